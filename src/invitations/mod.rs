//! Invitations: one for each person and event, and the answer given to it.
//!
//! A draft is sent, reminded, answered, or revoked; a revoked one can be sent again with a new link.
//! It refuses an answer after its end.

pub mod api;
pub mod entity;
pub mod messages;
pub mod rules;
pub mod service;
pub mod types;
