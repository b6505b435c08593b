//! Letters on paper, with a letterhead, a number and room for a signature: the invitation, and the one
//! that supports an application for a visa.
//!
//! It owns the register of their numbers, one row for each letter of an event. A letter that is asked
//! for once more keeps its number and its day. It keeps no passport number.

pub mod api;
pub mod entity;
pub mod merged;
pub mod paper;
pub mod rules;
pub mod service;
pub mod types;
