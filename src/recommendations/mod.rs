//! Recommendations: what was recommended, who has to do it, and how far they are.
//!
//! Acceptance and implementation are two axes, and each addressee answers for itself. Progress is
//! append-only. It refuses a no without its reason.

pub mod entity;
pub mod rules;
pub mod types;
