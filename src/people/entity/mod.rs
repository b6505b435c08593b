//! The tables of people.

pub mod address;
pub mod person;
pub mod person_event;
pub mod word;
