//! Addresses that get no mail, or no follow-ups, as organizers see them.

mod api;
mod service;
mod types;

pub use api::SuppressionsApi;
pub use service::{faults, find, keep, list};
