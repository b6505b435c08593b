//! Whoever is selected among the nominees of a country is invited.

use super::deeds::{blank, check, check_letter, dispatch};
use super::{KIND, of_person};
use crate::access::Actor;
use crate::audit::{self, Entry};
use crate::db::{self, Write};
use crate::error::{AppError, Result};
use crate::events::entity::event::Model as Event;
use crate::invitations::entity::Model;
use crate::invitations::rules::{self, Move};
use crate::invitations::types::{InvitationCreate, InvitationStatus};
use crate::mail::suppressions;
use crate::people;
use crate::people::entity::person::Model as Person;

/// What was said when they were selected counts for the invitation that they hold already. No second
/// letter goes out, and nobody else's answer calls it back.
async fn stand(
    w: &Write,
    by: &Actor,
    event: &Event,
    before: Model,
    wanted: &InvitationCreate,
) -> Result<Model> {
    let after = Model {
        in_own_right: true,
        role: wanted.role.unwrap_or(before.role),
        note: wanted.note.clone().or_else(|| before.note.clone()),
        skip_approval: wanted.skip_approval,
        expires_at: wanted.expires_at.or(before.expires_at),
        ..before.clone()
    };
    if after == before {
        return Ok(before);
    }
    let after = Model { version: before.version + 1, updated_at: w.now(), ..after };
    let after = db::update(w, after).await?;
    let entry = Entry::new("invitation.update", KIND, after.id).of(event.id);
    audit::record(w, by, &entry.fields(db::changed(&before, &after))).await?;
    Ok(after)
}

/// Invites a nominee, or sends anew the invitation that they have, whatever it has come to; one that
/// waits for their answer is brought up to date. Nothing is written where nothing can be sent. The event
/// must be locked.
pub async fn invite_nominee(
    w: &Write,
    by: &Actor,
    event: &Event,
    person: &Person,
    wanted: &InvitationCreate,
) -> Result<Model> {
    check(event, wanted, w).map_err(AppError::invalid)?;
    let new = blank(w, event.id, person.id, wanted)?;
    let Some(known) = of_person(w, event.id, person.id).await? else {
        check_letter(w, event, person, &new, Move::Send).await?;
        check_reached(w, person).await?;
        let row = db::insert(w, new).await?;
        people::service::known_to(w, person.id, event.id).await?;
        audit::record(w, by, &Entry::new("invitation.create", KIND, row.id).of(event.id)).await?;
        return dispatch(w, by, event, person, row).await;
    };
    let ends = rules::ends_at(known.expires_at, event.ends_at());
    if rules::effective(known.status, ends, w.now()) == InvitationStatus::Sent {
        return stand(w, by, event, known, wanted).await;
    }
    let row = Model {
        status: InvitationStatus::Draft,
        substitute_for_id: None,
        in_own_right: true,
        role: new.role,
        language: new.language.or(known.language),
        note: new.note.or(known.note),
        skip_approval: new.skip_approval,
        expires_at: new.expires_at.or(known.expires_at.filter(|_| w.now() < ends)),
        ..known
    };
    check_reached(w, person).await?;
    dispatch(w, by, event, person, row).await
}

/// 409 where no letter reaches somebody: their seat would be kept for nothing.
async fn check_reached(w: &Write, person: &Person) -> Result<()> {
    match &person.email {
        Some(email) => rules::check_reachable(suppressions::is_closed(w, email).await?),
        None => Ok(()),
    }
}
