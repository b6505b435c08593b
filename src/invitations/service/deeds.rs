//! One invitation: made, changed, sent, reminded of, revoked, answered.

use chrono::Duration;
use sea_orm::ConnectionTrait;
use uuid::Uuid;

use super::{KIND, get, lock, of_person};
use crate::access::Actor;
use crate::audit::{self, Entry};
use crate::clock::{kept, random_bytes};
use crate::db::{self, Expected, Write};
use crate::error::{AppError, Checks, FieldError, Result};
use crate::events;
use crate::events::entity::event::Model as Event;
use crate::events::seats;
use crate::events::types::EventStatus;
use crate::ids::{EventId, InvitationId, PersonId, RegistrationId};
use crate::invitations::entity::Model;
use crate::invitations::messages::{Invite, Kind, Reminder, write_changes, write_letters};
use crate::invitations::rules::{self, Move};
use crate::invitations::types::{
    Answer, InvitationCreate, InvitationOut, InvitationPatch, InvitationStatus, ParticipantRole,
};
use crate::mail::{self, suppressions};
use crate::nominations;
use crate::patch::Patch as _;
use crate::people;
use crate::people::entity::person::Model as Person;

/// How long a link is good that was asked for anew.
const RENEWED_FOR: Duration = Duration::days(3);

/// Makes an invitation, and sends it if that is wanted.
pub async fn create(
    w: &Write,
    by: &Actor,
    event: EventId,
    input: &InvitationCreate,
) -> Result<InvitationOut> {
    events::service::find(w, by, event).await?;
    let event = seats::lock_open(w, event).await?;
    let person = people::service::meant(w, by, input.person_id, input.person.as_ref()).await?;
    check(&event, input, w).map_err(AppError::invalid)?;
    if input.send && person.email.is_none() {
        return Err(AppError::invalid(vec![no_address(input)]));
    }
    if let Some(known) = of_person(w, event.id, person.id).await? {
        let ends = rules::ends_at(known.expires_at, event.ends_at());
        return Err(rules::invited_already(rules::effective(known.status, ends, w.now())));
    }
    let row = db::insert(w, blank(w, event.id, person.id, input)?).await?;
    people::service::known_to(w, person.id, event.id).await?;
    audit::record(w, by, &Entry::new("invitation.create", KIND, row.id).of(event.id)).await?;
    let row = if input.send { dispatch(w, by, &event, &person, row).await? } else { row };
    get(w, &event, row, w.now()).await
}

/// What is wrong with an invitation, whoever is invited.
pub(super) fn check(
    event: &Event,
    input: &InvitationCreate,
    w: &Write,
) -> Result<(), Vec<FieldError>> {
    let mut checks = Checks::new();
    rules::check_said(&mut checks, input.note.as_deref(), input.expires_at, w.now());
    rules::check_end(&mut checks, input.expires_at, event.ends_at(), w.now());
    if checks.is_empty() { Ok(()) } else { Err(checks.into_faults()) }
}

/// What is wrong with an invitation that is to be sent to somebody without an address.
pub(super) fn no_address(input: &InvitationCreate) -> FieldError {
    let field = if input.person_id.is_some() { "person_id" } else { "person/email" };
    let message = "This person has no e-mail address to send the invitation to.";
    FieldError::new(field, "no_address", message)
}

/// The row of a new invitation.
pub(super) fn blank(
    w: &Write,
    event: EventId,
    person: PersonId,
    input: &InvitationCreate,
) -> Result<Model> {
    Ok(Model {
        id: w.new_id(),
        version: 1,
        event_id: event,
        person_id: person,
        substitute_for_id: None,
        in_own_right: true,
        role: input.role.unwrap_or(ParticipantRole::Delegate),
        language: input.language.clone(),
        note: input.note.clone(),
        skip_approval: input.skip_approval,
        status: InvitationStatus::Draft,
        answered_by: None,
        decline_reason: None,
        substitute_name: None,
        reminders: 0,
        link_id: Uuid::from_bytes(random_bytes()?),
        link_generation: 0,
        sent_at: None,
        answered_at: None,
        expires_at: input.expires_at.map(kept),
        last_reminded_at: None,
        reminders_from: None,
        created_at: w.now(),
        updated_at: w.now(),
    })
}

