//! Somebody comes in an invitee's place: an invitation that is tied to theirs, one at a time.

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, Select};

use super::KIND;
use super::deeds::{blank, dispatch, save, take_back};
use crate::access::Actor;
use crate::audit::{self, Entry};
use crate::db::{self, Write};
use crate::error::{AppError, FieldError, Result};
use crate::events::entity::event::Model as Event;
use crate::ids::{EventId, InvitationId, PersonId};
use crate::invitations::entity::{Column, Entity, Model};
use crate::invitations::rules;
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
/// Whoever names somebody before them in the chain gives back what those between them keep. One that
/// the organizers made stays as it is, unless its time has run out.
pub async fn invite_again_instead(
    w: &Write,
    by: &Actor,
    event: &Event,
    first: &Model,
    known: Model,
    person: &Person,
) -> Result<()> {
    let before = named_from(w, first).await?;
    let mut chain = [first.clone()].into_iter().chain(before);
    if let Some(below) = chain.find(|row| row.substitute_for_id == Some(known.id)) {
        release(w, by, below).await?;
    }
    let ends = rules::ends_at(known.expires_at, event.ends_at());
    let stays = known.in_own_right && w.now() < ends;
    let row = Model {
        // Sent anew, whatever it has come to before.
        status: InvitationStatus::Draft,
        substitute_for_id: Some(first.id),
        expires_at: if stays { known.expires_at } else { first.expires_at },
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
    if named.in_own_right { release(w, by, named).await } else { take_back(w, by, named).await }
}

/// Unties those whom an invitee named and whose invitations the organizers took back.
pub async fn release_taken_back(w: &Write, by: &Actor, first: &Model) -> Result<()> {
    for row in taken_back(first).all(w).await? {
        release(w, by, row).await?;
    }
    Ok(())
}

/// Ties whom an invitee named to who named that invitee.
pub async fn pass_over(w: &Write, by: &Actor, between: &Model, next: Model) -> Result<Model> {
    tie(w, by, next, between.substitute_for_id).await
}

/// Unties somebody from whoever named them.
pub async fn release(w: &Write, by: &Actor, row: Model) -> Result<Model> {
    tie(w, by, row, None).await
}

async fn tie(w: &Write, by: &Actor, row: Model, to: Option<InvitationId>) -> Result<Model> {
    let row = save(w, Model { substitute_for_id: to, ..row }).await?;
    let entry = Entry::new("invitation.untie", KIND, row.id).of(row.event_id);
    audit::record(w, by, &entry).await?;
    Ok(row)
}

/// Whether the organizers took back the invitation of whom an invitee named.
pub async fn is_taken_back(db: &impl ConnectionTrait, first: &Model) -> Result<bool> {
    Ok(taken_back(first).count(db).await? > 0)
}

fn taken_back(first: &Model) -> Select<Entity> {
    let revoked = Column::Status.eq(InvitationStatus::Revoked);
    tied_to(first).filter(revoked).filter(Column::InOwnRight.eq(true))
}

fn tied_to(first: &Model) -> Select<Entity> {
    Entity::find().filter(Column::SubstituteForId.eq(first.id))
}

/// The invitation of the person whom an invitee named, unless it was taken back.
async fn named_by(db: &impl ConnectionTrait, first: &Model) -> Result<Option<Model>> {
    Ok(tied_to(first).filter(Column::Status.ne(InvitationStatus::Revoked)).one(db).await?)
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
