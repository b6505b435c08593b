//! Nominations out of a table: whom countries name, and which of them would have a seat at once.

mod rows;
mod trial;

pub use rows::{Decided, NominationTable, role};
pub use trial::{Trial, of_people};
