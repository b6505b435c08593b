//! The tables of people.

pub mod person;
pub mod person_event;
pub mod word;
