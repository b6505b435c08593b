//! Organizations: governments, UN entities, universities and the rest, as one list with parents.
//!
//! It refuses a parent that would close a circle, and deleting what an event, a programme, a person
//! or a recommendation names.

pub mod api;
pub mod entity;
pub mod rules;
pub mod service;
pub mod types;
