//! Seats by country: made, changed, deleted, found.

use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DatabaseConnection, EntityTrait, PaginatorTrait,
    QueryFilter, QueryOrder, QuerySelect,
};

use super::balance::{self, Balance};
use super::seats::{alternates, taken};
use crate::access::{Actor, Scope};
use crate::audit::{self, Entry};
use crate::countries::CountryCode;
use crate::db::page::{PageQuery, Paged};
use crate::db::{self, Expected, Write};
use crate::error::{AppError, Checks, Result};
use crate::events;
use crate::events::entity::event::Model as Event;
use crate::events::seats;
use crate::ids::{EventId, QuotaId};
use crate::nominations::entity::quota::{Column, Entity, Model};
use crate::nominations::rules;
use crate::nominations::types::{QuotaCreate, QuotaFilter, QuotaOut, QuotaPatch};
use crate::patch::Patch as _;

const KIND: &str = "quota";

/// Gives a country seats at an event.
pub async fn create(
    w: &Write,
    by: &Actor,
    event: EventId,
    input: &QuotaCreate,
) -> Result<QuotaOut> {
    events::service::find(w, by, event).await?;
    let event = seats::lock_open(w, event).await?;
    events::rules::check_not_cancelled(event.status)?;
    if of_country(w, event.id, &input.country).await?.is_some() {
        let detail = format!("{} has a quota at this event already; change that.", input.country);
        return Err(AppError::conflict("quota.exists", detail));
    }
    let row = Model {
        id: w.new_id(),
        version: 1,
        event_id: event.id,
        country: input.country.clone(),
        seats: input.seats,
        alternates: input.alternates,
        women_share: input.women_share,
        created_at: w.now(),
        updated_at: w.now(),
    };
    check(w, &row).await?;
    let row = db::insert(w, row).await?;
    audit::record(w, by, &Entry::new("quota.create", KIND, row.id).of(event.id)).await?;
    whole(w, row).await
}

/// Changes the seats of a country; nobody is selected or let go by it.
pub async fn update(
    w: &Write,
    by: &Actor,
    id: QuotaId,
    expected: &Expected,
    patch: &QuotaPatch,
) -> Result<QuotaOut> {
    let (event, before) = lock(w, by, id).await?;
    expected.check(before.version)?;
    events::rules::check_not_cancelled(event.status)?;
    let mut after = before.clone();
    patch.seats.apply(&mut after.seats);
    patch.alternates.apply(&mut after.alternates);
    patch.women_share.apply(&mut after.women_share);
    after.version += 1;
    after.updated_at = w.now();
    check(w, &after).await?;
    let after = db::update(w, after).await?;
    let entry = Entry::new("quota.update", KIND, id).of(after.event_id);
    audit::record(w, by, &entry.fields(db::changed(&before, &after))).await?;
    whole(w, after).await
}

/// Takes the seats of a country away, none of which may be taken.
pub async fn delete(w: &Write, by: &Actor, id: QuotaId) -> Result<()> {
    let (_, row) = lock(w, by, id).await?;
    rules::check_taken(&row.country, 0, taken(w, row.event_id, &row.country).await?)?;
    Entity::delete_by_id(id).exec(w).await?;
    audit::record(w, by, &Entry::new("quota.delete", KIND, id).of(row.event_id)).await
}

/// One quota within the caller's scope, as callers see it.
pub async fn get(db: &impl ConnectionTrait, by: &Actor, id: QuotaId) -> Result<QuotaOut> {
    whole(db, find(db, by, id).await?).await
}

/// A page of an event's quotas, each with how its seats stand.
pub async fn list(
    db: &DatabaseConnection,
    event: EventId,
    page: &PageQuery,
    filter: &QuotaFilter,
) -> Result<Paged<QuotaOut>> {
    let shown = Condition::all()
        .add(Column::EventId.eq(event))
        .add_option(filter.country.clone().map(|country| Column::Country.eq(country)));
    let page = page.fetch(db, Entity::find().filter(shown), Column::Id, &[]).await?;
    let countries = page.items.iter().map(|row| row.country.clone()).collect();
    let balances = balance::of(db, event, countries).await?;
    Ok(page.map(|row| {
        let balance = balances.get(&row.country).copied().unwrap_or_default();
        out(row, balance)
    }))
}

