//! The tables of indicators.

pub mod indicator;
pub mod value;
