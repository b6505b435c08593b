//! What is computed over the parts: the statistics of an event.
//!
//! Owns no table. It takes what the database counts and sets it beside what a report claims; where
//! they differ it says so and corrects neither.

pub mod api;
pub mod rules;
pub mod service;
pub mod types;
