//! The catalogue of practices and digital public goods, by country and topic.
//!
//! Like organizations they belong to no event: whoever reads sees all of them, but for which event or
//! material they name where a limited token may not see that; and such a token changes none. It refuses
//! one of which nobody knows whose it is.

pub mod api;
pub mod entity;
pub mod rules;
pub mod service;
pub mod types;
