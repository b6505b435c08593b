//! Finding progress requests.

use std::collections::BTreeMap;

use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DatabaseConnection, EntityTrait, QueryFilter,
    QuerySelect,
};
use uuid::Uuid;

use super::KIND;
use crate::access::{Actor, Scope};
use crate::db::Write;
use crate::db::page::{PageQuery, Paged};
use crate::error::{AppError, Result};
use crate::events::entity::event::Model as Event;
use crate::events::seats;
use crate::ids::{EventId, FocalPointId, ProgressRequestId};
use crate::mail::{self, LastMail};
use crate::people::entity::person::Model as Person;
use crate::people::focal_points;
use crate::recommendations::requests::entity::request::{Column, Entity, Model};
use crate::recommendations::requests::types::{ProgressRequestFilter, ProgressRequestOut};

/// One request within the caller's scope.
pub async fn find(db: &impl ConnectionTrait, by: &Actor, id: ProgressRequestId) -> Result<Model> {
    let mut select = Entity::find_by_id(id);
    if let Scope::Limited { events, .. } = &by.scope {
        select = select.filter(Column::EventId.is_in(events.iter().copied()));
    }
    select.one(db).await?.ok_or_else(|| AppError::not_found(KIND))
}

pub(super) async fn locked(w: &Write, id: ProgressRequestId) -> Result<Model> {
    let found = Entity::find_by_id(id).lock_exclusive().one(w).await?;
    found.ok_or_else(|| AppError::not_found(KIND))
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

/// One request as callers see it.
pub async fn get(db: &impl ConnectionTrait, row: Model) -> Result<ProgressRequestOut> {
    let mut all = outs(db, vec![row]).await?;
    all.pop().ok_or_else(|| AppError::not_found(KIND))
}

/// A page of an event's requests.
pub async fn list(
    db: &DatabaseConnection,
    event: EventId,
    page: &PageQuery,
    filter: &ProgressRequestFilter,
) -> Result<Paged<ProgressRequestOut>> {
    let shown = Condition::all()
        .add(Column::EventId.eq(event))
        .add_option(filter.status.map(|status| Column::Status.eq(status)))
        .add_option(filter.organization_id.map(|id| Column::OrganizationId.eq(id)))
        .add_option(filter.focal_point_id.map(|id| Column::FocalPointId.eq(id)));
    let page = page.fetch(db, Entity::find().filter(shown), Column::Id, &[]).await?;
    Ok(Paged { items: outs(db, page.items).await?, next_cursor: page.next_cursor })
}

/// Several requests as callers see them.
pub(super) async fn outs(
    db: &impl ConnectionTrait,
    rows: Vec<Model>,
) -> Result<Vec<ProgressRequestOut>> {
    let people = focal_points::service::people_of(db, rows.iter().map(|row| row.focal_point_id));
    let people: BTreeMap<FocalPointId, Person> = people.await?;
    let mut mails = mail::last_about(db, rows.iter().map(|row| row.id.0)).await?;
    let shown = |row: Model| {
        let last = mails.remove(&row.id.0);
        let person = people.get(&row.focal_point_id)?;
        Some(out(&row, person, last))
    };
    Ok(rows.into_iter().filter_map(shown).collect())
}

fn out(row: &Model, person: &Person, last_mail: Option<LastMail>) -> ProgressRequestOut {
    ProgressRequestOut {
        id: row.id,
        version: row.version,
        event_id: row.event_id,
        organization_id: row.organization_id,
        focal_point_id: row.focal_point_id,
        person_id: person.id,
        full_name: person.full_name.clone(),
        status: row.status,
        times_asked: row.times_asked,
        asked_at: row.asked_at,
        waiting_since: row.waiting_since,
        answered_at: row.answered_at,
        last_mail,
        created_at: row.created_at,
        updated_at: row.updated_at,
    }
}
