//! Checking people in, undoing that, and seeing who is expected and who came.
//!
//! Whoever checks in locks the event's row first, under which registrations change too: nobody is let
//! in who loses their place at the same moment, and two devices that tell of one person make one row.

mod attendees;
mod batch;
mod counts;
mod desk;
mod expected;
mod merged;
mod read;
mod shares;
mod undo;

pub use batch::{Row, check_in_many};
pub use counts::{attended_of, counts, tallies};
pub use desk::{Checked, check_in};
pub use expected::expected;
pub use merged::move_to;
pub use read::{find, get, list, names_panel};
pub use shares::{Shares, shares};
pub use undo::undo;

const KIND: &str = "check_in";

/// How many rows go into one statement.
const CHUNK: usize = 500;
