//! How the recommendations of a programme stand, counted: by state, country and addressee.

pub mod api;
pub mod rules;
pub mod service;
pub mod types;
