//! Somebody comes in an invitee's place: an invitation of their own, one at a time.

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

use super::KIND;
use super::deeds::{blank, dispatch, invited_before, take_back};
use crate::access::Actor;
use crate::audit::{self, Entry};
use crate::db::{self, Write};
use crate::error::{AppError, FieldError, Result};
use crate::events::entity::event::Model as Event;
use crate::ids::{EventId, PersonId};
use crate::invitations::entity::{Column, Entity, Model};
use crate::invitations::rules;
use crate::invitations::types::{InvitationCreate, InvitationStatus};
use crate::people;
use crate::people::entity::person::Model as Person;

/// Invites somebody whom an invitee named in their place; sent at once, in the same role. The same
/// person again changes nothing; another one takes the place of whom they named before. Whether
/// somebody is invited already is for organizers alone to learn: they find it in the log, and the
/// name with the invitation as it was `answered`.
pub async fn name_substitute(
    w: &Write,
    by: &Actor,
    event: &Event,
    first: &Model,
    answered: &Model,
    person: &Person,
) -> Result<()> {
    if person.id == first.person_id {
        let message = "A substitute is somebody else than the invitee.";
        return Err(AppError::invalid(vec![FieldError::new("email", "same_person", message)]));
    }
    let named = named_by(w, first).await?;
    if named.as_ref().is_some_and(|row| row.person_id == person.id) {
        return Ok(());
    }
    if let Some(before) = named {
        call_back(w, by, before).await?;
    }
    let known = of_person(w, event.id, person.id).await?;
    if let Some(known) = known.filter(|_| by.is_participant()) {
        let repeated = answered.version == first.version;
        return if repeated { Ok(()) } else { note_known(w, by, first, &known).await };
    }
    if person.email.is_none() {
        let message = "This person has no e-mail address to send the invitation to.";
        return Err(AppError::invalid(vec![FieldError::new("email", "no_address", message)]));
    }
    let input = InvitationCreate {
        person_id: Some(person.id),
        person: None,
        role: Some(first.role),
        language: first.language.clone(),
        note: None,
        skip_approval: false,
        expires_at: first.expires_at,
        send: true,
    };
    let row = Model { substitute_for_id: Some(first.id), ..blank(w, event.id, person.id, &input)? };
    let row = db::insert(w, row).await.map_err(invited_before)?;
    people::service::known_to(w, person.id, event.id).await?;
    dispatch(w, by, event, person, row).await.map(drop)
}

/// Notes for organizers that nobody was invited, since whom an invitee named was before: an entry
/// with each of the two invitations, so that one leads to the other.
async fn note_known(w: &Write, by: &Actor, first: &Model, known: &Model) -> Result<()> {
    let action = "invitation.substitute_known";
    let entry = |row: &Model| Entry::new(action, KIND, row.id).of(row.event_id);
    audit::record_many(w, by, &[entry(first), entry(known)]).await
}

/// Takes back the invitation of whom an invitee named who now comes after all; 409 if that one has
/// accepted.
pub async fn call_back_substitute(w: &Write, by: &Actor, first: &Model) -> Result<()> {
    match named_by(w, first).await? {
        Some(named) => call_back(w, by, named).await,
        None => Ok(()),
    }
}

/// One after the other, as each may have named somebody in turn.
async fn call_back(w: &Write, by: &Actor, named: Model) -> Result<()> {
    let mut next = Some(named);
    while let Some(row) = next {
        rules::check_call_back(row.status)?;
        next = named_by(w, &row).await?;
        take_back(w, by, row).await?;
    }
    Ok(())
}

/// Whether whom an invitee named has accepted, or whom that one named in turn.
pub async fn somebody_comes_instead(db: &impl ConnectionTrait, first: &Model) -> Result<bool> {
    let mut next = named_by(db, first).await?;
    while let Some(row) = next {
        if rules::check_call_back(row.status).is_err() {
            return Ok(true);
        }
        next = named_by(db, &row).await?;
    }
    Ok(false)
}

/// The invitations of who named this invitee in their place, and of who named that one in turn.
pub async fn named_from(db: &impl ConnectionTrait, named: &Model) -> Result<Vec<Model>> {
    let mut all = Vec::new();
    let mut next = named.substitute_for_id;
    while let Some(id) = next {
        let found = Entity::find_by_id(id).one(db).await?;
        next = found.as_ref().and_then(|row| row.substitute_for_id);
        all.extend(found);
    }
    Ok(all)
}

/// The invitation of the person whom an invitee named, unless it was taken back.
async fn named_by(db: &impl ConnectionTrait, first: &Model) -> Result<Option<Model>> {
    let named = Entity::find()
        .filter(Column::SubstituteForId.eq(first.id))
        .filter(Column::Status.ne(InvitationStatus::Revoked));
    Ok(named.one(db).await?)
}

/// A person's invitation to an event.
pub async fn of_person(
    db: &impl ConnectionTrait,
    event: EventId,
    person: PersonId,
) -> Result<Option<Model>> {
    let found = Entity::find().filter(Column::EventId.eq(event));
    Ok(found.filter(Column::PersonId.eq(person)).one(db).await?)
}
