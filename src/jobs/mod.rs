//! Jobs: long work that goes on after its request was answered, and how far it is.
//!
//! A job is a record and nothing else: whoever does the work writes its progress in the same
//! transaction as the work itself, so that it never says more or less than was done. It refuses
//! nothing and starts nothing, and is forgotten 90 days after its end.

pub mod entity;
pub mod service;
pub mod types;
