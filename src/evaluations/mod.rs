//! Evaluations: what people think of an event, what they knew before and after it, and what they made
//! of it later.
//!
//! Owns the forms, who is asked, and what is answered. Each who takes part gets a link of their own and
//! answers once; what is said with a name can be changed until the form closes. What is answered
//! anonymously is added to counts and kept as no row: nothing says in which order, when or by whom it
//! came. Of such a form nothing is told before it closes, and nothing of fewer than five. It refuses to
//! change what somebody has answered, and to make an open form anonymous or not.

pub mod api;
pub mod entity;
pub mod messages;
pub mod pages;
pub mod rules;
pub mod service;
pub mod table;
pub mod types;
