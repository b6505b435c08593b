//! Indicators of a programme: what they measure, from which baseline to which target.
//!
//! Owns the values that are entered by hand, which are added and never changed: a correction is a new
//! entry. What the system counts itself is counted where the report is made. It refuses a target that
//! lies against the direction, and values for what is counted.

pub mod api;
pub mod entity;
pub mod rules;
pub mod service;
pub mod types;