/// Changes an invitation; the invitee is mailed what changed if that is wanted.
pub async fn update(
    w: &Write,
    by: &Actor,
    id: InvitationId,
    expected: &Expected,
    patch: &InvitationPatch,
) -> Result<InvitationOut> {
    let (event, before) = lock(w, by, id).await?;
    expected.check(before.version)?;
    let mut after = before.clone();
    patch.role.apply(&mut after.role);
    rules::check_role_change(before.status, before.role != after.role)?;
    patch.language.apply(&mut after.language);
    patch.note.apply(&mut after.note);
    patch.skip_approval.apply(&mut after.skip_approval);
    patch.expires_at.apply(&mut after.expires_at);
    after.expires_at = after.expires_at.map(kept);
    let end = event.ends_at();
    let mut checks = Checks::new();
    let given = patch.expires_at.value().copied();
    rules::check_said(&mut checks, after.note.as_deref(), given, w.now());
    rules::check_end(&mut checks, after.expires_at, end, w.now());
    checks.finish()?;
    let ends = rules::ends_at(after.expires_at, end);
    let ended = rules::effective(before.status, rules::ends_at(before.expires_at, end), w.now());
    after.status = rules::effective(after.status, ends, w.now());
    if ended == InvitationStatus::Expired && after.status == InvitationStatus::Sent {
        // Whoever named them has heard that they do not come; this is the organizers' own word.
        after.substitute_for_id = None;
        after.in_own_right = true;
    }
    let after = save(w, after).await?;
    let entry = Entry::new("invitation.update", KIND, id).of(event.id);
    audit::record(w, by, &entry.fields(db::changed(&before, &after))).await?;
    let reads = event.status == EventStatus::Published && after.status == InvitationStatus::Sent;
    if patch.notify == Some(true) && reads {
        write_changes(w, &event, &before, &after).await?;
    }
    get(w, &event, after, w.now()).await
}

pub(super) async fn save(w: &Write, mut row: Model) -> Result<Model> {
    row.version += 1;
    row.updated_at = w.now();
    db::update(w, row).await
}

/// Sends an invitation, or sends it again; the link is the same unless it was revoked.
pub async fn send(w: &Write, by: &Actor, id: InvitationId) -> Result<InvitationOut> {
    let (event, mut row) = lock(w, by, id).await?;
    let person = people::service::find_unscoped(w, row.person_id).await?;
    if row.status == InvitationStatus::Revoked {
        // Nobody keeps a place any more for whom an invitee named and called back.
        row.substitute_for_id = None;
        row.in_own_right = true;
    }
    let row = dispatch(w, by, &event, &person, row).await?;
    get(w, &event, row, w.now()).await
}

pub(super) async fn dispatch(
    w: &Write,
    by: &Actor,
    event: &Event,
    person: &Person,
    mut row: Model,
) -> Result<Model> {
    check_letter(w, event, person, &row, Move::Send).await?;
    row.status = InvitationStatus::Sent;
    row.sent_at = row.sent_at.or(Some(w.now()));
    row.answered_at = None;
    row.answered_by = None;
    row.decline_reason = None;
    row.substitute_name = None;
    let row = letter::<Invite>(w, event, person, row).await?;
    audit::record(w, by, &Entry::new("invitation.send", KIND, row.id).of(event.id)).await?;
    Ok(row)
}

/// Reminds somebody who has not answered yet, unless they have a registration, which the process
/// `remind_invitation` looks up. Event and invitation must be locked.
pub async fn remind(
    w: &Write,
    by: &Actor,
    event: &Event,
    mut row: Model,
    registration: Option<RegistrationId>,
) -> Result<InvitationOut> {
    let person = people::service::find_unscoped(w, row.person_id).await?;
    check_letter(w, event, &person, &row, Move::Remind).await?;
    rules::check_unregistered(registration)?;
    if let Some(email) = &person.email {
        rules::check_open(suppressions::is_closed(w, email).await?)?;
    }
    row.reminders += 1;
    row.last_reminded_at = Some(w.now());
    let row = letter::<Reminder>(w, event, &person, row).await?;
    audit::record(w, by, &Entry::new("invitation.remind", KIND, row.id).of(event.id)).await?;
    get(w, event, row, w.now()).await
}

pub(super) async fn check_letter(
    w: &Write,
    event: &Event,
    person: &Person,
    row: &Model,
    wanted: Move,
) -> Result<()> {
    let end = event.ends_at();
    rules::check_sending(event.status, w.now() >= end)?;
    let ends = rules::ends_at(row.expires_at, end);
    rules::check(rules::effective(row.status, ends, w.now()), wanted)?;
    if w.now() >= ends {
        let detail = "expires_at lies in the past; give it a later one first.";
        return Err(AppError::conflict("invitation.expired", detail));
    }
    if person.email.is_none() {
        let detail = "This person has no e-mail address; give them one first.";
        return Err(AppError::conflict("invitation.no_address", detail));
    }
    let letters = mail::MailFilter { about: Some(row.id.0), ..mail::MailFilter::default() };
    if mail::is_enough(w, &letters).await? {
        let most = mail::MOST_ON_REQUEST;
        let detail = format!("This invitation was mailed {most} times within a day; try tomorrow.");
        return Err(AppError::conflict("invitation.mailed_enough", detail));
    }
    Ok(())
}

