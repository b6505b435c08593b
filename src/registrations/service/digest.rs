//! What happened in the register of an event since its contact was last told.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
};

use crate::audit::{self, service::Deed};
use crate::db::{self, Write};
use crate::error::Result;
use crate::events::entity::event::Model as Event;
use crate::events::messages::Letterhead;
use crate::events::{self, seats};
use crate::ids::{EventId, RegistrationId};
use crate::people;
use crate::registrations::entity::{Column, Entity, Model, digest};
use crate::registrations::form;
use crate::registrations::messages::digest::{Line, Lines, News, send_digest};
use crate::registrations::messages::words_of;
use crate::registrations::rules::{is_digest_due, told_of};
use crate::registrations::types::RegistrationStatus;
use crate::text::Language;

/// By which deeds somebody comes in.
const CAME: [&str; 4] = [
    "registration.create",
    "registration.return",
    "registration.accept",
    "registration.confirm_address",
];

/// The events whose contact is to be told now, if there is something to tell.
pub async fn with_digest_due(
    db: &impl ConnectionTrait,
    now: DateTime<Utc>,
) -> Result<Vec<EventId>> {
    let mut due = Vec::new();
    for event in events::service::with_digest(db, now).await? {
        if is_digest_due(event.time_zone, last(db, event.id).await?, now) {
            due.push(event.id);
        }
    }
    Ok(due)
}

async fn last(db: &impl ConnectionTrait, event: EventId) -> Result<Option<DateTime<Utc>>> {
    Ok(digest::Entity::find_by_id(event).one(db).await?.map(|row| row.at))
}

/// Tells the contact of an event what waits and what happened, unless that is nothing; how many mails
/// that is. Of several servers the second waits for the event, and finds it told.
pub async fn tell_contact(w: &Write, event: EventId) -> Result<u64> {
    let event = seats::lock(w, event).await?;
    let last = last(w, event.id).await?;
    let wanted = events::service::wants_digest(&event, w.now());
    if !wanted || !is_digest_due(event.time_zone, last, w.now()) {
        return Ok(0);
    }
    let row = digest::Model { event_id: event.id, at: w.now() };
    if last.is_some() {
        db::update(w, row).await?;
    } else {
        db::insert(w, row).await?;
    }
    let reader = event.language().cloned().unwrap_or_else(Language::english);
    let news = news(w, &event, &reader, told_of(last, w.now())).await?;
    if news.is_empty() {
        return Ok(0);
    }
    send_digest(w, &Letterhead::of(w, event).await?, &reader, news).await?;
    Ok(1)
}

/// Has the contacts of all events told from now on: nobody knows what another database has told them.
pub async fn put_off_digests(w: &Write) -> Result<u64> {
    let done = digest::Entity::update_many().col_expr(digest::Column::At, Expr::value(w.now()));
    Ok(done.exec(w).await?.rows_affected)
}

async fn news(
    w: &Write,
    event: &Event,
    reader: &Language,
    (from, until): (DateTime<Utc>, DateTime<Utc>),
) -> Result<News> {
    let deeds = audit::service::of_participants(w, event.id, "registration", (from, until)).await?;
    let rows = rows(w, deeds.iter().map(|deed| deed.object_id.into()).collect()).await?;
    let (pending, waiting) = pending(w, event.id).await?;
    let people = rows.values().chain(&waiting).map(|row| row.person_id);
    let names = people::service::names(w, people).await?;
    let form = form::service::asked(w, event.id).await?;
    let line = |row: &Model, changes: Vec<String>| {
        Line::of(row, names.get(&row.person_id).cloned().unwrap_or_default(), changes)
    };
    let waits: Vec<Line> = waiting.iter().map(|row| line(row, Vec::new())).collect();
    let mut sorted = Sorted::default();
    for row in rows.values() {
        let own: Vec<&Deed> = deeds.iter().filter(|it| it.object_id == row.id.0).collect();
        sorted.add(row, &own, |fields| line(row, words_of(&form, &fields, reader)));
    }
    Ok(News {
        pending: Lines::new(pending, waits),
        new: Lines::new(sorted.new.len(), sorted.new),
        changed: Lines::new(sorted.changed.len(), sorted.changed),
        withdrawn: Lines::new(sorted.withdrawn.len(), sorted.withdrawn),
    })
}

/// Who waits for a decision: how many, and the first of them.
async fn pending(w: &Write, event: EventId) -> Result<(usize, Vec<Model>)> {
    let select = Entity::find()
        .filter(Column::EventId.eq(event))
        .filter(Column::Status.eq(RegistrationStatus::Pending));
    let count = select.clone().count(w).await?;
    let first = select.order_by_asc(Column::Id).limit(News::NAMED).all(w).await?;
    Ok((usize::try_from(count).unwrap_or(usize::MAX), first))
}

async fn rows(w: &Write, ids: BTreeSet<RegistrationId>) -> Result<BTreeMap<RegistrationId, Model>> {
    let ids: Vec<RegistrationId> = ids.into_iter().collect();
    let mut rows = BTreeMap::new();
    for chunk in ids.chunks(500) {
        let some = Entity::find().filter(Column::Id.is_in(chunk.iter().copied())).all(w).await?;
        rows.extend(some.into_iter().map(|row| (row.id, row)));
    }
    Ok(rows)
}

/// Each registration where it says most: who has withdrawn came and changed nothing.
#[derive(Default)]
struct Sorted {
    new: Vec<Line>,
    changed: Vec<Line>,
    withdrawn: Vec<Line>,
}

impl Sorted {
    fn add(&mut self, row: &Model, deeds: &[&Deed], line: impl Fn(BTreeSet<&str>) -> Line) {
        let did = |actions: &[&str]| deeds.iter().any(|it| actions.contains(&it.action.as_str()));
        if row.status == RegistrationStatus::Withdrawn {
            if did(&["registration.withdraw"]) {
                self.withdrawn.push(line(BTreeSet::new()));
            }
        } else if row.status.is_in() && did(&CAME) {
            self.new.push(line(BTreeSet::new()));
        } else if row.status.is_in() && did(&["registration.update"]) {
            let fields = deeds.iter().flat_map(|deed| &deed.fields).map(String::as_str);
            self.changed.push(line(fields.collect()));
        }
    }
}
