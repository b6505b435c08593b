//! The name in the addresses of an event's pages: chosen, or the first free one for its title.

use std::collections::HashSet;

use sea_orm::sea_query::OnConflict;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel,
    QueryFilter, QuerySelect,
};

use crate::db::Write;
use crate::error::{AppError, FieldError, Result};
use crate::events::entity::event::{Column, Entity, Model};
use crate::events::rules::{slug_candidate, title_of_slug};
use crate::ids::EventId;

/// How often the next free one is looked for while others take theirs.
const TRIES: usize = 20;

/// What is wrong with a slug that another event has.
pub(super) fn taken() -> FieldError {
    FieldError::new("slug", "taken", "another event has this slug; choose another one")
}

/// Whether another event has it.
pub(super) async fn is_taken(db: &impl ConnectionTrait, slug: &str, id: EventId) -> Result<bool> {
    let others = Entity::find().filter(Column::Slug.eq(slug)).filter(Column::Id.ne(id));
    Ok(others.one(db).await?.is_some())
}

/// Inserts an event under the slug that it has, or under the first free one for its title.
pub(super) async fn insert(w: &Write, mut row: Model) -> Result<Model> {
    if !row.slug.is_empty() {
        return if try_insert(w, &row).await? {
            Ok(row)
        } else {
            Err(AppError::invalid(vec![taken()]))
        };
    }
    let title = title_of_slug(&row.title).to_owned();
    for _ in 0..TRIES {
        row.slug = free(w, &title).await?;
        if try_insert(w, &row).await? {
            return Ok(row);
        }
    }
    Err(AppError::conflict("event.slug", "No slug could be made from the title; give one."))
}

/// False if another event got the slug in the meantime.
async fn try_insert(w: &Write, row: &Model) -> Result<bool> {
    let insert = Entity::insert(row.clone().into_active_model().reset_all())
        .on_conflict(OnConflict::column(Column::Slug).do_nothing().to_owned());
    match insert.exec_without_returning(w).await {
        Ok(rows) => Ok(rows > 0),
        Err(DbErr::RecordNotInserted) => Ok(false),
        Err(error) => Err(error.into()),
    }
}

async fn free(db: &impl ConnectionTrait, title: &str) -> Result<String> {
    let base = slug_candidate(title, 1);
    // A long base is cut to make room for its number, so similar ones are looked for by less of it.
    let stem: String = base.chars().take(56).collect();
    let similar = Condition::all().add(Column::Slug.starts_with(stem));
    let select = Entity::find().select_only().column(Column::Slug).filter(similar);
    let known: HashSet<String> = select.into_tuple::<String>().all(db).await?.into_iter().collect();
    let mut candidates = (1..).map(|n| slug_candidate(title, n));
    Ok(candidates.find(|slug| !known.contains(slug)).unwrap_or(base))
}
