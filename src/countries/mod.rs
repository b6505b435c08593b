//! Countries and groups of countries: the reference data that ships with the house.
//!
//! Owns the 249 codes of ISO 3166-1 with their names, the shipped groups, and the groups that
//! organizers make. A group is the set that its owner states, never derived. It refuses changes to
//! countries and to shipped groups. Pages and mails take names from [`names`], without a query.

pub mod api;
pub mod entity;
pub mod indicators;
pub mod meant;
pub mod names;
pub mod rules;
pub mod service;
pub mod types;

pub use crate::country_code::{CountryCode, NotACountry};
