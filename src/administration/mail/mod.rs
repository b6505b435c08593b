//! The outbox and the templates, as organizers see them.
//!
//! Owns no table: `mail` does. It shows a limited token the mails of its events alone, and lets
//! only those read a mail with its links who could also send them.

pub mod api;
pub mod bounces;
mod service;
pub mod suppressions;
mod templates;
mod types;

pub use service::{cancel, find, list, preview, retry, retry_failed};
pub use templates::{preview_template, templates};
