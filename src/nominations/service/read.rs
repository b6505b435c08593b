//! Finding nominations.

use std::collections::BTreeMap;

use chrono::{DateTime, TimeDelta, Utc};
use sea_orm::sea_query::{Expr, ExprTrait, Query, SimpleExpr};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DatabaseConnection, EntityTrait, QueryFilter,
    QuerySelect, Select,
};

use super::KIND;
use crate::access::{Actor, Scope};
use crate::db::Write;
use crate::db::page::{PageQuery, Paged, Sorts};
use crate::error::{AppError, Result};
use crate::events::entity::event::{self, Model as Event};
use crate::events::seats;
use crate::events::types::EventStatus;
use crate::ids::{EventId, NominationId, PersonId};
use crate::nominations::entity::nomination::{Column, Entity, Model};
use crate::nominations::types::{NominationFilter, NominationOut, NominationStatus};
use crate::people;
use crate::people::entity::person::{self, Model as Person};

/// One nomination within the caller's scope.
pub async fn find(db: &impl ConnectionTrait, by: &Actor, id: NominationId) -> Result<Model> {
    let mut select = Entity::find_by_id(id);
    if let Scope::Limited { events, .. } = &by.scope {
        select = select.filter(Column::EventId.is_in(events.iter().copied()));
    }
    select.one(db).await?.ok_or_else(|| AppError::not_found(KIND))
}

/// One nomination with its event, both locked: first the event, always.
pub async fn lock(w: &Write, by: &Actor, id: NominationId) -> Result<(Event, Model)> {
    let found = find(w, by, id).await?;
    let event = seats::lock_open(w, found.event_id).await?;
    let row = Entity::find_by_id(id).lock_exclusive().one(w).await?;
    Ok((event, row.ok_or_else(|| AppError::not_found(KIND))?))
}

/// A person's nomination to an event.
pub async fn of_person(
    db: &impl ConnectionTrait,
    event: EventId,
    person: PersonId,
) -> Result<Option<Model>> {
    let select =
        Entity::find().filter(Column::EventId.eq(event)).filter(Column::PersonId.eq(person));
    Ok(select.one(db).await?)
}

/// The places of those who are nominated to an event in the order of their countries.
pub async fn ranks(db: &impl ConnectionTrait, event: EventId) -> Result<BTreeMap<PersonId, i32>> {
    let select = Entity::find().select_only().columns([Column::PersonId, Column::Rank]);
    let rows: Vec<(PersonId, i32)> =
        select.filter(Column::EventId.eq(event)).into_tuple().all(db).await?;
    Ok(rows.into_iter().collect())
}

/// The events to come at which somebody is selected.
pub async fn with_selected(db: &impl ConnectionTrait, now: DateTime<Utc>) -> Result<Vec<Event>> {
    let selected = Query::select()
        .column(Column::EventId)
        .from(Entity)
        .and_where(Column::Status.eq(NominationStatus::Selected))
        .to_owned();
    let events = event::Entity::find()
        .filter(event::Column::Status.eq(EventStatus::Published))
        // The last day ends at most half a day later elsewhere.
        .filter(event::Column::EndsOn.gte((now - TimeDelta::days(1)).date_naive()))
        .filter(event::Column::Id.in_subquery(selected));
    let events = events.all(db).await?;
    Ok(events.into_iter().filter(|event| !event.is_over(now)).collect())
}

/// One nomination as callers see it.
pub async fn get(db: &impl ConnectionTrait, row: Model) -> Result<NominationOut> {
    let person = people::service::find_unscoped(db, row.person_id).await?;
    Ok(out(row, Some(&person)))
}

/// What a list of nominations can be sorted by.
const SORTS: &Sorts<Entity> = &[("rank", Column::Rank)];

/// A page of an event's nominations.
pub async fn list(
    db: &DatabaseConnection,
    event: EventId,
    page: &PageQuery,
    filter: &NominationFilter,
) -> Result<Paged<NominationOut>> {
    let select = selected(db, event, page, filter).await?;
    let page = page.fetch(db, select, Column::Id, SORTS).await?;
    let people = people::service::by_ids(db, page.items.iter().map(|row| row.person_id)).await?;
    Ok(page.map(|row| {
        let person = people.get(&row.person_id);
        out(row, person)
    }))
}

/// All that the filters leave of an event's nominations.
pub(super) async fn selected(
    db: &DatabaseConnection,
    event: EventId,
    page: &PageQuery,
    filter: &NominationFilter,
) -> Result<Select<Entity>> {
    let search = page.search(db, &people::service::words()).await?;
    let person = search.rest_in(person::Column::Search).map(is_of);
    let shown = Condition::all()
        .add(Column::EventId.eq(event))
        .add_option(filter.status.map(|status| Column::Status.eq(status)))
        .add_option(filter.country.clone().map(|country| Column::Country.eq(country)))
        .add_option(filter.role.map(|role| Column::Role.eq(role)))
        .add_option(filter.person_id.map(|person| Column::PersonId.eq(person)))
        .add_option(filter.request_id.map(|id| Column::RequestId.eq(id)))
        .add_option(filter.alternate.map(|alternate| Column::Alternate.eq(alternate)))
        .add_option(person);
    Ok(Entity::find().filter(search.of(Column::PersonId, shown)))
}

/// That the nomination is of such a person.
fn is_of(person: Condition) -> SimpleExpr {
    let own = Expr::col((person::Entity, person::Column::Id));
    let such = Query::select()
        .column(person::Column::Id)
        .from(person::Entity)
        .and_where(own.equals(Column::PersonId.as_column_ref()))
        .cond_where(person)
        .to_owned();
    Expr::exists(such)
}

fn out(row: Model, person: Option<&Person>) -> NominationOut {
    NominationOut {
        id: row.id,
        version: row.version,
        event_id: row.event_id,
        person_id: row.person_id,
        full_name: person.map(|person| person.full_name.clone()).unwrap_or_default(),
        gender: person.and_then(|person| person.gender),
        country: row.country,
        role: row.role,
        rank: row.rank,
        alternate: row.alternate,
        status: row.status,
        invitation_id: row.invitation_id,
        request_id: row.request_id,
        decline_reason: row.decline_reason,
        decided_by: row.decided_by,
        decided_at: row.decided_at,
        created_at: row.created_at,
        updated_at: row.updated_at,
    }
}
