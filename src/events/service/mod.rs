//! Making, changing, finding and moving events.

mod apply;
mod check;
pub mod coverage;
mod list;
mod moves;
mod out;
mod parts;
mod slug;
mod whole;
mod write;

use sea_orm::sea_query::LockType;
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};

use super::entity::event::{Column, Entity, Model};
use super::types::{EventOut, EventStatus};
use crate::access::{Actor, Scope};
use crate::db::Write;
use crate::error::{AppError, Result};
use crate::ids::EventId;

pub use list::{list, wants_digest, with_digest, with_progress_requests, with_reminders};
pub use moves::{archive, cancel, complete, publish};
pub use out::one as out;
pub use parts::{Parts, organizations_as, parts_of};
pub use write::{Changed, create, delete, update};

const KIND: &str = "event";

/// One event, as far as the caller may see it.
pub async fn find(db: &impl ConnectionTrait, by: &Actor, id: EventId) -> Result<Model> {
    let found = Entity::find_by_id(id).filter(visible(by)).one(db).await?;
    found.ok_or_else(|| AppError::not_found(KIND))
}

/// One event, which nobody else can change until the write ends.
pub async fn lock(w: &Write, by: &Actor, id: EventId) -> Result<Model> {
    w.in_turn(id.0).await;
    let found = Entity::find_by_id(id).filter(visible(by)).lock_exclusive().one(w).await?;
    found.ok_or_else(|| AppError::not_found(KIND))
}

/// The event of a public page: any but drafts, which nobody outside sees.
pub async fn find_by_slug(db: &impl ConnectionTrait, slug: &str) -> Result<Model> {
    let select = Entity::find().filter(Column::Slug.eq(slug));
    let found = select.filter(Column::Status.ne(EventStatus::Draft)).one(db).await?;
    found.ok_or_else(|| AppError::not_found(KIND))
}

/// Several events by id, as far as the caller may see them.
pub async fn by_ids(
    db: &impl ConnectionTrait,
    by: &Actor,
    ids: impl IntoIterator<Item = EventId>,
) -> Result<Vec<Model>> {
    Ok(Entity::find().filter(Column::Id.is_in(ids)).filter(visible(by)).all(db).await?)
}

/// The same, none of which is deleted until the write ends.
async fn held(w: &Write, by: &Actor, ids: impl IntoIterator<Item = EventId>) -> Result<Vec<Model>> {
    let select = Entity::find().filter(Column::Id.is_in(ids)).filter(visible(by));
    Ok(select.lock(LockType::KeyShare).all(w).await?)
}

/// One event as callers see it.
pub async fn get(db: &impl ConnectionTrait, by: &Actor, id: EventId) -> Result<EventOut> {
    let whole = whole::find(db, by, id).await?;
    Ok(out::shown(whole.event, whole.parts))
}

/// 404 unless there is such an event that the caller may see.
pub async fn check_seen(db: &impl ConnectionTrait, by: &Actor, id: EventId) -> Result<()> {
    let select = Entity::find_by_id(id).filter(visible(by)).select_only().column(Column::Id);
    let found: Option<EventId> = select.into_tuple().one(db).await?;
    found.map(drop).ok_or_else(|| AppError::not_found(KIND))
}

/// The condition that an event lies within the caller's scope.
pub fn visible(by: &Actor) -> Condition {
    match &by.scope {
        Scope::Everything => Condition::all(),
        Scope::Limited { programmes, events } => Condition::any()
            .add(Column::Id.is_in(events.iter().copied()))
            .add(Column::ProgrammeId.is_in(programmes.iter().copied())),
    }
}
