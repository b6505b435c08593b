//! Nominating people, and giving one who is nominated a seat of their country: they are invited, and
//! register by accepting.

use super::follow_nominations::{follow_event, is_replaced};
use crate::access::Actor;
use crate::clock::kept;
use crate::db::Write;
use crate::error::Result;
use crate::events::entity::event::Model as Event;
use crate::ids::{EventId, NominationId};
use crate::invitations::types::InvitationCreate;
use crate::nominations::entity::nomination::Model as Nomination;
use crate::nominations::rules::{self, Move};
use crate::nominations::service;
use crate::nominations::types::{NominationCreate, NominationOut, NominationSelect};
use crate::registrations::types::RegistrationStatus;
use crate::{events, invitations, people, registrations};

/// Nominates somebody, whom the register finds by what they are called now.
pub async fn nominate(
    w: &Write,
    by: &Actor,
    event: EventId,
    input: &NominationCreate,
) -> Result<NominationOut> {
    let made = service::create(w, by, event, input).await?;
    registrations::service::named(w, &[made.person_id]).await?;
    // Who is registered already takes a seat of the country now, or is not nominated.
    follow_event(w, by, event, Some(made.person_id)).await?;
    let (_, row) = service::lock(w, by, made.id).await?;
    service::get(w, row).await
}

/// Gives somebody a seat of their country, and sends the invitation.
pub async fn select_nomination(
    w: &Write,
    by: &Actor,
    id: NominationId,
    input: &NominationSelect,
) -> Result<NominationOut> {
    let (event, row) = service::lock(w, by, id).await?;
    rules::check(row.status, Move::Select)?;
    events::rules::check_not_cancelled(event.status)?;
    service::check_seat(w, event.id, &row.country).await?;
    let row = offer(w, by, &event, row, input).await?;
    service::get(w, row).await
}

/// Invites a nominee, unless they take part already, and gives them the seat, which must be free. The
/// event must be locked.
pub(super) async fn offer(
    w: &Write,
    by: &Actor,
    event: &Event,
    row: Nomination,
    input: &NominationSelect,
) -> Result<Nomination> {
    let person = people::service::find_unscoped(w, row.person_id).await?;
    let registered = registrations::service::of_person(w, event.id, person.id).await?;
    let status = registered.map(|registered| registered.status);
    if status.is_some_and(RegistrationStatus::is_in) {
        return service::mark_selected(w, by, row, None).await;
    }
    rules::check_not_turned_down(status == Some(RegistrationStatus::Rejected))?;
    rules::check_not_replaced(is_replaced(w, event, &row).await?)?;
    let wanted = InvitationCreate {
        person_id: Some(person.id),
        person: None,
        role: Some(row.role),
        language: input.language.clone(),
        note: input.note.clone(),
        // Whoever selected them has decided.
        skip_approval: true,
        expires_at: input.expires_at.map(kept),
        send: true,
    };
    let invited = invitations::service::invite_nominee(w, by, event, &person, &wanted).await?;
    service::mark_selected(w, by, row, Some(invited.id)).await
}
