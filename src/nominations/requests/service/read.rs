//! Finding nomination requests.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DatabaseConnection, EntityTrait, QueryFilter,
    QuerySelect,
};
use uuid::Uuid;

use super::{KIND, entries};
use crate::access::{Actor, Scope};
use crate::db::Write;
use crate::db::page::{PageQuery, Paged};
use crate::error::{AppError, Result};
use crate::events::entity::event::Model as Event;
use crate::events::seats;
use crate::ids::{NominationRequestId, UploadId};
use crate::mail::{self, LastMail};
use crate::nominations::requests::entity::entry::Model as Named;
use crate::nominations::requests::entity::request::{Column, Entity, Model};
use crate::nominations::requests::rules;
use crate::nominations::requests::types::{
    DelegateOut, NominationRequestFilter, NominationRequestOut, NominationRequestStatus,
    NoteVerbaleOut,
};
use crate::uploads;
use crate::uploads::entity::upload;
use crate::zone::local;

/// When a request ends.
pub(super) fn closes(event: &Event, row: &Model) -> DateTime<Utc> {
    rules::closes_at(row.deadline, event.time_zone, event.starts_at())
}

/// One request within the caller's scope.
pub async fn find(db: &impl ConnectionTrait, by: &Actor, id: NominationRequestId) -> Result<Model> {
    let mut select = Entity::find_by_id(id);
    if let Scope::Limited { events, .. } = &by.scope {
        select = select.filter(Column::EventId.is_in(events.iter().copied()));
    }
    select.one(db).await?.ok_or_else(not_found)
}

fn not_found() -> AppError {
    AppError::not_found(KIND)
}

/// One request with its event, both locked: first the event, always.
pub(super) async fn lock(w: &Write, by: &Actor, id: NominationRequestId) -> Result<(Event, Model)> {
    let found = find(w, by, id).await?;
    let event = seats::lock_open(w, found.event_id).await?;
    Ok((event, locked(w, id).await?))
}

pub(super) async fn locked(w: &Write, id: NominationRequestId) -> Result<Model> {
    Entity::find_by_id(id).lock_exclusive().one(w).await?.ok_or_else(not_found)
}

/// The request whose link bears this name.
pub async fn by_link(db: &impl ConnectionTrait, link: Uuid) -> Result<Model> {
    let found = Entity::find().filter(Column::LinkId.eq(link)).one(db).await?;
    found.ok_or_else(|| AppError::not_found("link"))
}

/// The request whose link bears this name, with its event, both locked.
pub async fn locked_by_link(w: &Write, link: Uuid) -> Result<(Event, Model)> {
    let found = by_link(w, link).await?;
    let event = seats::lock(w, found.event_id).await?;
    Ok((event, locked(w, found.id).await?))
}

/// What [`rules::effective`] says, for the database.
fn is_effectively(status: NominationRequestStatus, event: &Event, now: DateTime<Utc>) -> Condition {
    use NominationRequestStatus::{Answered, Closed, Sent};
    let today = local(event.time_zone, now).date();
    let begun = now >= event.starts_at();
    // The day of the deadline belongs to it.
    let passed = Column::Deadline.lt(today);
    let open = Condition::any().add(Column::Deadline.is_null()).add(Column::Deadline.gte(today));
    let never = || Condition::all().add(Column::Id.is_null());
    match status {
        Sent | Answered if begun => never(),
        Sent | Answered => Condition::all().add(Column::Status.eq(status)).add(open),
        Closed => {
            let sent = Condition::all().add(Column::Status.is_in([Sent, Answered]));
            if begun { sent } else { sent.add(passed) }
        }
        status => Condition::all().add(Column::Status.eq(status)),
    }
}

/// One request as callers see it at `now`.
pub async fn get(
    db: &impl ConnectionTrait,
    event: &Event,
    row: Model,
    now: DateTime<Utc>,
) -> Result<NominationRequestOut> {
    let named = entries(db, &[row.id]).await?;
    let last = mail::last_about(db, std::iter::once(row.id.0)).await?.remove(&row.id.0);
    let file = uploads::service::by_ids(db, row.note_verbale_id).await?.into_iter().next();
    Ok(out(event, row, With { named, last, file }, now))
}

/// A page of an event's requests.
pub async fn list(
    db: &DatabaseConnection,
    event: &Event,
    page: &PageQuery,
    filter: &NominationRequestFilter,
    now: DateTime<Utc>,
) -> Result<Paged<NominationRequestOut>> {
    let shown = Condition::all()
        .add(Column::EventId.eq(event.id))
        .add_option(filter.status.map(|status| is_effectively(status, event, now)))
        .add_option(filter.country.clone().map(|country| Column::Country.eq(country)))
        .add_option(filter.organization_id.map(|id| Column::OrganizationId.eq(id)))
        .add_option(filter.focal_point_id.map(|id| Column::FocalPointId.eq(id)));
    let page = page.fetch(db, Entity::find().filter(shown), Column::Id, &[]).await?;
    let ids: Vec<NominationRequestId> = page.items.iter().map(|row| row.id).collect();
    let mut named: BTreeMap<NominationRequestId, Vec<Named>> = BTreeMap::new();
    for entry in entries(db, &ids).await? {
        named.entry(entry.request_id).or_default().push(entry);
    }
    let mut mails = mail::last_about(db, ids.iter().map(|id| id.0)).await?;
    let files = page.items.iter().filter_map(|row| row.note_verbale_id);
    let files = uploads::service::by_ids(db, files).await?;
    let mut files: BTreeMap<UploadId, upload::Model> =
        files.into_iter().map(|file| (file.id, file)).collect();
    Ok(page.map(|row| {
        let named = named.remove(&row.id).unwrap_or_default();
        let last = mails.remove(&row.id.0);
        let file = row.note_verbale_id.and_then(|id| files.remove(&id));
        out(event, row, With { named, last, file }, now)
    }))
}

/// What is shown with a request.
struct With {
    named: Vec<Named>,
    last: Option<LastMail>,
    file: Option<upload::Model>,
}

fn out(event: &Event, row: Model, with: With, now: DateTime<Utc>) -> NominationRequestOut {
    let ends = closes(event, &row);
    NominationRequestOut {
        id: row.id,
        version: row.version,
        event_id: row.event_id,
        country: row.country,
        organization_id: row.organization_id,
        focal_point_id: row.focal_point_id,
        seats: row.seats,
        alternates: row.alternates,
        deadline: row.deadline,
        closes_at: ends,
        language: row.language,
        note: row.note,
        status: rules::effective(row.status, ends, now),
        delegation: with.named.into_iter().map(delegate).collect(),
        note_verbale: with.file.map(note_verbale),
        note_verbale_days: row.note_verbale_days,
        reminders: row.reminders,
        sent_at: row.sent_at,
        answered_at: row.answered_at,
        last_reminded_at: row.last_reminded_at,
        last_mail: with.last,
        created_at: row.created_at,
        updated_at: row.updated_at,
    }
}

fn note_verbale(file: upload::Model) -> NoteVerbaleOut {
    NoteVerbaleOut {
        name: file.name,
        size: file.size,
        media_type: file.media_type,
        received_at: file.created_at,
    }
}

fn delegate(entry: Named) -> DelegateOut {
    DelegateOut {
        full_name: entry.full_name,
        position: entry.position,
        organization: entry.organization,
        email: entry.email,
        gender: entry.gender,
        alternate: entry.alternate,
        nomination_id: entry.nomination_id,
    }
}
