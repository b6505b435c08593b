//! Attendance: who of those confirmed came, on which day or to which panel.
//!
//! Owns the check-ins. One stands for each registration and day or panel, whoever tells of it, how
//! often and in whatever order; what was undone stays on record. It refuses to check in anybody who
//! has no place, and counts nobody who has lost it since.

pub mod api;
pub mod entity;
pub mod rules;
pub mod service;
pub mod types;
