//! Indicators of a programme: what they measure, from which baseline to which target.
//!
//! Owns the values that are entered by hand, which are added and never changed: a correction is a new
//! entry, which may name the one in whose place it stands. What the system counts itself is counted where
//! the report is made. It refuses a target that lies against the direction, values for what is counted,
//! and dates that have not begun.

pub mod api;
pub mod entity;
pub mod rules;
pub mod service;
pub mod types;
