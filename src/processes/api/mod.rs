//! Processes over HTTP.

mod answers;
mod events;

pub use answers::AnswersApi;
pub use events::EventProcessesApi;