/// Gives another event the quotas of a first one.
pub async fn copy(w: &Write, by: &Actor, from: EventId, to: EventId) -> Result<()> {
    for row in all_of(w, from).await? {
        let (id, now) = (w.new_id(), w.now());
        let row = Model { id, version: 1, event_id: to, created_at: now, updated_at: now, ..row };
        let row = db::insert(w, row).await?;
        audit::record(w, by, &Entry::new("quota.create", KIND, row.id).of(to)).await?;
    }
    Ok(())
}

/// All quotas of an event, in the order of their making.
pub(super) async fn all_of(db: &impl ConnectionTrait, event: EventId) -> Result<Vec<Model>> {
    let select = Entity::find().filter(Column::EventId.eq(event));
    Ok(select.order_by_asc(Column::Id).all(db).await?)
}

/// How many seats a country has; none: as many as are wanted. Where an event has quotas, a country
/// without one has no seats. The row is locked, as the event must be.
pub(super) async fn seats_of(
    w: &Write,
    event: EventId,
    country: &CountryCode,
) -> Result<Option<i32>> {
    if let Some(quota) = of_country(w, event, country).await? {
        return Ok(Some(quota.seats));
    }
    let others = Entity::find().filter(Column::EventId.eq(event)).count(w).await?;
    Ok((others > 0).then_some(0))
}

/// The quota of a country, held until the write ends.
pub(in crate::nominations) async fn of_country(
    w: &Write,
    event: EventId,
    country: &CountryCode,
) -> Result<Option<Model>> {
    let select = Entity::find()
        .filter(Column::EventId.eq(event))
        .filter(Column::Country.eq(country.clone()));
    Ok(select.lock_exclusive().one(w).await?)
}

async fn check(w: &Write, row: &Model) -> Result<()> {
    let mut checks = Checks::new();
    rules::check_quota(&mut checks, Some(row.seats), row.alternates, row.women_share);
    checks.finish()?;
    rules::check_taken(&row.country, row.seats, taken(w, row.event_id, &row.country).await?)?;
    let named = alternates(w, row.event_id, &row.country, None).await?;
    rules::check_standing_by(&row.country, row.alternates, named)
}

async fn find(db: &impl ConnectionTrait, by: &Actor, id: QuotaId) -> Result<Model> {
    let mut select = Entity::find_by_id(id);
    if let Scope::Limited { events, .. } = &by.scope {
        select = select.filter(Column::EventId.is_in(events.iter().copied()));
    }
    select.one(db).await?.ok_or_else(|| AppError::not_found(KIND))
}

/// One quota, locked after its event.
async fn lock(w: &Write, by: &Actor, id: QuotaId) -> Result<(Event, Model)> {
    let found = find(w, by, id).await?;
    let event = seats::lock_open(w, found.event_id).await?;
    let row = Entity::find_by_id(id).lock_exclusive().one(w).await?;
    Ok((event, row.ok_or_else(|| AppError::not_found(KIND))?))
}

async fn whole(db: &impl ConnectionTrait, row: Model) -> Result<QuotaOut> {
    let mut balances = balance::of(db, row.event_id, vec![row.country.clone()]).await?;
    let balance = balances.remove(&row.country).unwrap_or_default();
    Ok(out(row, balance))
}

fn out(row: Model, balance: Balance) -> QuotaOut {
    QuotaOut {
        id: row.id,
        version: row.version,
        event_id: row.event_id,
        country: row.country,
        seats: row.seats,
        alternates: row.alternates,
        women_share: row.women_share,
        taken: balance.taken,
        women: balance.women,
        men: balance.men,
        nominated: balance.nominated,
        nominated_women: balance.nominated_women,
        nominated_men: balance.nominated_men,
        standing_by: balance.standing_by,
        created_at: row.created_at,
        updated_at: row.updated_at,
    }
}
