//! What must not become slower as the work grows: counts that are kept, words that are kept, and
//! an index for all that is read.

mod plans;
pub mod stock;
pub mod tallies;
mod words;
