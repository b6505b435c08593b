//! What is computed over the parts: the statistics of an event, its list of participants, badges, and
//! the report.
//!
//! It takes what the database counts and sets it beside what a report claims; where they differ it
//! says so and corrects neither. Of tables it owns those of the report alone: what organizers wrote of
//! it, and its versions.

pub mod api;
pub mod badges;
mod pages;
pub mod participants;
pub mod rules;
pub mod service;
pub mod summary;
pub mod types;
pub mod words;
