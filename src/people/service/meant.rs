//! Who is meant where somebody is named: one of the address book, or one described here.

use std::collections::BTreeMap;

use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::{CHUNK, find, lock, match_or_create, visible_by_ids};
use crate::access::Actor;
use crate::db::Write;
use crate::error::{AppError, FieldError, Result};
use crate::ids::PersonId;
use crate::people::entity::person::{Column, Entity, Model};
use crate::people::types::PersonCreate;

/// The person that `person_id` names, or the one that `person` describes: matched by the address,
/// else made.
pub async fn meant(
    w: &Write,
    by: &Actor,
    id: Option<PersonId>,
    described: Option<&PersonCreate>,
) -> Result<Model> {
    match (id, described) {
        (Some(id), None) => {
            let found = named(w, by, id).await;
            found.map_err(|error| error.if_missing(|| AppError::invalid(vec![nobody()])))
        }
        (None, Some(described)) => {
            match_or_create(w, by, described).await.map_err(|error| error.below("/person"))
        }
        _ => Err(AppError::invalid(vec![who_is_meant()])),
    }
}

/// One person whom the caller may see and names by their id: as they are on record is how they are
/// meant, whoever typed that.
pub async fn named(w: &Write, by: &Actor, id: PersonId) -> Result<Model> {
    let found = find(w, by, id).await?;
    if !found.provisional {
        return Ok(found);
    }
    // Another sign-up may be writing over it.
    let found = lock(w, by, id).await?;
    vouch(w, &[id]).await?;
    Ok(Model { provisional: false, ..found })
}

/// The same with several; those whom the caller may not see are left out.
pub async fn named_many(
    w: &Write,
    by: &Actor,
    ids: impl IntoIterator<Item = PersonId>,
) -> Result<BTreeMap<PersonId, Model>> {
    let found = visible_by_ids(w, by, ids).await?;
    let typed: Vec<PersonId> =
        found.values().filter(|person| person.provisional).map(|person| person.id).collect();
    vouch(w, &typed).await?;
    Ok(found)
}

/// Notes that somebody answers for what is on record of these people: no sign-up and nobody who
/// names them by their address writes over it any more. Nothing that anybody sees changes, so their
/// versions stay.
pub async fn vouch(w: &Write, ids: &[PersonId]) -> Result<()> {
    for chunk in ids.chunks(CHUNK) {
        Entity::update_many()
            .col_expr(Column::Provisional, Expr::value(false))
            .filter(Column::Id.is_in(chunk.iter().copied()))
            .filter(Column::Provisional.eq(true))
            .exec(w)
            .await?;
    }
    Ok(())
}

/// Neither or both of the two ways to name a person.
pub fn who_is_meant() -> FieldError {
    FieldError::new("person_id", "required", "Give either person_id or person.")
}

/// Nobody has this id, or nobody whom the caller may see.
pub fn nobody() -> FieldError {
    FieldError::new("person_id", "unknown", "There is no such person.")
}
