//! Capacity needs that were identified, and barriers that were named: of an event, or of a programme
//! where no event named them, and of a country.
//!
//! It refuses what belongs to both or to neither. Which recommendations answer them is kept by
//! recommendations, which stand above.

pub mod entity;
pub mod rules;
pub mod service;
pub mod types;
