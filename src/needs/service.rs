//! Making, changing, finding and deleting capacity needs and barriers. Callers above add which
//! recommendations answer them.

use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect, Select,
};

use super::entity::{Column, Entity, Model};
use super::rules;
use super::types::{NeedCreate, NeedFilter, NeedKind, NeedOut, NeedPatch};
use crate::access::{Actor, Scope};
use crate::db::{self, Write};
use crate::error::{AppError, Checks, Kind, Result};
use crate::ids::{EventId, NeedId, ProgrammeId, RecommendationId};
use crate::patch::Patch as _;
use crate::{events, programmes, text};

/// Those of a kind that the caller sees.
pub fn visible(by: &Actor, kind: NeedKind) -> Select<Entity> {
    visible_of_both(by).filter(Column::Kind.eq(kind))
}

/// Capacity needs and barriers that the caller sees.
pub fn visible_of_both(by: &Actor) -> Select<Entity> {
    match &by.scope {
        Scope::Everything => Entity::find(),
        Scope::Limited { programmes, events } => Entity::find().filter(
            Condition::any()
                .add(Column::EventId.is_in(events.iter().copied()))
                .add(Column::ProgrammeId.is_in(programmes.iter().copied())),
        ),
    }
}

/// What the filters leave of those; which recommendations answer them is not looked at.
pub fn matching(filter: &NeedFilter) -> Condition {
    Condition::all()
        .add_option(filter.event_id.map(|own| Column::EventId.eq(own)))
        .add_option(filter.programme_id.map(|own| Column::ProgrammeId.eq(own)))
        .add_option(filter.country.as_ref().map(|own| Column::Country.eq(own.clone())))
        .add_option(filter.category.as_ref().map(|own| Column::Category.eq(own)))
}

/// One of a kind.
pub async fn find(
    db: &impl ConnectionTrait,
    by: &Actor,
    kind: NeedKind,
    id: NeedId,
) -> Result<Model> {
    let found = visible(by, kind).filter(Column::Id.eq(id)).one(db).await?;
    found.ok_or_else(|| AppError::not_found(kind.as_str()))
}

/// Writes a new one, or notes all that is wrong with it and writes nothing.
pub async fn create(
    w: &Write,
    by: &Actor,
    kind: NeedKind,
    input: &NeedCreate,
    mut checks: Checks,
) -> Result<Model> {
    rules::check_owner(&mut checks, input.event_id.is_some(), input.programme_id.is_some());
    check_owner(w, by, &mut checks, input.event_id, input.programme_id).await?;
    let row = Model {
        id: w.new_id(),
        version: 1,
        kind,
        event_id: input.event_id,
        programme_id: input.programme_id,
        country: input.country.clone(),
        title: input.title.clone(),
        description: input.description.clone(),
        category: input.category.clone(),
        search: String::new(),
        created_at: w.now(),
        updated_at: w.now(),
    };
    db::insert(w, checked(checks, row)?).await
}

/// Notes an event or a programme that is none to this caller. 409 where the event is put away.
pub async fn check_owner(
    w: &Write,
    by: &Actor,
    checks: &mut Checks,
    event: Option<EventId>,
    programme: Option<ProgrammeId>,
) -> Result<()> {
    if let Some(id) = event {
        match events::service::lock(w, by, id).await {
            Ok(event) => events::rules::check_open(event.status)?,
            Err(AppError { kind: Kind::NotFound, .. }) => {
                checks.add("event_id", "unknown", "There is no such event.");
            }
            Err(error) => return Err(error),
        }
    }
    if let Some(id) = programme {
        let found = programmes::service::exists_in_scope(w, by, id).await?;
        checks.require(found, "programme_id", "unknown", "There is no such programme.");
    }
    Ok(())
}

/// 409 where the event of something is put away: what it has named is the record.
pub async fn check_open(w: &Write, by: &Actor, event: Option<EventId>) -> Result<()> {
    let Some(id) = event else { return Ok(()) };
    events::rules::check_open(events::service::lock(w, by, id).await?.status)
}

/// One that is locked as it is after a change, or all that is wrong with that.
pub fn changed(w: &Write, before: &Model, patch: &NeedPatch, checks: Checks) -> Result<Model> {
    let mut after = before.clone();
    patch.country.apply(&mut after.country);
    patch.title.apply(&mut after.title);
    patch.description.apply(&mut after.description);
    patch.category.apply(&mut after.category);
    after.version += 1;
    after.updated_at = w.now();
    checked(checks, after)
}

/// Writes a change.
pub async fn update(w: &Write, after: Model) -> Result<Model> {
    db::update(w, after).await
}

/// One of a kind, which nobody else can change until the write ends; its event first, as everywhere, and
/// before what answers it: whoever deletes that changes this one with it.
pub async fn lock(w: &Write, by: &Actor, kind: NeedKind, id: NeedId) -> Result<Model> {
    if let Some(event) = find(w, by, kind, id).await?.event_id {
        events::service::lock(w, by, event).await?;
    }
    let found = Entity::find_by_id(id).lock_exclusive().one(w).await?;
    found.ok_or_else(|| AppError::not_found(kind.as_str()))
}

/// Deletes one that the caller has locked. What an archived event has named is the record.
pub async fn delete(w: &Write, by: &Actor, row: &Model) -> Result<()> {
    check_open(w, by, row.event_id).await?;
    Entity::delete_by_id(row.id).exec(w).await?;
    Ok(())
}

fn checked(mut checks: Checks, mut row: Model) -> Result<Model> {
    let (category, description) = (row.category.as_deref(), row.description.as_ref());
    rules::check_said(&mut checks, Some(&row.title), description, category);
    checks.finish()?;
    let texts = row.title.iter().chain(description.into_iter().flat_map(text::Texts::iter));
    row.search = text::searchable(texts.map(|(_, text)| text).chain(category));
    Ok(row)
}

/// A row as callers see it, with what answers it.
pub fn shown(row: Model, recommendation_ids: Vec<RecommendationId>) -> NeedOut {
    NeedOut {
        id: row.id,
        version: row.version,
        kind: row.kind,
        event_id: row.event_id,
        programme_id: row.programme_id,
        country: row.country,
        title: row.title,
        description: row.description,
        category: row.category,
        recommendation_ids,
        created_at: row.created_at,
        updated_at: row.updated_at,
    }
}
