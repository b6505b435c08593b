//! The tables of follow-ups.

pub mod follow_up;
pub mod plan;
pub mod recipient;
