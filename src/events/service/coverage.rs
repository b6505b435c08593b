//! Media coverage of events.

use sea_orm::{
    ColumnTrait, ConnectionTrait, DatabaseConnection, EntityTrait, QueryFilter, QuerySelect,
};

use super::{find, lock as lock_event};
use crate::access::Actor;
use crate::audit::{self, Entry};
use crate::db::page::{PageQuery, Paged};
use crate::db::{self, Expected, Write};
use crate::error::{AppError, Checks, Result};
use crate::events::entity::coverage::{Column, Entity, Model};
use crate::events::rules::{self, CoverageSaid, check_coverage};
use crate::events::types::{CoverageCreate, CoverageFilter, CoverageOut, CoveragePatch};
use crate::ids::{CoverageId, EventId};
use crate::patch::Patch as _;
use crate::text;

const KIND: &str = "media coverage";

/// Records media coverage of an event.
pub async fn create(
    w: &Write,
    by: &Actor,
    event_id: EventId,
    input: &CoverageCreate,
) -> Result<CoverageOut> {
    let event = lock_event(w, by, event_id).await?;
    rules::check_edit(event.status, ["references"])?;
    let row = Model {
        id: w.new_id(),
        version: 1,
        event_id,
        outlet: input.outlet.clone(),
        country: input.country.clone(),
        dated: input.dated.clone(),
        url: input.url.clone(),
        title: input.title.clone(),
        search: String::new(),
        created_at: w.now(),
        updated_at: w.now(),
    };
    let row = db::insert(w, checked(row)?).await?;
    let entry = Entry::new("media_coverage.create", "media_coverage", row.id).of(event_id);
    audit::record(w, by, &entry).await?;
    Ok(row.into())
}

/// Changes media coverage.
pub async fn update(
    w: &Write,
    by: &Actor,
    id: CoverageId,
    expected: &Expected,
    patch: &CoveragePatch,
) -> Result<CoverageOut> {
    let before = lock(w, by, id).await?;
    expected.check(before.version)?;
    let mut after = before.clone();
    patch.outlet.apply(&mut after.outlet);
    patch.country.apply(&mut after.country);
    patch.dated.apply(&mut after.dated);
    patch.url.apply(&mut after.url);
    patch.title.apply(&mut after.title);
    after.version += 1;
    after.updated_at = w.now();
    let after = db::update(w, checked(after)?).await?;
    let entry = Entry::new("media_coverage.update", "media_coverage", id).of(after.event_id);
    audit::record(w, by, &entry.fields(db::changed(&before, &after))).await?;
    Ok(after.into())
}

/// Deletes media coverage.
pub async fn delete(w: &Write, by: &Actor, id: CoverageId) -> Result<()> {
    let row = lock(w, by, id).await?;
    Entity::delete_by_id(id).exec(w).await?;
    let entry = Entry::new("media_coverage.delete", "media_coverage", id).of(row.event_id);
    audit::record(w, by, &entry).await
}

/// One piece of media coverage.
pub async fn get(db: &impl ConnectionTrait, by: &Actor, id: CoverageId) -> Result<CoverageOut> {
    let row = Entity::find_by_id(id).one(db).await?.ok_or_else(not_found)?;
    find(db, by, row.event_id).await.map_err(|error| error.if_missing(not_found))?;
    Ok(row.into())
}

/// A page of an event's media coverage.
pub async fn list(
    db: &DatabaseConnection,
    by: &Actor,
    event_id: EventId,
    page: &PageQuery,
    filter: &CoverageFilter,
) -> Result<Paged<CoverageOut>> {
    find(db, by, event_id).await?;
    let mut select = Entity::find().filter(Column::EventId.eq(event_id));
    if let Some(country) = &filter.country {
        select = select.filter(Column::Country.eq(country.clone()));
    }
    let select = select.filter(page.matching(Column::Search));
    Ok(page.fetch(db, select, Column::Id, &[]).await?.map(CoverageOut::from))
}

fn not_found() -> AppError {
    AppError::not_found(KIND)
}

/// The row, locked, of an event that can still be changed.
async fn lock(w: &Write, by: &Actor, id: CoverageId) -> Result<Model> {
    let found = Entity::find_by_id(id).one(w).await?.ok_or_else(not_found)?;
    let event = super::lock(w, by, found.event_id).await;
    let event = event.map_err(|error| error.if_missing(not_found))?;
    rules::check_edit(event.status, ["references"])?;
    Entity::find_by_id(id).lock_exclusive().one(w).await?.ok_or_else(not_found)
}

fn checked(mut row: Model) -> Result<Model> {
    let mut checks = Checks::new();
    let said = CoverageSaid {
        outlet: row.outlet.as_deref(),
        title: row.title.as_deref(),
        url: row.url.as_deref(),
    };
    check_coverage(&mut checks, &said);
    let says_something = row.outlet.is_some() || row.title.is_some() || row.url.is_some();
    let message = "give at least one of title, outlet and url; say in the title what is known";
    checks.require(says_something, "title", "required", message);
    checks.finish()?;
    row.search =
        text::searchable([&row.outlet, &row.title].into_iter().flatten().map(String::as_str));
    Ok(row)
}

impl From<Model> for CoverageOut {
    fn from(row: Model) -> Self {
        Self {
            id: row.id,
            version: row.version,
            event_id: row.event_id,
            outlet: row.outlet,
            country: row.country,
            dated: row.dated,
            url: row.url,
            title: row.title,
            created_at: row.created_at,
            updated_at: row.updated_at,
        }
    }
}
