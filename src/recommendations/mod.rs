//! Recommendations: what was recommended, who has to do it, and how far they are.
//!
//! Acceptance and implementation are two axes, and each addressee answers for itself. Progress is
//! append-only. It refuses a no without its reason, deleting what progress was recorded for, and
//! taking an addressee away that has reported.

pub mod api;
pub mod chain;
pub mod dashboard;
pub mod entity;
pub mod needs;
pub mod requests;
pub mod rules;
pub mod service;
pub mod table;
pub mod types;
