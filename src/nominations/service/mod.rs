//! Quotas and nominations: made, changed, decided, found.
//!
//! Whoever decides on a seat of a country has locked the event before, as with all its seats.

mod balance;
mod deeds;
mod merged;
mod named;
pub mod quotas;
mod read;
mod seats;
mod whole;

pub use balance::balance;
pub use deeds::{create, decline, delete, no_country, reserve, update};
pub use merged::{all_of, follow_focal_point, follow_invitation, move_to, unite};
pub use named::{Nominee, by_ids, find_named, locked_many, named, put_in_order, take_back};
pub use read::{find, get, list, lock, of_person, ranks, with_selected};
pub use seats::{
    alternates_left, check_seat, has_seat, mark_selected, release, standing_by, take_over,
};
pub use whole::whole;

const KIND: &str = "nomination";
