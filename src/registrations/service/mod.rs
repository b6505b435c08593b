//! Registering, deciding, withdrawing, promoting.
//!
//! Whoever changes who has a seat locks the event's row first: its counters say what is free.

mod back;
mod confirm;
mod digest;
mod earlier;
mod edit;
mod enter;
mod handover;
mod instead;
mod join;
mod merged;
mod moves;
mod organizer;
mod read;
mod renamed;
mod reseat;
mod retention;
mod searched;
mod seats;
mod tallies;
mod told;
mod word;

pub use back::barred;
pub use confirm::{confirm_address, renew_address};
pub use digest::{put_off_digests, tell_contact, with_digest_due};
pub use earlier::{Earlier, earlier};
pub use edit::edit;
pub use enter::{Details, Entered, Newcomer, enter, enter_new};
pub use handover::hand_over;
pub use instead::{
    call_back, comes_instead, instead, is_given_back, keepers, kept_places, tell_keepers,
    wait_no_more,
};
pub use merged::{all_of, follow_invitation, move_to, unite};
pub use moves::{
    approve, come_back, promote, refuse_closed, reject, substitute, withdraw, withdraw_by_id,
};
pub use organizer::{register, update};
pub use read::{
    by_link, each, find, get, list, locked_by_link, locked_of_person, of_people, of_person,
    waitlist_position, waitlist_positions, words,
};
pub use renamed::{named, renamed};
pub use reseat::reseat;
pub use retention::{Forgotten, forget_unverified};
pub use seats::{check_public_door, check_public_place, door, fill_free_seats, places};
pub use tallies::{date_again, tallies, tallies_of};
pub use told::{for_reader, tell, tell_on_request};

use read::find_unscoped;

use super::entity::Model;
use crate::access::Actor;
use crate::audit::{self, Entry};
use crate::db::Write;
use crate::error::Result;

const KIND: &str = "registration";

async fn record(w: &Write, by: &Actor, action: &'static str, row: &Model) -> Result<()> {
    audit::record(w, by, &Entry::new(action, KIND, row.id).of(row.event_id)).await
}
