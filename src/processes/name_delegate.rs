//! One of a delegation: added, corrected, taken away, put into its place.

use std::collections::BTreeMap;

use super::name_delegation::is_decided;
use crate::access::Actor;
use crate::db::Write;
use crate::error::Result;
use crate::events::entity::event::Model as Event;
use crate::ids::{NominationEntryId, NominationId, PersonId};
use crate::nominations::requests::entity::entry::Model as Entry;
use crate::nominations::requests::entity::request::Model as Request;
use crate::nominations::requests::rules::Words;
use crate::nominations::requests::service as requests;
use crate::nominations::service::{self, Nominee};
use crate::people::types::PersonCreate;
use crate::{invitations, people, registrations};

/// Who is named, for what.
#[derive(Clone, Copy)]
pub(super) struct Naming<'a> {
    pub event: &'a Event,
    pub request: &'a Request,
}

impl Naming<'_> {
    /// Somebody who is named now: nominated, unless another has done so.
    pub async fn add(self, w: &Write, by: &Actor, words: &Words, place: i32) -> Result<Entry> {
        let (person, own_words) = people::service::brought(w, by, &self.described(words)).await?;
        registrations::service::named(w, &[person.id]).await?;
        Ok(Entry {
            id: w.new_id(),
            version: 1,
            request_id: self.request.id,
            nomination_id: self.nomination(w, by, person.id, words.alternate, place).await?,
            place,
            full_name: words.full_name.clone(),
            position: words.position.clone(),
            organization: words.organization.clone(),
            email: words.email.clone(),
            gender: words.gender,
            alternate: words.alternate,
            person_version: own_words.then_some(person.version),
            created_at: w.now(),
            updated_at: w.now(),
        })
    }

    fn described(self, words: &Words) -> PersonCreate {
        PersonCreate {
            full_name: words.full_name.clone(),
            email: Some(words.email.clone()),
            gender: words.gender,
            position: words.position.clone(),
            country: Some(self.request.country.clone()),
            ..PersonCreate::default()
        }
    }

    /// What comes of somebody who is named: their nomination by this country, if the organizers have
    /// entered it, else a new one; none where another country, or another focal point, was first.
    async fn nomination(
        self,
        w: &Write,
        by: &Actor,
        person: PersonId,
        alternate: bool,
        rank: i32,
    ) -> Result<Option<NominationId>> {
        let known = service::of_person(w, self.event.id, person).await?;
        let Some(known) = known else {
            let (country, request) = (self.request.country.clone(), self.request.id);
            let nominee = Nominee { person, country, request, rank, alternate };
            return service::named(w, by, self.event.id, nominee).await.map(|row| Some(row.id));
        };
        // What the organizers have decided on somebody whom they entered is theirs to tell.
        let ours = known.request_id == Some(self.request.id)
            || known.request_id.is_none() && !is_decided(Some(&known));
        Ok((ours && known.country == self.request.country).then_some(known.id))
    }

    /// Other words for somebody who is named. Where nothing else is on record of them, these are.
    pub async fn correct(
        self,
        w: &Write,
        by: &Actor,
        entry: &Entry,
        words: &Words,
    ) -> Result<Entry> {
        Ok(Entry {
            person_version: self.correct_person(w, by, entry, words).await?,
            full_name: words.full_name.clone(),
            position: words.position.clone(),
            organization: words.organization.clone(),
            email: words.email.clone(),
            gender: words.gender,
            alternate: words.alternate,
            ..entry.clone()
        })
    }

    /// The version of the person on record, if nothing but these words is.
    async fn correct_person(
        self,
        w: &Write,
        by: &Actor,
        entry: &Entry,
        words: &Words,
    ) -> Result<Option<i64>> {
        let (Some(version), Some(id)) = (entry.person_version, entry.nomination_id) else {
            return Ok(None);
        };
        let Some(nomination) = service::find_named(w, id).await? else { return Ok(None) };
        let (event, person) = (self.event.id, nomination.person_id);
        // Whom the organizers have invited or registered they know by that name.
        let invited = invitations::service::of_person(w, event, person).await?.is_some();
        let registered = registrations::service::of_person(w, event, person).await?.is_some();
        if invited || registered || is_decided(Some(&nomination)) {
            return Ok(None);
        }
        let described = self.described(words);
        people::service::correct(w, by, person, (version, event), &described).await
    }

    /// Takes somebody off the list, and their nomination back, unless it is not the focal point's. No
    /// row may do so on whom the organizers have decided.
    pub async fn remove(self, w: &Write, by: &Actor, entry: &Entry) -> Result<()> {
        requests::drop_entry(w, entry.id).await?;
        let Some(id) = entry.nomination_id else { return Ok(()) };
        let nomination = service::find_named(w, id).await?;
        match nomination.filter(|it| it.request_id == Some(self.request.id)) {
            Some(row) if !is_decided(Some(&row)) => service::take_back(w, by, &row).await,
            _ => Ok(()),
        }
    }
}

/// A delegation as it is named now, in its order.
#[derive(Debug, Default)]
pub(super) struct Delegation {
    entries: Vec<Entry>,
    /// Whether somebody was taken off the list.
    pub shorter: bool,
}

impl Delegation {
    /// The next one.
    pub fn push(&mut self, entry: Entry) {
        self.entries.push(entry);
    }

    /// Somebody of whom nothing is said, where they stood.
    pub fn keep_in_place(&mut self, entry: Entry) {
        let place = usize::try_from(entry.place - 1).unwrap_or(0).min(self.entries.len());
        self.entries.insert(place, entry);
    }

    /// The place of who is named next.
    pub fn next_place(&self) -> i32 {
        i32::try_from(self.entries.len()).map_or(i32::MAX, |count| count.saturating_add(1))
    }

    /// Whether nobody is named.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Keeps all of it, with the places in which they stand; the order of those on whom the organizers
    /// have decided is theirs. Says whether anything is otherwise than `before`.
    pub async fn settle(
        &mut self,
        w: &Write,
        by: &Actor,
        request: &Request,
        before: &BTreeMap<NominationEntryId, Entry>,
    ) -> Result<bool> {
        let (mut place, mut changed) = (0, self.shorter);
        for entry in &mut self.entries {
            place += 1;
            entry.place = place;
            let entry = match before.get(&entry.id) {
                Some(kept) if kept == entry => continue,
                Some(_) => requests::update_entry(w, entry.clone()).await?,
                None => requests::insert_entry(w, entry.clone()).await?,
            };
            changed = true;
            let Some(id) = entry.nomination_id else { continue };
            let row = service::find_named(w, id).await?;
            let ours = row.filter(|row| row.request_id == Some(request.id));
            if let Some(row) = ours.filter(|row| !is_decided(Some(row))) {
                service::put_in_order(w, by, row, place, entry.alternate).await?;
            }
        }
        Ok(changed)
    }
}
