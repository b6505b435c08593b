//! A focal point names a delegation: each whom it names is nominated, in its order.
//!
//! What it types is kept beside the nominations. Nobody on record is written over by it, and whether
//! somebody was known before, or is nominated by others, is for the organizers alone to see.

use std::collections::BTreeMap;

use super::name_delegate::{Delegation, Naming};
use crate::access::Actor;
use crate::db::Write;
use crate::error::{AppError, FieldError, Result};
use crate::events::entity::event::Model as Event;
use crate::ids::{NominationEntryId, NominationId};
use crate::nominations;
use crate::nominations::entity::nomination::Model as Nomination;
use crate::nominations::requests::entity::entry::Model as Entry;
use crate::nominations::requests::entity::request::Model as Request;
use crate::nominations::requests::rules::{
    self, Limit, Row, Words, limit_faults, same_address_faults,
};
use crate::nominations::requests::service;
use crate::nominations::types::NominationStatus;

/// Keeps a delegation as it is named now: all of it, or nothing with all that is wrong. `edition` is
/// the one that whoever names it has seen. Event and request must be locked.
pub async fn name_delegation(
    w: &Write,
    by: &Actor,
    event: &Event,
    request: Request,
    edition: i64,
    rows: &[Row],
) -> Result<()> {
    rules::check_edition(edition, request.edition)?;
    let before = Before::of(w, &request).await?;
    let limit = limit(w, event, &request).await?;
    before.check(limit, rows)?;
    let naming = Naming { event, request: &request };
    let mut now = Delegation::default();
    for gone in before.gone(rows).into_values() {
        naming.remove(w, by, gone).await?;
        now.shorter = true;
    }
    for words in rows.iter().filter_map(|row| row.words.as_ref()) {
        let entry = match before.said_before(rows, words) {
            Some(known) if says(known, words) => known.clone(),
            Some(known) => naming.correct(w, by, known, words).await?,
            None => naming.add(w, by, words, now.next_place()).await?,
        };
        now.push(entry);
    }
    for untouched in before.untouched(rows) {
        now.keep_in_place(untouched.clone());
    }
    let changed = now.settle(w, by, &request, &before.entries).await?;
    if !changed {
        return Ok(());
    }
    let request = service::answered(w, by, request, !now.is_empty()).await?;
    service::tell_received(w, event, &request).await
}

/// How many the delegation may have: as many as the request says, and no more alternates than the
/// quota of the country leaves to it.
async fn limit(w: &Write, event: &Event, request: &Request) -> Result<Limit> {
    let left = nominations::service::alternates_left(w, event.id, &request.country, request.id);
    let alternates = [request.alternates, left.await?].into_iter().flatten().min();
    Ok(Limit { seats: request.seats, alternates })
}

/// Whether this is what is kept of somebody.
fn says(entry: &Entry, words: &Words) -> bool {
    let kept = Words {
        full_name: entry.full_name.clone(),
        position: entry.position.clone(),
        organization: entry.organization.clone(),
        email: entry.email.clone(),
        gender: entry.gender,
        alternate: entry.alternate,
    };
    kept == *words
}

/// Whether it is said of the same person: one address is one person.
fn is_same(entry: &Entry, words: &Words) -> bool {
    entry.email.canonical() == words.email.canonical()
}

/// The delegation as it was.
struct Before {
    entries: BTreeMap<NominationEntryId, Entry>,
    nominations: BTreeMap<NominationId, Nomination>,
}

impl Before {
    async fn of(w: &Write, request: &Request) -> Result<Self> {
        let entries = service::entries(w, &[request.id]).await?;
        let ids = entries.iter().filter_map(|entry| entry.nomination_id);
        let nominations = nominations::service::locked_many(w, ids).await?;
        let entries = entries.into_iter().map(|entry| (entry.id, entry)).collect();
        Ok(Self { entries, nominations })
    }

    fn nomination(&self, entry: &Entry) -> Option<&Nomination> {
        self.nominations.get(&entry.nomination_id?)
    }

    /// 422 with all that the form alone does not show to be wrong.
    fn check(&self, limit: Limit, rows: &[Row]) -> Result<()> {
        let others = self.untouched(rows);
        let mut faults: Vec<FieldError> = rows.iter().filter_map(|row| self.decided(row)).collect();
        faults.extend(same_address_faults(rows, others.iter().map(|entry| &entry.email)));
        let count = |alternate: bool| {
            let counts = |entry: &&&Entry| entry.alternate == alternate && self.counts(entry);
            others.iter().filter(counts).count()
        };
        let faulty = |fault: &FieldError| faults.iter().any(|it| it.pointer == fault.pointer);
        let too_many = limit_faults(rows, limit, (count(false), count(true)));
        let too_many: Vec<_> = too_many.into_iter().filter(|fault| !faulty(fault)).collect();
        faults.extend(too_many);
        if faults.is_empty() { Ok(()) } else { Err(AppError::invalid(faults)) }
    }

    /// Whether somebody takes up one of the places: who was declined does not.
    fn counts(&self, entry: &Entry) -> bool {
        self.nomination(entry).is_none_or(|it| it.status != NominationStatus::Declined)
    }

    /// What is wrong with a row that changes, or takes away, somebody on whom the organizers have
    /// decided.
    fn decided(&self, row: &Row) -> Option<FieldError> {
        let entry = self.entries.get(&row.entry?)?;
        let changes = row.words.as_ref().is_none_or(|words| !says(entry, words));
        let message = "The organizers have decided on this person already.";
        let fault = || FieldError::new(row.key("full_name"), "decided", message);
        (changes && is_decided(self.nomination(entry))).then(fault)
    }

    /// Those of whom the rows say something.
    fn touched<'a>(&'a self, rows: &'a [Row]) -> impl Iterator<Item = &'a Entry> {
        rows.iter().filter_map(|row| self.entries.get(&row.entry?))
    }

    /// Who is meant by these words, if they are on the list: they may stand in the row of another.
    fn said_before<'a>(&'a self, rows: &'a [Row], words: &Words) -> Option<&'a Entry> {
        self.touched(rows).find(|entry| is_same(entry, words))
    }

    /// Those whom the rows name no more.
    fn gone<'a>(&'a self, rows: &'a [Row]) -> BTreeMap<NominationEntryId, &'a Entry> {
        let stays = |entry: &&Entry| {
            rows.iter().filter_map(|row| row.words.as_ref()).any(|words| is_same(entry, words))
        };
        let gone = self.touched(rows).filter(|entry| !stays(entry));
        gone.map(|entry| (entry.id, entry)).collect()
    }

    /// Those of whom no row says anything; the page does not offer to change whom is decided on.
    fn untouched(&self, rows: &[Row]) -> Vec<&Entry> {
        let touched = |entry: &&Entry| rows.iter().any(|row| row.entry == Some(entry.id));
        let mut all: Vec<&Entry> = self.entries.values().filter(|it| !touched(it)).collect();
        all.sort_by_key(|entry| (entry.place, entry.id));
        all
    }
}

/// Whether the organizers have decided on somebody.
pub fn is_decided(nomination: Option<&Nomination>) -> bool {
    nomination.is_some_and(|it| it.status != NominationStatus::Submitted)
}
