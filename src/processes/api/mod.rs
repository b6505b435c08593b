//! Processes over HTTP.

mod agenda;
mod answers;
mod events;
mod organizations;
mod people;

pub use agenda::AgendaProcessesApi;
pub use answers::AnswersApi;
pub use events::EventProcessesApi;
pub use organizations::OrganizationProcessesApi;
pub use people::PersonProcessesApi;
