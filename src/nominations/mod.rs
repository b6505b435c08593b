//! Nominations: how many seats each country has at an event, whom it is asked to name for them, and
//! whom it has named.
//!
//! It refuses to select more people of a country than it has seats, whatever the order in which
//! things happen, and a second nomination of the same person. Whoever decides on a seat has locked
//! the event. What selecting somebody means for invitations and the register is a process.

pub mod api;
pub mod entity;
pub mod import;
pub mod requests;
pub mod rules;
pub mod service;
pub mod table;
pub mod types;
