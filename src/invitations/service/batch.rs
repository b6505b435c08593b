//! Thousands of invitations at once: few statements, and a result for each row.

use std::collections::HashSet;

use sea_orm::{
    ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, QuerySelect,
};

use super::KIND;
use super::deeds::{blank, check, no_address};
use crate::access::Actor;
use crate::audit::{self, Entry};
use crate::db::Write;
use crate::error::{FieldError, Result};
use crate::events;
use crate::events::entity::event::Model as Event;
use crate::events::seats;
use crate::ids::{EventId, PersonId};
use crate::invitations::entity::{Column, Entity, Model};
use crate::invitations::messages::{Invite, write_letters};
use crate::invitations::rules;
use crate::invitations::types::{
    InvitationBatchResult, InvitationBatchRow, InvitationCreate, InvitationStatus,
};
use crate::people;
use crate::people::entity::person::Model as Person;
use crate::people::types::PersonCreate;

const CHUNK: usize = 500;

/// A row as it came, or what is wrong with it.
pub type Row = Result<InvitationCreate, Vec<FieldError>>;

/// Makes what can be made and says of the rest why not.
pub async fn create_many(
    w: &Write,
    by: &Actor,
    event: EventId,
    rows: &[Row],
    send: bool,
) -> Result<InvitationBatchResult> {
    events::service::find(w, by, event).await?;
    let event = seats::lock_open(w, event).await?;
    if send {
        rules::check_sending(event.status, event.is_over(w.now()))?;
    }
    let mut batch = Batch::new(rows, &event, w, send);
    batch.find_people(w, by).await?;
    batch.refuse_repeats(w, event.id).await?;
    batch.insert(w, &event).await?;
    batch.record(w, by).await?;
    Ok(batch.results())
}

struct Batch<'a> {
    rows: Vec<Item<'a>>,
}

struct Item<'a> {
    input: Option<&'a InvitationCreate>,
    sends: bool,
    person: Option<Person>,
    made: Option<Model>,
    errors: Vec<FieldError>,
}

