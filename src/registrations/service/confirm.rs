//! Whoever holds an address confirms it, or asks for another mail to do so.

use super::edit::keep;
use super::enter::{CONFIRM_WITHIN, Details, apply, check, keep_apart};
use super::seats::{door, places, settle};
use super::{record, tell, tell_on_request};
use crate::access::Actor;
use crate::db::{self, Write};
use crate::error::Result;
use crate::events::entity::event::Model as Event;
use crate::registrations::entity::Model;
use crate::registrations::messages::Notice;
use crate::registrations::rules::{self, Move};
use crate::registrations::types::RegistrationStatus;

/// The address is confirmed: now it is decided what becomes of the registration. Whoever signed up
/// while the window was open is let in after it closed, too. What they `said` counts: whatever stood
/// there may have been typed by anybody who knows the address. The event must be locked.
pub async fn confirm_address(
    w: &Write,
    by: &Actor,
    event: &Event,
    row: Model,
    said: &Details,
) -> Result<Model> {
    if row.status != RegistrationStatus::Unverified {
        return Ok(row);
    }
    rules::check(row.status, Move::Confirm)?;
    let typed_at = row.updated_at;
    let row = correct(w, by, event, row, said).await?;
    let mut door = door(event, w.now());
    door.window = event.schedule().window(typed_at);
    let seats = places(w, event, row.attendance_mode).await?;
    let who = rules::Newcomer { role: row.role, source: row.source, skip_approval: false };
    let status = rules::decide(&door, &seats, &who).status()?;
    let mut row = row;
    settle(w, &mut row, status).await?;
    let row = db::update(w, row).await?;
    record(w, by, "registration.confirm_address", &row).await?;
    tell(w, event, &row, Notice::Status).await?;
    Ok(row)
}

/// Writes what somebody says over what stood there, and that they agree to what they agree to now:
/// also to nothing.
async fn correct(
    w: &Write,
    by: &Actor,
    event: &Event,
    before: Model,
    said: &Details,
) -> Result<Model> {
    let mut after = before.clone();
    apply(&mut after, said, event);
    after.consents = said.consents.clone().into();
    if after == before {
        return Ok(before);
    }
    check(event, &after)?;
    let after = keep(w, by, "registration.update", &before, after).await?;
    keep_apart(w, &after, said).await?;
    Ok(after)
}

/// A new mail to confirm an address with, to the address on record, good for another day.
pub async fn renew_address(w: &Write, by: &Actor, event: &Event, mut row: Model) -> Result<Model> {
    rules::check(row.status, Move::Confirm)?;
    row.unverified_until = Some(w.now() + CONFIRM_WITHIN);
    row.version += 1;
    let row = db::update(w, row).await?;
    tell_on_request(w, event, &row, Notice::ConfirmAddress).await?;
    record(w, by, "registration.renew_link", &row).await?;
    Ok(row)
}
