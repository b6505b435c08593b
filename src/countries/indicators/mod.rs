//! What indices such as the EGDI and the OSI say of countries: one value for a country, an index, a
//! component and an edition, brought in by table or by hand, and what they say of groups.
//!
//! Editions are kept apart: values of one are not comparable with those of another.

pub mod api;
pub mod entity;
pub mod rules;
pub mod service;
pub mod table;
pub mod types;