impl<'a> Batch<'a> {
    fn new(rows: &'a [Row], event: &Event, w: &Write, send: bool) -> Self {
        let sending = rules::check_sending(event.status, event.is_over(w.now()));
        let closed = sending.err().map(|error| FieldError::new("send", error.code, error.detail));
        let item = |row: &'a Row| match row {
            Err(errors) => {
                Item { input: None, sends: false, person: None, made: None, errors: errors.clone() }
            }
            Ok(input) => {
                let mut errors = check(event, input, w).err().unwrap_or_default();
                errors.extend(closed.clone().filter(|_| input.send));
                if input.person_id.is_some() == input.person.is_some() {
                    errors.push(people::service::who_is_meant());
                }
                let sends = send || input.send;
                Item { input: Some(input), sends, person: None, made: None, errors }
            }
        };
        Self { rows: rows.iter().map(item).collect() }
    }

    fn good(&mut self) -> impl Iterator<Item = (&mut Item<'a>, &'a InvitationCreate)> {
        let good = self.rows.iter_mut().filter(|item| item.errors.is_empty());
        good.filter_map(|item| item.input.map(|input| (item, input)))
    }

    async fn find_people(&mut self, w: &Write, by: &Actor) -> Result<()> {
        let ids: Vec<PersonId> = self.good().filter_map(|(_, input)| input.person_id).collect();
        let known = people::service::named_many(w, by, ids).await?;
        for (item, input) in self.good() {
            let Some(id) = input.person_id else { continue };
            item.person = known.get(&id).cloned();
            if item.person.is_none() {
                item.errors.push(people::service::nobody());
            }
        }
        let described: Vec<&PersonCreate> =
            self.good().filter_map(|(_, input)| input.person.as_ref()).collect();
        let faults = people::service::faults(w, "person", &described).await?;
        let with_person = self.good().filter(|(_, input)| input.person.is_some());
        for ((item, _), faults) in with_person.zip(faults) {
            item.errors.extend(faults);
        }
        let described: Vec<&PersonCreate> =
            self.good().filter_map(|(_, input)| input.person.as_ref()).collect();
        let people = people::service::match_or_create_many(w, by, &described).await?;
        let with_person = self.good().filter(|(_, input)| input.person.is_some());
        for ((item, _), person) in with_person.zip(people) {
            item.person = Some(person);
        }
        Ok(())
    }

    async fn refuse_repeats(&mut self, w: &Write, event: EventId) -> Result<()> {
        let people: Vec<PersonId> =
            self.good().filter_map(|(item, _)| item.person.as_ref().map(|p| p.id)).collect();
        let mut taken = invited(w, event, &people).await?;
        for (item, input) in self.good() {
            let Some(person) = &item.person else { continue };
            if !taken.insert(person.id) {
                let message = "This person is invited to this event already.";
                item.errors.push(FieldError::new("", "exists", message));
            } else if item.sends && person.email.is_none() {
                item.errors.push(no_address(input));
            }
        }
        Ok(())
    }

    async fn insert(&mut self, w: &Write, event: &Event) -> Result<()> {
        for (item, input) in self.good() {
            let Some(person) = &item.person else { continue };
            let mut row = blank(w, event.id, person.id, input)?;
            if item.sends {
                row.status = InvitationStatus::Sent;
                row.sent_at = Some(w.now());
            }
            item.made = Some(row);
        }
        let made: Vec<(&Model, &Person)> = self
            .rows
            .iter()
            .filter_map(|item| item.made.as_ref().zip(item.person.as_ref()))
            .collect();
        for chunk in made.chunks(CHUNK) {
            let rows = chunk.iter().map(|(row, _)| (*row).clone().into_active_model().reset_all());
            Entity::insert_many(rows).exec_without_returning(w).await?;
        }
        let people: Vec<PersonId> = made.iter().map(|(_, person)| person.id).collect();
        people::service::known_to_many(w, &people, event.id).await?;
        let sent: Vec<(&Model, &Person)> =
            made.into_iter().filter(|(row, _)| row.status == InvitationStatus::Sent).collect();
        write_letters::<Invite>(w, event, &sent).await
    }

    /// An entry for each that was made, and for each that was sent.
    async fn record(&self, w: &Write, by: &Actor) -> Result<()> {
        let mut entries = Vec::new();
        for row in self.rows.iter().filter_map(|item| item.made.as_ref()) {
            entries.push(Entry::new("invitation.create", KIND, row.id).of(row.event_id));
            if row.status == InvitationStatus::Sent {
                entries.push(Entry::new("invitation.send", KIND, row.id).of(row.event_id));
            }
        }
        audit::record_many(w, by, &entries).await
    }

    fn results(self) -> InvitationBatchResult {
        let count = |created: bool| {
            let rows = self.rows.iter().filter(|item| item.made.is_some() == created).count();
            u32::try_from(rows).unwrap_or(u32::MAX)
        };
        let (created, failed) = (count(true), count(false));
        let results = self.rows.into_iter().zip(0..).map(|(item, index)| InvitationBatchRow {
            index,
            invitation_id: item.made.as_ref().map(|row| row.id),
            person_id: item.made.as_ref().map(|row| row.person_id),
            errors: item.errors.into_iter().map(Into::into).collect(),
        });
        InvitationBatchResult { created, failed, results: results.collect() }
    }
}

async fn invited(w: &Write, event: EventId, people: &[PersonId]) -> Result<HashSet<PersonId>> {
    let mut found = HashSet::new();
    for chunk in people.chunks(CHUNK) {
        let select = Entity::find()
            .select_only()
            .column(Column::PersonId)
            .filter(Column::EventId.eq(event))
            .filter(Column::PersonId.is_in(chunk.iter().copied()));
        found.extend(select.into_tuple::<PersonId>().all(w).await?);
    }
    Ok(found)
}
