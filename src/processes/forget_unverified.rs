//! Who never confirmed an address is forgotten, and so is what tied them to the event.

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter};

use crate::access::Actor;
use crate::agenda;
use crate::db::Write;
use crate::error::Result;
use crate::ids::{EventId, PersonId, RegistrationId};
use crate::invitations::entity as invitation;
use crate::nominations;
use crate::people;
use crate::people::focal_points;
use crate::recommendations::entity::recommendation;
use crate::registrations;
use crate::registrations::service::Forgotten;

/// Forgets some of them in one write, those after `after`; says whom, and where to go on.
pub async fn forget_unverified(
    w: &Write,
    by: &Actor,
    after: Option<RegistrationId>,
) -> Result<Forgotten> {
    let forgotten = registrations::service::forget_unverified(w, by, after).await?;
    for row in &forgotten.rows {
        if !is_tied(w, row.person_id, row.event_id).await? {
            people::service::untie(w, row.person_id, row.event_id).await?;
        }
    }
    Ok(forgotten)
}

/// Whether anything else ties a person to an event.
async fn is_tied(db: &impl ConnectionTrait, person: PersonId, event: EventId) -> Result<bool> {
    let invited = invitation::Entity::find()
        .filter(invitation::Column::EventId.eq(event))
        .filter(invitation::Column::PersonId.eq(person));
    let recommends = recommendation::Entity::find()
        .filter(recommendation::Column::EventId.eq(event))
        .filter(recommendation::Column::SourcePersonId.eq(person));
    let nominated = nominations::service::of_person(db, event, person).await?;
    // Letters about nomination requests go to those whom the event knows.
    let posts = focal_points::service::all_of(db, &[person]).await?;
    Ok(!posts.is_empty()
        || invited.count(db).await? > 0
        || nominated.is_some()
        || recommends.count(db).await? > 0
        || agenda::service::speaks_at(db, person, event).await?)
}
