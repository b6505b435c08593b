//! The report of an event: computed from what is on record, written where organizers take it over,
//! kept in versions.
//!
//! A section is a file of `sections` with one function from the facts to blocks; one that has neither
//! computed nor written content is left out. The blocks are what all formats are made of, and what a
//! version keeps. It refuses to correct a claim or a count: where they differ it says so.

pub mod api;
mod changes;
pub mod entity;
mod facts;
mod record;
pub mod rules;
mod sections;
pub mod service;
pub mod types;
