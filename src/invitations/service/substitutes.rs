//! Somebody comes in an invitee's place: an invitation that is tied to theirs, one at a time.

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

use super::KIND;
use super::deeds::{blank, dispatch, save, take_back};
use crate::access::Actor;
use crate::audit::{self, Entry};
use crate::db::{self, Write};
use crate::error::{AppError, FieldError, Result};
use crate::events::entity::event::Model as Event;
use crate::ids::{EventId, PersonId};
use crate::invitations::entity::{Column, Entity, Model};
use crate::invitations::types::{InvitationCreate, InvitationStatus};
use crate::people;
use crate::people::entity::person::Model as Person;

/// Invites somebody whom an invitee named in their place; sent at once, in the same role.
pub async fn invite_instead(
    w: &Write,
    by: &Actor,
    event: &Event,
    first: &Model,
    person: &Person,
) -> Result<()> {
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
    let row = Model {
        substitute_for_id: Some(first.id),
        in_own_right: false,
        ..blank(w, event.id, person.id, &input)?
    };
    let row = db::insert(w, row).await?;
    people::service::known_to(w, person.id, event.id).await?;
    dispatch(w, by, event, person, row).await.map(drop)
}

/// The same with somebody who has an invitation: it is sent again, and tied to that of the invitee.
/// Whoever names somebody before them in the chain gives back what those between them keep.
pub async fn invite_again_instead(
    w: &Write,
    by: &Actor,
    event: &Event,
    first: &Model,
    known: Model,
    person: &Person,
) -> Result<()> {
    let chain: Vec<Model> =
        [first.clone()].into_iter().chain(named_from(w, first).await?).collect();
    let below = chain.into_iter().find(|row| row.substitute_for_id == Some(known.id));
    if let Some(below) = below {
        release(w, below).await?;
    }
    let row = Model {
        // Sent anew, whatever it has come to before.
        status: InvitationStatus::Draft,
        substitute_for_id: Some(first.id),
        expires_at: first.expires_at,
        ..known
    };
    dispatch(w, by, event, person, row).await.map(drop)
}

/// Notes for organizers that nobody was invited, since whom an invitee named need not or may not be:
/// an entry with each of the two invitations, so that one leads to the other.
pub async fn note_known(w: &Write, by: &Actor, first: &Model, known: Option<&Model>) -> Result<()> {
    let action = "invitation.substitute_known";
    let entry = |row: &Model| Entry::new(action, KIND, row.id).of(row.event_id);
    let entries: Vec<Entry> = [Some(first), known].into_iter().flatten().map(entry).collect();
    audit::record_many(w, by, &entries).await
}

/// Takes back the invitation of somebody whom an invitee named; that of somebody whom the organizers
/// invited themselves is only untied.
pub async fn call_back(w: &Write, by: &Actor, named: Model) -> Result<Model> {
    if named.in_own_right { release(w, named).await } else { take_back(w, by, named).await }
}

async fn release(w: &Write, row: Model) -> Result<Model> {
    save(w, Model { substitute_for_id: None, ..row }).await
}

/// The invitation of the person whom an invitee named, unless it was taken back.
async fn named_by(db: &impl ConnectionTrait, first: &Model) -> Result<Option<Model>> {
    let named = Entity::find()
        .filter(Column::SubstituteForId.eq(first.id))
        .filter(Column::Status.ne(InvitationStatus::Revoked));
    Ok(named.one(db).await?)
}

/// The invitations of whom an invitee named, and of whom that one named in turn.
pub async fn named_after(db: &impl ConnectionTrait, first: &Model) -> Result<Vec<Model>> {
    let mut all: Vec<Model> = Vec::new();
    while let Some(row) = named_by(db, all.last().unwrap_or(first)).await? {
        all.push(row);
    }
    Ok(all)
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

/// A person's invitation to an event.
pub async fn of_person(
    db: &impl ConnectionTrait,
    event: EventId,
    person: PersonId,
) -> Result<Option<Model>> {
    let found = Entity::find().filter(Column::EventId.eq(event));
    Ok(found.filter(Column::PersonId.eq(person)).one(db).await?)
}
