//! Follow-ups: mails to the people of an event, now, at a time, or relative to an anchor.
//!
//! Each recipient gets a follow-up once. It refuses changes once it was sent.

pub mod entity;
pub mod rules;
pub mod types;
