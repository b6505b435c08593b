//! A programme at a glance, for the organizers: its events in order, who came back, from where people
//! came, and how its recommendations stand.
//!
//! Nothing of it is kept. However many events there are, it asks the database as often.

pub mod api;
mod pages;
mod rules;
pub mod service;
pub mod types;
