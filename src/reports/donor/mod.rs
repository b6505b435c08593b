//! The report of a programme to those who pay for it: what it is, what was held, who came, how far its
//! indicators are.
//!
//! It is computed from what is on record at the moment, over the events that have begun; nothing of it
//! is kept. A section is a file of `sections` with one function from the facts to blocks; one of which
//! nothing is known is left out. What is told of people are counts by one property at a time, as in the
//! statistics of an event, and how many of them came or were given a certificate where they are not few;
//! of evaluations what may be handed on to anybody.

pub mod api;
mod facts;
mod record;
mod rules;
mod sections;
pub mod service;
pub mod types;