async fn letter<M: Kind>(w: &Write, event: &Event, person: &Person, row: Model) -> Result<Model> {
    let row = save(w, row).await?;
    write_letters::<M>(w, event, &[(&row, person)]).await?;
    Ok(row)
}

/// Takes an invitation back: its link is dead from now on, and a letter still queued is not sent.
/// A registration that came of it stays.
pub async fn revoke(w: &Write, by: &Actor, mut row: Model) -> Result<Model> {
    rules::check(row.status, Move::Revoke)?;
    row.in_own_right = true;
    take_back(w, by, row).await
}

pub(super) async fn take_back(w: &Write, by: &Actor, mut row: Model) -> Result<Model> {
    row.status = InvitationStatus::Revoked;
    row.link_generation += 1;
    let row = save(w, row).await?;
    mail::cancel_queued_about(w, row.id.0).await?;
    let entry = Entry::new("invitation.revoke", KIND, row.id).of(row.event_id);
    audit::record(w, by, &entry).await?;
    Ok(row)
}

/// Sends a new letter for an invitation whose time ran out, to the address on record alone, and
/// leaves three days for the answer.
pub async fn renew(w: &Write, by: &Actor, event: &Event, mut row: Model) -> Result<()> {
    let end = event.ends_at();
    let ends = rules::ends_at(row.expires_at, end);
    rules::check_sending(event.status, w.now() >= end)?;
    if w.now() < ends || row.status == InvitationStatus::Revoked {
        return Ok(());
    }
    check_renewal(w, &row).await?;
    let person = people::service::find_unscoped(w, row.person_id).await?;
    if !row.status.is_answered() {
        // Whoever named them has heard that they do not come.
        row.substitute_for_id = None;
    }
    row.expires_at = Some(end.min(w.now() + RENEWED_FOR));
    row.status = match row.status {
        InvitationStatus::Expired => InvitationStatus::Sent,
        status => status,
    };
    let row = letter::<Invite>(w, event, &person, row).await?;
    audit::record(w, by, &Entry::new("invitation.renew", KIND, row.id).of(event.id)).await
}

/// 410 unless an invitation whose time ran out can be renewed by whoever holds it.
pub async fn check_renewal(db: &impl ConnectionTrait, row: &Model) -> Result<()> {
    let nomination = nominations::service::of_person(db, row.event_id, row.person_id).await?;
    let (tied, nominated) = (row.substitute_for_id.is_some(), nomination.is_some());
    rules::check_renewal(row.status, tied, row.in_own_right, nominated)
}

/// What an invitee answers.
#[derive(Clone, Copy, Debug)]
pub struct Said<'a> {
    /// Whether they come.
    pub answer: Answer,
    /// Why not.
    pub reason: Option<&'a str>,
    /// The name of who comes instead.
    pub substitute: Option<&'a str>,
    /// Who answers on their behalf.
    pub on_behalf: Option<&'a str>,
}

/// An invitee who had declined comes after all, as their registration says.
pub async fn accept_after_all(w: &Write, by: &Actor, row: Model) -> Result<Model> {
    let row = Model {
        status: InvitationStatus::Accepted,
        decline_reason: None,
        substitute_name: None,
        answered_at: Some(w.now()),
        answered_by: None,
        ..row
    };
    let row = save(w, row).await?;
    let entry = Entry::new("invitation.accept", KIND, row.id).of(row.event_id);
    audit::record(w, by, &entry).await?;
    Ok(row)
}

/// Keeps the answer with the invitation; the same answer again changes nothing.
pub async fn answered(
    w: &Write,
    by: &Actor,
    event: &Event,
    mut row: Model,
    said: Said<'_>,
) -> Result<Model> {
    let ends = rules::ends_at(row.expires_at, event.ends_at());
    rules::check_answer(row.status, ends, w.now())?;
    let before = row.clone();
    row.status = rules::answered(said.answer);
    let reason = said.reason.filter(|_| said.answer != Answer::Accept);
    row.decline_reason = reason.map(str::to_owned);
    row.substitute_name = match said.answer {
        Answer::Accept => None,
        Answer::Decline => row.substitute_name,
        Answer::Substitute => said.substitute.map(str::to_owned),
    };
    if row == before {
        return Ok(row);
    }
    row.answered_at = Some(w.now());
    row.answered_by = said.on_behalf.map(str::to_owned);
    let row = save(w, row).await?;
    mail::cancel_queued_about(w, row.id.0).await?;
    let action = match said.answer {
        Answer::Accept => "invitation.accept",
        Answer::Decline => "invitation.decline",
        Answer::Substitute => "invitation.substitute",
    };
    audit::record(w, by, &Entry::new(action, KIND, row.id).of(event.id)).await?;
    Ok(row)
}
