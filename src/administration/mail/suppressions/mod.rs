//! Addresses that get no mail, or no follow-ups, as organizers see them.

mod api;
mod rules;
mod service;
mod types;

pub use api::SuppressionsApi;
pub use rules::faults;
pub use service::{find, keep, list};
