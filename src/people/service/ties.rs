//! Forgetting that an event knows a person.

use sea_orm::EntityTrait;

use crate::db::Write;
use crate::error::Result;
use crate::ids::{EventId, PersonId};
use crate::people::entity::person_event::Entity;

/// Notes that nothing ties a person to an event any more: tokens limited to the event no longer
/// see the person. That nothing does is for the caller to know.
pub async fn untie(w: &Write, person: PersonId, event: EventId) -> Result<()> {
    Entity::delete_by_id((person, event)).exec(w).await?;
    Ok(())
}
