//! What is computed over the parts: the statistics of an event, its list of participants, badges, and
//! the report; and over the events of a programme its overview and the donor report.
//!
//! It takes what the database counts and sets it beside what a report claims; where they differ it
//! says so and corrects neither. Of tables it owns those of the report alone: what organizers wrote of
//! it, and its versions.

mod across;
pub mod api;
pub mod badges;
mod blocks;
pub mod donor;
pub mod overview;
mod pages;
pub mod participants;
mod programme_facts;
mod room;
pub mod rules;
pub mod service;
pub mod summary;
pub mod types;
mod wording;
pub mod words;
