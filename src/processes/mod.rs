//! What spans several parts: cancelling an event touches registrations, follow-ups and mail.
//!
//! A process calls the services of the parts in one write; it owns no table and decides nothing
//! that a part's rules decide.

pub mod api;
mod move_event;

pub use move_event::move_event;
