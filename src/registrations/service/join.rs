//! Somebody who is in already accepts an invitation, and takes part from now on as what it says.

use super::edit::{change_mode, check_seat_kept, keep};
use super::enter::{Newcomer, apply, check, decide, keep_apart};
use super::seats::settle;
use super::{fill_free_seats, tell};
use crate::access::Actor;
use crate::db::Write;
use crate::error::Result;
use crate::events::entity::event::Model as Event;
use crate::registrations::entity::Model;
use crate::registrations::messages::Notice;
use crate::registrations::types::RegistrationStatus;

/// Whether a newcomer holds an invitation of which their registration knows nothing yet. One that
/// it knows is not taken twice: an organizer may have given them another role since.
pub(super) fn joins(row: &Model, newcomer: &Newcomer<'_>) -> bool {
    let new = newcomer.invitation.is_some() && newcomer.invitation != row.invitation_id;
    new && row.status.is_in()
}

/// Gives a registration the role of an invitation, and its exemption from approval to one that
/// waits for a decision; the person is told what changed. The event must be locked.
pub(super) async fn join(
    w: &Write,
    by: &Actor,
    event: &Event,
    before: Model,
    newcomer: &Newcomer<'_>,
) -> Result<Model> {
    let mut after = before.clone();
    after.role = newcomer.role;
    after.source = newcomer.source;
    after.invitation_id = newcomer.invitation;
    apply(&mut after, newcomer.details, event);
    check(event, &after)?;
    if before.status == RegistrationStatus::Pending {
        let status = decide(w, event, &after, newcomer).await?;
        if status != before.status {
            settle(w, &mut after, status).await?;
        }
    } else {
        check_seat_kept(w, event, &before, &after).await?;
        change_mode(w, event, &before, &mut after).await?;
    }
    let after = keep(w, by, "registration.accept", &before, after).await?;
    keep_apart(w, &after, newcomer.details).await?;
    if newcomer.notify {
        let decided = before.status == RegistrationStatus::Pending && after.status != before.status;
        let notice = if decided { Notice::Status } else { Notice::Changed { before: &before } };
        tell(w, event, &after, notice).await?;
    }
    fill_free_seats(w, by, event.id).await?;
    Ok(after)
}
