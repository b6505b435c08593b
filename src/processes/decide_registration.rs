//! What organizers decide on registrations, with what follows from it for the seats of countries.

use super::follow_nominations::follow_event;
use crate::access::Actor;
use crate::db::Write;
use crate::error::Result;
use crate::ids::{EventId, RegistrationId};
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
    came(w, by, Box::pin(service::substitute(w, by, id, input)).await?).await
}

async fn came(w: &Write, by: &Actor, row: RegistrationOut) -> Result<RegistrationOut> {
    follow_event(w, by, row.event_id, Some(row.person_id)).await?;
    Ok(row)
}

async fn left(w: &Write, by: &Actor, row: RegistrationOut) -> Result<RegistrationOut> {
    follow_event(w, by, row.event_id, None).await?;
    Ok(row)
}
