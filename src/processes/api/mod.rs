//! Processes over HTTP.

mod events;

pub use events::EventProcessesApi;
