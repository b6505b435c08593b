//! Programmes, projects, series and initiatives: one tree above the events.
//!
//! Owns their organizations, countries, agreements and references, and their indicators. It refuses a
//! parent that would close a circle, and deleting what has children, events or indicators. A token
//! limited to a programme keeps what lies below it, and makes nothing beside it.

pub mod api;
pub mod entity;
pub mod indicators;
pub mod rules;
pub mod service;
pub mod types;
