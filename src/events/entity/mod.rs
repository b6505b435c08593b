//! The tables of events.

pub mod country;
pub mod coverage;
pub mod event;
pub mod organization;
