//! The agenda of an event: panels in order, their items, and who spoke as they were on the day.
//!
//! Clashes of a room or a speaker are named, never forbidden. It refuses times that end before they
//! begin, days outside the event, and any change once the event is archived.

pub mod api;
pub mod entity;
pub mod messages;
pub mod pages;
pub mod rules;
pub mod service;
pub mod types;
