//! Registrations: who takes part, in which role, and the order of those who wait.
//!
//! Owns the seats. It refuses to confirm more people than there are seats, whatever the way they
//! came; organizers do not count. One registration for each person and event.

pub mod api;
pub mod entity;
pub mod files;
pub mod form;
pub mod import;
pub mod messages;
pub mod pages;
pub mod rules;
pub mod sensitive;
pub mod service;
pub mod table;
pub mod types;
