//! Reports on mails that came back, as organizers see them.

mod api;
mod service;
mod types;

pub use api::BouncesApi;
pub use service::{find, list, take};
