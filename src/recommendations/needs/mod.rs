//! Which recommendations answer which capacity needs and barriers, and these over HTTP, since their
//! address shows both.

pub mod api;
pub mod entity;
pub mod service;
