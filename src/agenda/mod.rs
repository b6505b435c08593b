//! The agenda of an event: panels in order, their items, and who spoke as they were on the day.
//!
//! Clashes of a room or a speaker are named, never forbidden. It refuses times that end before they
//! begin, and days outside the event.

pub mod entity;
pub mod rules;
pub mod types;
