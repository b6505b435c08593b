//! The tables of what went.

pub mod file;
pub mod record;
