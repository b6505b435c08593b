//! Assessments: studies over a set of countries in named dimensions, what they found in each cell of
//! that, and the documents that came of them.
//!
//! One belongs to an event, to a programme or to neither, where no limited token sees it. It has one
//! finding at most for a country in a dimension, and one for all countries together. It refuses to give
//! up a country or a dimension of which something was found, unless it is told that the findings go too.

pub mod api;
pub mod entity;
pub mod rules;
pub mod service;
pub mod table;
pub mod types;
