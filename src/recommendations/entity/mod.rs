//! The tables of recommendations.

pub mod addressee;
pub mod progress;
pub mod recommendation;
