//! Nominations out of a table: each is made as an organizer makes one by hand. Nobody is selected by it,
//! which would invite them.

use std::collections::{BTreeMap, BTreeSet};

use super::{ONE_BY_ONE, TOGETHER, one_by_one};
use crate::access::Actor;
use crate::countries::CountryCode;
use crate::db::{Database, Write};
use crate::error::Result;
use crate::events::seats;
use crate::ids::{EventId, NominationId, PersonId};
use crate::nominations::entity::nomination::Model as Nomination;
use crate::nominations::import::{Decided, NominationTable, Trial, of_people};
use crate::nominations::service;
use crate::nominations::types::{NominationDecline, NominationOut, NominationStatus};
use crate::people::import::rows::Row;
use crate::people::import::service::{Done, judge};
use crate::people::import::types::{RowOutcome, TableImport};
use crate::processes::nominate;
use crate::registrations::types::RegistrationSource;
use crate::{events, people, registrations};

/// Nominates those in a table who are not, or only says what would come of it.
pub async fn import_nominations(
    db: &Database,
    by: &Actor,
    event: EventId,
    table: &NominationTable,
    dry_run: bool,
) -> Result<TableImport> {
    let found = events::service::find(db.read(), by, event).await?;
    events::rules::check_open(found.status)?;
    let good = table.table.good();
    let mut done = Vec::new();
    if dry_run {
        let quotas = Trial::of(db.read(), event).await?;
        let mut rehearsal = Rehearsal { event, quotas, named: BTreeSet::new() };
        for rows in good.chunks(TOGETHER) {
            done.extend(rehearsal.judge(db, by, table, rows).await?);
        }
    } else {
        for rows in good.chunks(ONE_BY_ONE) {
            let deed = move |w| async move { name(&w, by, event, table, rows).await };
            done.extend(db.write(deed).await?);
        }
    }
    Ok(table.table.result(&done, dry_run))
}

async fn name<'a>(
    w: &'a Write,
    by: &'a Actor,
    event: EventId,
    table: &'a NominationTable,
    rows: &[&'a Row],
) -> Result<Vec<Done>> {
    seats::lock_open(w, event).await?;
    one_by_one(w, by, rows, |row, done| Box::pin(name_one(w, by, event, table, row, done))).await
}

async fn name_one(
    w: &Write,
    by: &Actor,
    event: EventId,
    table: &NominationTable,
    row: &Row,
    mut done: Done,
) -> Result<Done> {
    let before = match done.person {
        Some(person) => service::of_person(w, event, person).await?,
        None => None,
    };
    if let Some(before) = before {
        known(&mut done, before.id, before.status);
        return Ok(done);
    }
    let input = table.of(row, done.person.filter(|_| done.by_id));
    let made = nominate(w, by, event, &input).await?;
    let made = decide(w, by, made, table.decided(row)).await?;
    (done.person, done.shown) = (Some(made.person_id), Some(made.person_id));
    done.nomination = Some(made.id);
    named(&mut done, made.status);
    Ok(done)
}

/// What the table says was decided, unless they have a seat by now.
async fn decide(
    w: &Write,
    by: &Actor,
    made: NominationOut,
    decided: Decided,
) -> Result<NominationOut> {
    if made.status == NominationStatus::Selected {
        return Ok(made);
    }
    match decided {
        Decided::Nothing => Ok(made),
        Decided::Reserve => service::reserve(w, by, made.id).await,
        Decided::Declined(reason) => {
            service::decline(w, by, made.id, &NominationDecline { reason }).await
        }
    }
}

fn known(done: &mut Done, id: NominationId, status: NominationStatus) {
    done.outcome = RowOutcome::Known;
    (done.nomination, done.status) = (Some(id), Some(status.as_str()));
}

fn named(done: &mut Done, status: NominationStatus) {
    done.outcome = RowOutcome::Created;
    done.status = Some(status.as_str());
    // Who is registered already has a seat of the country at once.
    done.usual = status != NominationStatus::Selected;
}

/// What would come of a table, row after row, without anything being written.
struct Rehearsal {
    event: EventId,
    quotas: Trial,
    /// Those who would be nominated by a row above.
    named: BTreeSet<PersonId>,
}

/// Somebody on record, as far as their nomination goes by it.
struct OnRecord {
    nomination: Option<Nomination>,
    country: Option<CountryCode>,
    has_come: bool,
}

impl Rehearsal {
    async fn judge(
        &mut self,
        db: &Database,
        by: &Actor,
        table: &NominationTable,
        rows: &[&Row],
    ) -> Result<Vec<Done>> {
        let mut done = judge(db.read(), by, rows).await?;
        let ids: BTreeSet<PersonId> = done.iter().filter_map(|it| it.person).collect();
        let on_record = self.on_record(db, ids).await?;
        for (row, done) in rows.iter().zip(&mut done) {
            if done.outcome == RowOutcome::SameName {
                continue;
            }
            let known = done.person.and_then(|person| on_record.get(&person));
            if let Err(error) = self.name(table, row, done, known) {
                done.failed(error);
            }
        }
        Ok(done)
    }

    async fn on_record(
        &self,
        db: &Database,
        ids: BTreeSet<PersonId>,
    ) -> Result<BTreeMap<PersonId, OnRecord>> {
        let (read, event) = (db.read(), self.event);
        let mut nominated = of_people(read, event, ids.clone()).await?;
        let registered = registrations::service::of_people(read, event, ids.clone()).await?;
        let people = people::service::by_ids(read, ids).await?;
        let on_record = people.into_iter().map(|(id, person)| {
            let has_come = registered
                .get(&id)
                .is_some_and(|it| it.status.is_in() && it.source != RegistrationSource::Public);
            let nomination = nominated.remove(&id);
            (id, OnRecord { nomination, country: person.country, has_come })
        });
        Ok(on_record.collect())
    }

    fn name(
        &mut self,
        table: &NominationTable,
        row: &Row,
        done: &mut Done,
        known: Option<&OnRecord>,
    ) -> Result<()> {
        if let Some(before) = known.and_then(|it| it.nomination.as_ref()) {
            self::known(done, before.id, before.status);
            return Ok(());
        }
        if done.person.is_some_and(|person| self.named.contains(&person)) {
            done.outcome = RowOutcome::Known;
            return Ok(());
        }
        let own = known.and_then(|it| it.country.clone());
        let country = table.of(row, None).country.or(own).ok_or_else(service::no_country)?;
        let mut status = match table.decided(row) {
            Decided::Nothing => NominationStatus::Submitted,
            Decided::Reserve => NominationStatus::Reserve,
            Decided::Declined(_) => NominationStatus::Declined,
        };
        if known.is_some_and(|it| it.has_come) {
            status = NominationStatus::Selected;
        }
        if table.of(row, None).alternate {
            self.quotas.name_alternate(&country, status.stands_by())?;
        }
        if status == NominationStatus::Selected {
            self.quotas.take(&country)?;
        }
        self.named.extend(done.person);
        named(done, status);
        Ok(())
    }
}
