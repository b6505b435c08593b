//! From where a recommendation came, and what came of it: read through events, papers and later
//! recommendations.

pub mod api;
pub mod rules;
pub mod service;
pub mod types;
