//! Making evaluations, asking people, taking what they answer, and telling what came of it.
//!
//! Whoever opens, closes or sends locks the event's row first and then the form's; whoever answers
//! locks the form's alone. Whoever merges two people has their rows locked too; of one who answers just
//! then and one who merges, the database runs one again.

mod answering;
mod event_moves;
mod merged;
mod moves;
mod read;
mod results;
mod sending;
mod subjects;
mod write;

pub use answering::{Opened, answer, by_link, said_by};
pub use event_moves::{call_off, hold_back, reschedule};
pub use merged::move_to;
pub use moves::{close, open};
pub use read::{find, get, list};
pub use results::{Person, each_answer, results, results_to_hand_on, test_percents};
pub use sending::step;
pub use subjects::subjects_of;
pub use write::{create, delete, update};

/// What the log calls it.
const KIND: &str = "evaluation";
