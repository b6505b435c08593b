//! What organizers decide on registrations, with what follows from it for the seats of countries.

use super::follow_nominations::follow_event;
use crate::access::Actor;
use crate::db::Write;
use crate::error::Result;
use crate::ids::{EventId, RegistrationId};
use crate::nominations;
use crate::nominations::types::NominationStatus;
use crate::registrations::service;
use crate::registrations::types::{
    RegistrationCreate, RegistrationDecision, RegistrationOut, RegistrationSubstitute,
};
use crate::vault::Vault;

/// Registers somebody.
pub async fn register(
    w: &Write,
    by: &Actor,
    vault: &Vault,
    event: EventId,
    input: &RegistrationCreate,
) -> Result<RegistrationOut> {
    came(w, by, service::register(w, by, Some(vault), event, input).await?).await
}

/// Lets somebody in who waited for a decision.
pub async fn approve_registration(
    w: &Write,
    by: &Actor,
    id: RegistrationId,
    decision: &RegistrationDecision,
) -> Result<RegistrationOut> {
    came(w, by, Box::pin(service::approve(w, by, id, decision)).await?).await
}

/// Turns somebody down.
pub async fn reject_registration(
    w: &Write,
    by: &Actor,
    id: RegistrationId,
    decision: &RegistrationDecision,
) -> Result<RegistrationOut> {
    left(w, by, service::reject(w, by, id, decision).await?).await
}

/// Takes a registration back.
pub async fn withdraw_registration(
    w: &Write,
    by: &Actor,
    id: RegistrationId,
    decision: &RegistrationDecision,
) -> Result<RegistrationOut> {
    left(w, by, service::withdraw_by_id(w, by, id, decision).await?).await
}

/// Puts somebody else in their place, who has the seat of their country too.
pub async fn substitute_registration(
    w: &Write,
    by: &Actor,
    id: RegistrationId,
    input: &RegistrationSubstitute,
) -> Result<RegistrationOut> {
    let row = Box::pin(service::substitute(w, by, id, input)).await?;
    check_country(w, by, id, &row).await?;
    came(w, by, row).await
}

/// 409 where a seat of a country would go to somebody who comes for another one. Who is nominated by
/// the same country comes for it, whatever the record says.
async fn check_country(
    w: &Write,
    by: &Actor,
    left: RegistrationId,
    row: &RegistrationOut,
) -> Result<()> {
    let (left, event) = (service::find(w, by, left).await?, row.event_id);
    let before = nominations::service::of_person(w, event, left.person_id).await?;
    let seat = before.filter(|it| it.status == NominationStatus::Selected);
    let (Some(seat), Some(own)) = (seat, &row.country) else { return Ok(()) };
    let known = nominations::service::of_person(w, event, row.person_id).await?;
    let comes_for = known.map_or_else(|| own.clone(), |known| known.country);
    if comes_for == seat.country {
        return Ok(());
    }
    Err(nominations::rules::other_country(&seat.country, &comes_for))
}

async fn came(w: &Write, by: &Actor, row: RegistrationOut) -> Result<RegistrationOut> {
    follow_event(w, by, row.event_id, Some(row.person_id)).await?;
    Ok(row)
}

async fn left(w: &Write, by: &Actor, row: RegistrationOut) -> Result<RegistrationOut> {
    follow_event(w, by, row.event_id, None).await?;
    Ok(row)
}
