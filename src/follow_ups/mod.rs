//! Follow-ups: mails to the people of an event, now, at a time, or relative to an anchor.
//!
//! Each recipient gets a follow-up once, whatever dies in between: the mails are queued in chunks,
//! and each chunk writes down who got it. It refuses changes while it is sent and afterwards,
//! and texts with placeholders that stand for nothing.

pub mod api;
pub mod entity;
pub mod messages;
pub mod rules;
pub mod service;
pub mod types;
