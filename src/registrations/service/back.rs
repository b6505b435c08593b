//! Whether somebody who is out comes back by themselves.

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter};

use super::comes_instead;
use crate::error::Result;
use crate::invitations;
use crate::registrations::entity::{Column, Entity, Model};
use crate::registrations::rules::Barred;
use crate::registrations::types::RegistrationStatus;

/// What keeps a person whose registration was withdrawn from coming back by themselves.
pub async fn barred(db: &impl ConnectionTrait, row: &Model) -> Result<Option<Barred>> {
    if row.status != RegistrationStatus::Withdrawn {
        return Ok(None);
    }
    if row.decided_by.is_some() {
        return Ok(Some(Barred::TakenBack));
    }
    if is_replaced(db, row).await? {
        return Ok(Some(Barred::Replaced));
    }
    let invitation = invitations::service::of_person(db, row.event_id, row.person_id).await?;
    let Some(invitation) = invitation else { return Ok(None) };
    let came_of_it = row.invitation_id == Some(invitation.id);
    if came_of_it && invitation.status == invitations::types::InvitationStatus::Revoked {
        return Ok(Some(Barred::TakenBack));
    }
    let chain = invitations::service::named_after(db, &invitation).await?;
    let replaced = comes_instead(db, &invitation, &chain).await?;
    Ok(replaced.then_some(Barred::Replaced))
}

/// Whether somebody who took the place of this registration is in.
async fn is_replaced(db: &impl ConnectionTrait, row: &Model) -> Result<bool> {
    use RegistrationStatus::{Confirmed, Pending, Waitlisted};
    let instead = Entity::find()
        .filter(Column::EventId.eq(row.event_id))
        .filter(Column::SubstituteForId.eq(row.id))
        .filter(Column::Status.is_in([Pending, Confirmed, Waitlisted]));
    Ok(instead.count(db).await? > 0)
}
