//! Making, changing, finding and deleting practices.

use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DatabaseConnection, EntityTrait, QueryFilter,
    QuerySelect,
};

use super::entity::{Column, Entity, Model};
use super::rules;
use super::types::{PracticeCreate, PracticeFilter, PracticeOut, PracticePatch};
use crate::access::{Actor, Scope};
use crate::audit::{self, Entry};
use crate::db::page::{PageQuery, Paged};
use crate::db::{self, Expected, Write, json};
use crate::error::{AppError, Checks, Kind, Result};
use crate::events;
use crate::ids::{MaterialId, PracticeId};
use crate::materials;
use crate::organizations;
use crate::patch::Patch as _;
use crate::text::{self, Texts};

const KIND: &str = "practice";

/// Makes a practice.
pub async fn create(w: &Write, by: &Actor, input: &PracticeCreate) -> Result<PracticeOut> {
    by.require_unlimited()?;
    let row = Model {
        id: w.new_id(),
        version: 1,
        kind: input.kind,
        title: input.title.clone(),
        description: input.description.clone(),
        country: input.country.clone(),
        organization_id: input.organization_id,
        topics: input.topics.clone().into(),
        url: input.url.clone(),
        event_id: input.event_id,
        material_id: input.material_id,
        search: String::new(),
        created_at: w.now(),
        updated_at: w.now(),
    };
    let row = db::insert(w, checked(w, by, None, row).await?).await?;
    audit::record(w, by, &Entry::new("practice.create", KIND, row.id)).await?;
    Ok(row.into())
}

/// Changes a practice.
pub async fn update(
    w: &Write,
    by: &Actor,
    id: PracticeId,
    expected: &Expected,
    patch: &PracticePatch,
) -> Result<PracticeOut> {
    let before = lock(w, by, id).await?;
    expected.check(before.version)?;
    let mut after = before.clone();
    patch.kind.apply(&mut after.kind);
    patch.title.apply(&mut after.title);
    patch.description.apply(&mut after.description);
    patch.country.apply(&mut after.country);
    patch.organization_id.apply(&mut after.organization_id);
    patch.topics.apply(&mut after.topics);
    patch.url.apply(&mut after.url);
    patch.event_id.apply(&mut after.event_id);
    patch.material_id.apply(&mut after.material_id);
    after.version += 1;
    after.updated_at = w.now();
    let after = db::update(w, checked(w, by, Some(&before), after).await?).await?;
    let entry = Entry::new("practice.update", KIND, id).fields(db::changed(&before, &after));
    audit::record(w, by, &entry).await?;
    Ok(after.into())
}

/// Deletes a practice.
pub async fn delete(w: &Write, by: &Actor, id: PracticeId) -> Result<()> {
    lock(w, by, id).await?;
    Entity::delete_by_id(id).exec(w).await?;
    audit::record(w, by, &Entry::new("practice.delete", KIND, id)).await
}

/// One practice.
pub async fn get(db: &impl ConnectionTrait, by: &Actor, id: PracticeId) -> Result<PracticeOut> {
    let mut found = [Entity::find_by_id(id).one(db).await?.ok_or_else(not_found)?];
    leave_out_unseen(db, by, &mut found).await?;
    let [row] = found;
    Ok(row.into())
}

/// One practice for a caller who may change it, which nobody else can until the write ends.
async fn lock(w: &Write, by: &Actor, id: PracticeId) -> Result<Model> {
    by.require_unlimited()?;
    Entity::find_by_id(id).lock_exclusive().one(w).await?.ok_or_else(not_found)
}

fn not_found() -> AppError {
    AppError::not_found(KIND)
}

