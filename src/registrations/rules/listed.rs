//! Whether somebody stands in the list of participants.

use chrono::{DateTime, Utc};

use crate::registrations::types::{Consent, LIST_OF_PARTICIPANTS};

/// The version of the text that people agree to on the pages.
const VERSION: &str = "2026-11";

/// The consents with what is said of the list of participants.
pub fn to_list(given: bool, before: Vec<Consent>, now: DateTime<Utc>) -> Vec<Consent> {
    let known = before.iter().find(|consent| consent.purpose == LIST_OF_PARTICIPANTS);
    if known.is_some_and(|consent| consent.given == given && consent.version == VERSION) {
        return before;
    }
    let others = before.into_iter().filter(|consent| consent.purpose != LIST_OF_PARTICIPANTS);
    let new = Consent {
        purpose: LIST_OF_PARTICIPANTS.to_owned(),
        version: VERSION.to_owned(),
        given,
        at: now,
    };
    let mut all: Vec<Consent> = others.chain([new]).collect();
    all.sort_by(|one, other| one.purpose.cmp(&other.purpose));
    all
}
