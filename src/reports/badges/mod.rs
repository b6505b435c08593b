//! Badges: for those who are confirmed and come to the place, as they want to be called.

pub mod api;
pub mod paper;
pub mod rules;
pub mod service;
pub mod types;
