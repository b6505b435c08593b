//! The tables of countries.

pub mod country;
pub mod group;
pub mod member;
pub mod region;
