//! The tables of the agenda.

pub mod item;
pub mod panel;
pub mod speaker;
