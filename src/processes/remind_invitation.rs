//! Somebody is reminded of an invitation, unless they came by another way.

use crate::access::Actor;
use crate::db::Write;
use crate::error::Result;
use crate::ids::InvitationId;
use crate::invitations;
use crate::invitations::types::InvitationOut;
use crate::registrations;

/// Reminds somebody who has neither answered nor registered.
pub async fn remind_invitation(w: &Write, by: &Actor, id: InvitationId) -> Result<InvitationOut> {
    let (event, row) = invitations::service::lock(w, by, id).await?;
    let found = registrations::service::of_person(w, event.id, row.person_id).await?;
    let registration = found.filter(|row| row.status.is_in()).map(|row| row.id);
    invitations::service::remind(w, by, &event, row, registration).await
}