/// A page of practices.
pub async fn list(
    db: &DatabaseConnection,
    by: &Actor,
    page: &PageQuery,
    filter: &PracticeFilter,
) -> Result<Paged<PracticeOut>> {
    if asks_for_unseen(db, by, filter).await? {
        return Ok(Paged { items: Vec::new(), next_cursor: None });
    }
    let topic = |topic: materials::types::Topic| {
        json::has(db.get_database_backend(), Column::Topics, topic.as_str())
    };
    let shown = Condition::all()
        .add_option(filter.kind.map(|kind| Column::Kind.eq(kind)))
        .add_option(filter.country.as_ref().map(|own| Column::Country.eq(own.clone())))
        .add_option(filter.organization_id.map(|id| Column::OrganizationId.eq(id)))
        .add_option(filter.topic.map(topic))
        .add_option(filter.event_id.map(|id| Column::EventId.eq(id)))
        .add_option(filter.material_id.map(|id| Column::MaterialId.eq(id)))
        .add(page.matching(Column::Search));
    let mut page = page.fetch(db, Entity::find().filter(shown), Column::Id, &[]).await?;
    leave_out_unseen(db, by, &mut page.items).await?;
    Ok(page.map(PracticeOut::from))
}

/// Leaves out the events and materials that a caller may not see: the catalogue is common to all, and
/// these are not.
async fn leave_out_unseen(db: &impl ConnectionTrait, by: &Actor, rows: &mut [Model]) -> Result<()> {
    if by.scope == Scope::Everything {
        return Ok(());
    }
    let named: Vec<MaterialId> = rows.iter().filter_map(|row| row.material_id).collect();
    let seen = materials::service::seen(db, by, named).await?;
    for row in rows {
        row.event_id = row.event_id.filter(|id| by.scope.contains_event(*id));
        row.material_id = row.material_id.filter(|id| seen.contains(id));
    }
    Ok(())
}

/// Whether a caller looks by an event or a material that it may not see.
async fn asks_for_unseen(
    db: &impl ConnectionTrait,
    by: &Actor,
    filter: &PracticeFilter,
) -> Result<bool> {
    if filter.event_id.is_some_and(|id| !by.scope.contains_event(id)) {
        return Ok(true);
    }
    let Some(id) = filter.material_id.filter(|_| by.scope != Scope::Everything) else {
        return Ok(false);
    };
    Ok(!materials::service::seen(db, by, [id]).await?.contains(&id))
}

/// The row with what derives from it, or all that is wrong with it.
async fn checked(w: &Write, by: &Actor, before: Option<&Model>, mut row: Model) -> Result<Model> {
    let mut checks = Checks::new();
    rules::check(&mut checks, &rules::Said::from(&row));
    rules::check_whose(&mut checks, &row);
    references(w, by, &mut checks, before, &row).await?;
    checks.finish()?;
    let texts = row.title.iter().chain(row.description.iter().flat_map(Texts::iter));
    row.search = text::searchable(texts.map(|(_, text)| text));
    Ok(row)
}

/// Notes what is named and does not exist. What was named before may stay.
async fn references(
    w: &Write,
    by: &Actor,
    checks: &mut Checks,
    before: Option<&Model>,
    row: &Model,
) -> Result<()> {
    if let Some(id) = row.organization_id
        && before.is_none_or(|before| before.organization_id != Some(id))
    {
        let found = organizations::service::held(w, [id]).await?.contains(&id);
        checks.require(found, "organization_id", "unknown", "There is no such organization.");
    }
    if let Some(id) = row.event_id
        && before.is_none_or(|before| before.event_id != Some(id))
    {
        let found = known(events::service::lock(w, by, id).await)?;
        checks.require(found, "event_id", "unknown", "There is no such event.");
    }
    if let Some(id) = row.material_id
        && before.is_none_or(|before| before.material_id != Some(id))
    {
        let found = known(materials::service::find(w, by, id).await)?;
        checks.require(found, "material_id", "unknown", "There is no such material.");
    }
    Ok(())
}

fn known<T>(found: Result<T>) -> Result<bool> {
    match found {
        Ok(_) => Ok(true),
        Err(AppError { kind: Kind::NotFound, .. }) => Ok(false),
        Err(error) => Err(error),
    }
}

impl From<Model> for PracticeOut {
    fn from(row: Model) -> Self {
        Self {
            id: row.id,
            version: row.version,
            kind: row.kind,
            title: row.title,
            description: row.description,
            country: row.country,
            organization_id: row.organization_id,
            topics: row.topics.0,
            url: row.url,
            event_id: row.event_id,
            material_id: row.material_id,
            created_at: row.created_at,
            updated_at: row.updated_at,
        }
    }
}
