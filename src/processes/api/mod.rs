//! Processes over HTTP.

mod agenda;
mod answers;
mod events;
mod invitations;
mod organizations;
mod people;

pub use agenda::AgendaProcessesApi;
pub use answers::AnswersApi;
pub use events::EventProcessesApi;
pub use invitations::InvitationProcessesApi;
pub use organizations::OrganizationProcessesApi;
pub use people::PersonProcessesApi;
