//! What is computed over the parts: the statistics of an event, and its list of participants.
//!
//! Owns no table. It takes what the database counts and sets it beside what a report claims; where
//! they differ it says so and corrects neither.

pub mod api;
pub mod badges;
mod pages;
pub mod participants;
pub mod rules;
pub mod service;
pub mod types;
pub mod words;
