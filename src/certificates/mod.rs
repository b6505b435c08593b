//! Certificates: what those get who came, and what confirms it to whoever is shown one.
//!
//! Owns them as they were issued: the name, the event's title, its dates and place stay as printed,
//! whatever is changed later, and a correction is a new one that revokes the former. It refuses two
//! that are valid of one kind for one registration. None is ever deleted by itself: a code that was
//! given out is confirmed, or said to be revoked, for as long as the event is on record.

pub mod api;
pub mod entity;
pub mod pages;
pub mod paper;
pub mod rules;
pub mod service;
pub mod types;
