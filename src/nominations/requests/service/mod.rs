//! Asking for a delegation, reminding, revoking; and what is named, as far as the request goes.

mod deeds;
mod delegation;
mod letters;
mod merged;
mod note_verbale;
mod read;
mod reminders;

pub use deeds::{create, delete, revoke, send, update};
pub use delegation::{
    answered, drop_entry, entries, forget_nomination, insert_entry, organization_of, update_entry,
};
pub use letters::{asked, remind, tell_received};
pub use merged::{follow_focal_point, follow_nomination};
pub use note_verbale::{
    delete_note_verbale, delete_old_note_verbale, file_note_verbale, name_note_verbale,
    read_note_verbale, with_old_note_verbale,
};
pub use read::{by_link, find, get, list, locked_by_link};
pub use reminders::{awaiting, put_off_reminders, remind_by_rule};

/// What it is called.
const KIND: &str = "nomination request";
/// What the log calls it.
const LOGGED: &str = "nomination_request";
