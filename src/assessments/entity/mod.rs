//! The tables of assessments.

pub mod assessment;
pub mod document;
pub mod finding;
pub mod finding_need;
pub mod organization;
