//! The tables of nomination requests.

pub mod entry;
pub mod request;
