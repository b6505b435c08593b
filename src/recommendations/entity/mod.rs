//! The tables of recommendations.

pub mod addressee;
pub mod outcome;
pub mod progress;
pub mod recommendation;
