//! Issuing certificates, taking them back, and finding them.
//!
//! Whoever issues or revokes locks the event's row first: numbers are given one by one, and two who
//! issue at once make one certificate for each.

mod due;
mod issue;
mod merged;
mod moves;
mod print;
mod read;

pub use issue::issue;
pub use merged::move_to;
pub use moves::{reissue, revoke, revoke_of_event};
pub use read::{find, find_by_code, list, valid_of, valid_of_people};

const KIND: &str = "certificate";

/// How many rows go into one statement.
const CHUNK: usize = 200;
