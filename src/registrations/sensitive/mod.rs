//! Answers to sensitive fields, which stand apart: sealed, read by organizers alone with an entry in the
//! log for each reading, and deleted when their days are over.
//!
//! Owns what is sealed. It refuses to show it without saying so in the log.

mod apart;
pub mod api;
pub mod entity;
pub mod service;
pub mod types;

pub use apart::{Apart, Given};
