//! Focal points: whom a ministry or an organization has named to be written to.
//!
//! Each is a person of the address book, for one country or one organization and, where that is said,
//! one topic. It refuses the same post twice. Who is none any more is made inactive and stays on
//! record.

pub mod api;
pub mod entity;
pub mod rules;
pub mod service;
pub mod types;
