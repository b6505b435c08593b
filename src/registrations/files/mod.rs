//! Files as answers: what a field of kind `file` is answered by.
//!
//! The answer names the file, and the database deletes the file when no answer names it any more,
//! whatever took the answer away. It refuses to give one out without saying so in the log.

pub mod api;
pub mod pages;
pub mod service;
