//! The tables of nominations.

pub mod nomination;
pub mod quota;
