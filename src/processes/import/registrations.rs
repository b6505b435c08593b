//! Registrations out of a table: each is made as an organizer makes one by hand, never beside seats and
//! quotas.

use std::collections::BTreeMap;

use super::{ONE_BY_ONE, TOGETHER, one_by_one};
use crate::access::Actor;
use crate::db::{Database, Write};
use crate::error::Result;
use crate::events::entity::event::Model as Event;
use crate::events::seats;
use crate::ids::{EventId, PersonId, RegistrationId};
use crate::nominations::entity::nomination::Model as Nomination;
use crate::nominations::types::NominationStatus;
use crate::people::import::rows::Row;
use crate::people::import::service::{Done, judge};
use crate::people::import::types::{RowOutcome, TableImport};
use crate::processes::register;
use crate::registrations::entity::Model as Registration;
use crate::registrations::import::{RegistrationTable, Trial};
use crate::registrations::types::RegistrationStatus;
use crate::vault::Vault;
use crate::{events, nominations, registrations};

/// The register of an event, and how people come into it.
#[derive(Clone, Copy)]
pub struct Register<'a> {
    /// Of which event.
    pub event: EventId,
    /// Whether this only says what would come of it.
    pub dry_run: bool,
    /// Whether they get a mail about it.
    pub notify: bool,
    /// What seals sensitive answers.
    pub vault: &'a Vault,
}

/// Registers those in a table who are not, or only says what would come of it.
pub async fn import_registrations(
    db: &Database,
    by: &Actor,
    table: &RegistrationTable,
    to: Register<'_>,
) -> Result<TableImport> {
    let event = events::service::find(db.read(), by, to.event).await?;
    events::rules::check_open(event.status)?;
    registrations::rules::check_telling(event.was_announced(), to.notify)?;
    let good = table.table.good();
    let mut done = Vec::new();
    if to.dry_run {
        let mut rehearsal = Rehearsal::of(db, &event).await?;
        for rows in good.chunks(TOGETHER) {
            done.extend(rehearsal.judge(db, by, table, rows).await?);
        }
    } else {
        for rows in good.chunks(ONE_BY_ONE) {
            let deed = move |w| async move { enter(&w, by, table, rows, to).await };
            done.extend(db.write(deed).await?);
        }
    }
    Ok(table.table.result(&done, to.dry_run))
}

async fn enter<'a>(
    w: &'a Write,
    by: &'a Actor,
    table: &'a RegistrationTable,
    rows: &[&'a Row],
    to: Register<'a>,
) -> Result<Vec<Done>> {
    seats::lock_open(w, to.event).await?;
    one_by_one(w, by, rows, |row, done| Box::pin(enter_one(w, by, table, to, row, done))).await
}

async fn enter_one(
    w: &Write,
    by: &Actor,
    table: &RegistrationTable,
    to: Register<'_>,
    row: &Row,
    mut done: Done,
) -> Result<Done> {
    let before = match done.person {
        Some(person) => registrations::service::of_person(w, to.event, person).await?,
        None => None,
    };
    if let Some(before) = before.filter(|before| before.status.is_in()) {
        known(&mut done, before.id, before.status);
        return Ok(done);
    }
    let input = table.of(row, done.person.filter(|_| done.by_id), to.notify);
    let made = register(w, by, to.vault, to.event, &input).await?;
    (done.person, done.shown) = (Some(made.person_id), Some(made.person_id));
    done.registration = Some(made.id);
    came(&mut done, made.status);
    Ok(done)
}

fn known(done: &mut Done, id: RegistrationId, status: RegistrationStatus) {
    done.outcome = RowOutcome::Known;
    (done.registration, done.status) = (Some(id), Some(status.as_str()));
}

fn came(done: &mut Done, status: RegistrationStatus) {
    done.outcome = RowOutcome::Created;
    done.status = Some(status.as_str());
    done.usual = status == RegistrationStatus::Confirmed;
}

/// What would come of a table, row after row, without anything being written.
struct Rehearsal<'a> {
    event: &'a Event,
    seats: Trial,
    quotas: nominations::import::Trial,
    /// Those who would be registered by a row above.
    came: BTreeMap<PersonId, RegistrationStatus>,
}

impl<'a> Rehearsal<'a> {
    async fn of(db: &Database, event: &'a Event) -> Result<Self> {
        Ok(Self {
            event,
            seats: Trial::of(db.read(), event, db.clock().now()).await?,
            quotas: nominations::import::Trial::of(db.read(), event.id).await?,
            came: BTreeMap::new(),
        })
    }

    async fn judge(
        &mut self,
        db: &Database,
        by: &Actor,
        table: &RegistrationTable,
        rows: &[&Row],
    ) -> Result<Vec<Done>> {
        let mut done = judge(db.read(), by, rows).await?;
        let people: Vec<PersonId> = done.iter().filter_map(|it| it.person).collect();
        let (read, event) = (db.read(), self.event.id);
        let registered = registrations::service::of_people(read, event, people.clone()).await?;
        let nominated = nominations::import::of_people(read, event, people).await?;
        for (row, done) in rows.iter().zip(&mut done) {
            if done.outcome == RowOutcome::SameName {
                continue;
            }
            let before = done.person.and_then(|person| registered.get(&person));
            let nomination = done.person.and_then(|person| nominated.get(&person));
            if let Err(error) = self.enter(table, row, done, before, nomination) {
                done.failed(error);
            }
        }
        Ok(done)
    }

    fn enter(
        &mut self,
        table: &RegistrationTable,
        row: &Row,
        done: &mut Done,
        before: Option<&Registration>,
        nomination: Option<&Nomination>,
    ) -> Result<()> {
        if let Some(before) = before.filter(|before| before.status.is_in()) {
            known(done, before.id, before.status);
            return Ok(());
        }
        if let Some(status) = done.person.and_then(|person| self.came.get(&person)) {
            (done.outcome, done.status) = (RowOutcome::Known, Some(status.as_str()));
            return Ok(());
        }
        let (role, mode) = table.place(row, self.event);
        let waits = nomination.filter(|it| it.status != NominationStatus::Selected);
        let seats = self.seats.clone();
        let status = self.seats.enter(role, mode, before.map(|before| before.status))?;
        if let Some(Err(error)) = waits.map(|it| self.quotas.take(&it.country)) {
            self.seats = seats;
            return Err(error);
        }
        self.came.extend(done.person.map(|person| (person, status)));
        came(done, status);
        Ok(())
    }
}
