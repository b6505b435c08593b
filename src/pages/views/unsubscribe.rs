//! The page on which one stops mails that go to many.

use serde::Serialize;

use super::{EventSummary, View};

/// The page behind the link in a follow-up.
#[derive(Clone, Debug, Serialize)]
pub struct UnsubscribeView {
    /// The event.
    pub event: EventSummary,
    /// The reader's address, masked.
    pub masked_email: String,
    /// What is stopped.
    pub stopped: Stopped,
    /// Whether there is a wish of their own to take back.
    pub can_take_back: bool,
    /// Whether somebody else has stopped mail to the address, which they cannot take back.
    pub by_others: bool,
}

impl View for UnsubscribeView {
    const TEMPLATE: &'static str = "unsubscribe.html";
}

/// How much is stopped.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Stopped {
    /// Nothing.
    Nothing,
    /// The follow-ups of the event.
    Event,
    /// All follow-ups.
    All,
}
