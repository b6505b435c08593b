//! Files out and in: data in, bytes out, and back. What stands here knows no table and no feature.

pub mod csv;
pub mod document;
pub mod formula;
pub mod ical;
pub mod incoming;
pub mod package;
pub mod paper;
pub mod reading;
pub mod sheet;
pub mod spool;
mod unpacking;
mod vtimezone;
mod xlsx;
