//! Mails kept in memory, for tests.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, PoisonError};

use super::LastLook;
use crate::mail::mime::Outgoing;
use crate::mail::rules::{Outcome, Reply};

/// Keeps what it is given. Clones share what they keep.
#[derive(Clone, Debug, Default)]
pub struct Catcher(Arc<Mutex<Caught>>);

#[derive(Debug, Default)]
struct Caught {
    mails: Vec<Outgoing>,
    next: VecDeque<Outcome>,
}

impl Catcher {
    /// What the next mails come to, in this order, before all others are taken.
    pub fn expect(&self, outcomes: impl IntoIterator<Item = Outcome>) {
        self.lock().next.extend(outcomes);
    }

    /// All mails taken so far.
    pub fn mails(&self) -> Vec<Outgoing> {
        self.lock().mails.clone()
    }

    pub(super) async fn send(&self, mail: &Outgoing, last: &dyn LastLook) -> Outcome {
        match last.refused().await {
            Some(outcome) => outcome,
            None => self.take(mail),
        }
    }

    fn take(&self, mail: &Outgoing) -> Outcome {
        let mut caught = self.lock();
        let outcome = caught.next.pop_front();
        let outcome = outcome.unwrap_or_else(|| Outcome::Sent(Reply::from_relay(250, "caught")));
        if matches!(outcome, Outcome::Sent(_)) {
            caught.mails.push(mail.clone());
        }
        outcome
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Caught> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
