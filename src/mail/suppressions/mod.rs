//! Addresses that get no mail, or no follow-ups: because mail to them came back, or because
//! somebody wishes so.
//!
//! Each is kept once (address, scope, event, reason), so that what one side takes back leaves what
//! the other wishes. Whatever is queued already ends in the same write; what is being sent just now
//! is looked at once more before it goes out.

pub mod entity;
pub mod rules;
mod service;
mod unsubscribing;
mod wishes;

pub use entity::{SuppressionReason, SuppressionScope};
pub use service::{Kept, NewSuppression, closed, find, is_closed, keep, lift};
pub(super) use service::{forget_mails, forget_person, holding, of_addresses, selected};
pub use unsubscribing::{link, of_reader, settle, stop, take_back};
pub use wishes::keep_wishes;
