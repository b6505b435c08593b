//! Which events know a person, and forgetting that one does.

use std::collections::BTreeSet;

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};

use crate::db::Write;
use crate::error::Result;
use crate::ids::{EventId, PersonId};
use crate::people::entity::person_event::{Column, Entity};

/// The events that know a person.
pub async fn known_at(db: &impl ConnectionTrait, person: PersonId) -> Result<BTreeSet<EventId>> {
    let select = Entity::find().filter(Column::PersonId.eq(person));
    let select = select.select_only().column(Column::EventId);
    Ok(select.into_tuple::<EventId>().all(db).await?.into_iter().collect())
}

/// Notes that nothing ties a person to an event any more: tokens limited to the event no longer
/// see the person. That nothing does is for the caller to know.
pub async fn untie(w: &Write, person: PersonId, event: EventId) -> Result<()> {
    Entity::delete_by_id((person, event)).exec(w).await?;
    Ok(())
}
