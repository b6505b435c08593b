//! The tables of evaluations.

pub mod answer;
pub mod evaluation;
pub mod invitee;
pub mod tally;
