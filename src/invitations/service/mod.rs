//! Inviting, sending, reminding, revoking; and the answer, as far as the invitation goes.

mod batch;
mod deeds;
mod expiry;
mod merged;
mod nominees;
mod read;
mod reminders;
mod substitutes;
mod unsent;

pub use batch::{Row, create_many};
pub use deeds::{
    Said, accept_after_all, answered, check_renewal, create, remind, renew, revoke, send, update,
};
pub use expiry::expire;
pub use merged::{all_of, move_to, unite};
pub use nominees::invite_nominee;
pub use read::{by_link, find, get, is_effectively, list, lock, locked_by_link};
pub use reminders::{Waiting, put_off_reminders, remind_many, reminds_at, waiting};
pub use substitutes::{
    call_back, invite_again_instead, invite_instead, is_taken_back, named_after, named_from,
    note_known, of_person, pass_over, release, release_taken_back,
};
pub use unsent::{unsend, unsend_late};

const KIND: &str = "invitation";
