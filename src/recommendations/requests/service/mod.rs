//! Asking focal points how far their organizations are, and taking what they report.

mod asking;
mod digest;
mod merged;
mod proposals;
mod read;
mod reporting;
mod rounds;
mod stead;
mod tasks;

pub use asking::{call_off, is_alive, request_update, revoke};
pub use digest::{tell_contact, with_digest_due};
pub use merged::follow_focal_point;
pub use proposals::{Contact, confirm, dismiss, find_proposal, list_proposals, propose, waiting};
pub use read::{by_link, find, get, list, locked_by_link};
pub use reporting::{Said, report_all};
pub use rounds::{Round, ask_by_rule, put_off, with_rounds};
pub use tasks::{Task, tasks};

/// What a request is called.
const KIND: &str = "progress request";
/// What the log calls it.
const LOGGED: &str = "progress_request";
