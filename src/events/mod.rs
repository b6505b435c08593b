//! Events: what is held, when and where, by whom, and in which state it is.
//!
//! Owns the life cycle, the figures that a report claims, references, later meetings and media
//! coverage. It refuses moves that the state does not allow, and dates that end before they begin.

pub mod api;
mod derived;
pub mod entity;
pub mod messages;
pub mod pages;
pub mod rules;
pub mod seats;
pub mod service;
pub mod types;
