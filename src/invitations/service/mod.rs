//! Inviting, sending, reminding, revoking; and the answer, as far as the invitation goes.

mod batch;
mod deeds;
mod expiry;
mod read;

pub use batch::{Row, create_many};
pub use deeds::{answered, create, invite_substitute, remind, renew, revoke, send, show, update};
pub use expiry::expire;
pub use read::{by_link, find, get, list, lock, locked_by_link};

const KIND: &str = "invitation";
