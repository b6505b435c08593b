//! The tables of reports.

pub mod edition;
pub mod section;
pub mod version;
