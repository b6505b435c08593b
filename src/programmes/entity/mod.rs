//! The tables of programmes.

pub mod country;
pub mod organization;
pub mod programme;
