//! Processes over HTTP.

mod agenda;
mod answers;
mod certificates;
mod events;
mod imports;
mod invitations;
mod materials;
mod nominations;
mod organizations;
mod people;
mod registrations;

pub use agenda::AgendaProcessesApi;
pub use answers::AnswersApi;
pub use certificates::CertificateProcessesApi;
pub use events::EventProcessesApi;
pub use imports::ImportsApi;
pub use invitations::InvitationProcessesApi;
pub use materials::MaterialProcessesApi;
pub use nominations::NominationProcessesApi;
pub use organizations::OrganizationProcessesApi;
pub use people::PersonProcessesApi;
pub use registrations::RegistrationProcessesApi;
