//! Words that whoever brought somebody in puts into the place of their own.

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};

use super::{KIND, checked};
use crate::access::Actor;
use crate::audit::{self, Entry};
use crate::db::{self, Write};
use crate::error::{AppError, Result};
use crate::ids::{EventId, PersonId};
use crate::people::entity::person::{Entity, Model};
use crate::people::entity::person_event;
use crate::people::types::PersonCreate;

/// Corrects somebody of whom nothing is on record but the words that stood there at this version, and
/// whom no other event knows; says which version they have now. What others have said since stays, and
/// there is no version to say.
pub async fn correct(
    w: &Write,
    by: &Actor,
    id: PersonId,
    (version, event): (i64, EventId),
    input: &PersonCreate,
) -> Result<Option<i64>> {
    let before = Entity::find_by_id(id).lock_exclusive().one(w).await?;
    let before = before.ok_or_else(|| AppError::not_found(KIND))?;
    let elsewhere = person_event::Entity::find()
        .filter(person_event::Column::PersonId.eq(id))
        .filter(person_event::Column::EventId.ne(event));
    if before.version != version || elsewhere.one(w).await?.is_some() {
        return Ok(None);
    }
    let after = Model {
        full_name: input.full_name.clone(),
        position: input.position.clone(),
        gender: input.gender,
        version: before.version + 1,
        updated_at: w.now(),
        ..before.clone()
    };
    let after = checked(w, by, after).await?;
    let after = db::update(w, after).await?;
    let entry = Entry::new("person.update", KIND, id).fields(db::changed(&before, &after));
    audit::record(w, by, &entry).await?;
    Ok(Some(after.version))
}
