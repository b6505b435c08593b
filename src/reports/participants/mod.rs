//! The list of participants: those who are confirmed and agreed to stand in it, in official order.
//!
//! Everybody stands in it as on the day, with what their registration says. No address and no number
//! does.

pub mod api;
pub mod paper;
pub mod rules;
pub mod service;
pub mod table;
pub mod types;
