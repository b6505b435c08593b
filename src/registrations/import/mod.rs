//! Registrations out of a table: what its rows say of how people take part, and where they would go.

mod answers;
mod rows;
mod trial;

pub use rows::RegistrationTable;
pub use trial::Trial;
