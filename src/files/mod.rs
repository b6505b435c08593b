//! Files out and in: data in, bytes out, and back. What stands here knows no table and no feature.

pub mod csv;
pub mod document;
pub mod docx;
pub mod formula;
pub mod ical;
pub mod incoming;
pub mod paper;
pub mod sheet;
pub mod spool;
mod vtimezone;
mod xlsx;
