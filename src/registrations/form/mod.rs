//! The registration form: what an event asks of those who take part, beside their name, country,
//! organization and position, which are always asked.
//!
//! Owns the fields of each event and every version of what they ask. It refuses a form whose
//! fields nobody could answer.

pub mod api;
pub mod entity;
pub mod pages;
pub mod rules;
pub mod service;
pub mod sets;
pub mod types;
