//! Issuing letters, and finding those that were issued.

use sea_orm::sea_query::SimpleExpr;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::entity::{Column, Entity, Model};
use super::rules;
use super::types::{LetterCreate, LetterOut};
use crate::access::Actor;
use crate::audit::{self, Entry};
use crate::db::{self, Write};
use crate::error::{AppError, Result};
use crate::events;
use crate::events::entity::event::Model as Event;
use crate::ids::{EventId, InvitationId, PersonId, RegistrationId};
use crate::pages::Reader;
use crate::people::entity::person;
use crate::text::Language;
use crate::{invitations, registrations};

const KIND: &str = "letter";

/// What a letter is about.
#[derive(Clone, Copy, Debug)]
pub enum About {
    /// An invitation.
    Invitation(InvitationId),
    /// A registration.
    Registration(RegistrationId),
}

/// A letter, and whether it was there before.
#[derive(Clone, Debug)]
pub struct Issued {
    /// The letter.
    pub letter: LetterOut,
    /// Whether it got its number now.
    pub is_new: bool,
}

/// Issues the letter that an invitation is.
pub async fn invite(
    w: &Write,
    by: &Actor,
    id: InvitationId,
    input: &LetterCreate,
) -> Result<Issued> {
    let found = invitations::service::find(w, by, id).await?;
    rules::check(input)?;
    let event = open(w, by, found.event_id).await?;
    // Read again under the lock.
    let invitation = invitations::service::find(w, by, id).await?;
    rules::check_invitation(rules::standing(&event, &invitation, w.now()))?;
    let own = invitation.language.clone();
    let language = language(w, &event, input, own, invitation.person_id).await?;
    issue(w, by, &event, About::Invitation(id), input, language).await
}

/// Issues the letter that supports an application for a visa.
pub async fn support(
    w: &Write,
    by: &Actor,
    id: RegistrationId,
    input: &LetterCreate,
) -> Result<Issued> {
    let found = registrations::service::find(w, by, id).await?;
    rules::check(input)?;
    let event = open(w, by, found.event_id).await?;
    let row = registrations::service::find(w, by, id).await?;
    rules::check_registration(row.status, row.attendance_mode)?;
    let language = language(w, &event, input, row.language.clone(), row.person_id).await?;
    issue(w, by, &event, About::Registration(id), input, language).await
}

/// The event, locked: its letters are numbered one by one.
async fn open(w: &Write, by: &Actor, id: EventId) -> Result<Event> {
    let event = events::service::lock(w, by, id).await?;
    rules::check_event(event.standing())?;
    Ok(event)
}

async fn language(
    w: &Write,
    event: &Event,
    input: &LetterCreate,
    own: Option<Language>,
    person: PersonId,
) -> Result<Language> {
    let person = person::Entity::find_by_id(person).one(w).await?;
    let theirs = person.and_then(|person| person.preferred_language);
    let wanted = input.language.clone().or(own).or(theirs);
    let wanted = wanted.as_ref().or(event.language()).cloned();
    Ok(Reader::of(&wanted.unwrap_or_else(Language::english)).language().clone())
}

/// Gives a letter its number; one that has it is changed where other words are wanted.
async fn issue(
    w: &Write,
    by: &Actor,
    event: &Event,
    about: About,
    input: &LetterCreate,
    language: Language,
) -> Result<Issued> {
    if let Some(before) = of(w, about).await? {
        let mut after = before.clone();
        after.language = language;
        after.signatory_name.clone_from(&input.signatory_name);
        after.signatory_title.clone_from(&input.signatory_title);
        if after == before {
            return issued(w, about, before, false).await;
        }
        after.version += 1;
        after.updated_at = w.now();
        let after = db::update(w, after).await?;
        let entry = Entry::new("letter.update", KIND, after.id).of(event.id);
        audit::record(w, by, &entry.fields(db::changed(&before, &after))).await?;
        return issued(w, about, after, false).await;
    }
    let row = db::insert(w, blank(w, event, about, input, language).await?).await?;
    audit::record(w, by, &Entry::new("letter.issue", KIND, row.id).of(event.id)).await?;
    issued(w, about, row, true).await
}

async fn issued(w: &Write, about: About, row: Model, is_new: bool) -> Result<Issued> {
    Ok(Issued { letter: out(w, about, row).await?, is_new })
}

async fn blank(
    w: &Write,
    event: &Event,
    about: About,
    input: &LetterCreate,
    language: Language,
) -> Result<Model> {
    let number = last_number(w, event.id).await? + 1;
    let (invitation_id, registration_id) = match about {
        About::Invitation(id) => (Some(id), None),
        About::Registration(id) => (None, Some(id)),
    };
    Ok(Model {
        id: w.new_id(),
        version: 1,
        event_id: event.id,
        invitation_id,
        registration_id,
        number,
        reference: rules::reference(&event.slug, number),
        issued_on: w.now().with_timezone(&event.time_zone.tz()).date_naive(),
        language,
        signatory_name: input.signatory_name.clone(),
        signatory_title: input.signatory_title.clone(),
        further: false,
        created_at: w.now(),
        updated_at: w.now(),
    })
}

async fn last_number(w: &Write, event: EventId) -> Result<i32> {
    let of_event = Entity::find().filter(Column::EventId.eq(event));
    let last = of_event.order_by_desc(Column::Number).limit(1).one(w).await?;
    Ok(last.map_or(0, |row| row.number))
}

/// That a letter is about one thing.
pub(super) fn is_about(about: About) -> SimpleExpr {
    match about {
        About::Invitation(id) => Column::InvitationId.eq(id),
        About::Registration(id) => Column::RegistrationId.eq(id),
    }
}

pub(super) async fn of(db: &impl ConnectionTrait, about: About) -> Result<Option<Model>> {
    let first = Column::Further.eq(false);
    Ok(Entity::find().filter(is_about(about)).filter(first).one(db).await?)
}

/// The letter about what was found before; 404 where none was issued.
pub async fn find(db: &impl ConnectionTrait, about: About) -> Result<Model> {
    of(db, about).await?.ok_or_else(|| AppError::not_found(KIND))
}

/// The same as callers see it.
pub async fn get(db: &impl ConnectionTrait, about: About) -> Result<LetterOut> {
    out(db, about, find(db, about).await?).await
}

async fn out(db: &impl ConnectionTrait, about: About, row: Model) -> Result<LetterOut> {
    let further = Entity::find()
        .select_only()
        .column(Column::Reference)
        .filter(is_about(about))
        .filter(Column::Further.eq(true))
        .order_by_asc(Column::Number);
    Ok(LetterOut::beside(further.into_tuple().all(db).await?, row))
}
