//! The letters that invite and remind.

use std::collections::{BTreeMap, BTreeSet};

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde::Serialize;

use super::entity::{Column, Entity, Model};
use super::rules::ends_at;
use crate::db::Write;
use crate::error::Result;
use crate::events::entity::event::Model as Event;
use crate::events::messages::Letterhead;
use crate::ids::InvitationId;
use crate::mail::data::{ChangeData, EventData, InvitationData, MomentData, PersonData};
use crate::mail::{LinkRef, Mail, NewMail, Purpose, words};
use crate::people;
use crate::people::entity::person::Model as Person;
use crate::people::messages::person_data;
use crate::text::Language;
use crate::words::catalogue;

/// What both letters say.
#[derive(Clone, Debug, Serialize)]
pub struct Letter {
    event: EventData,
    person: PersonData,
    invitation: InvitationData,
    /// Who named the invitee in their place.
    named_by: Option<String>,
}

/// The invitation.
#[derive(Clone, Debug, Serialize)]
#[serde(transparent)]
pub struct Invite(Letter);

/// The reminder.
#[derive(Clone, Debug, Serialize)]
#[serde(transparent)]
pub struct Reminder(Letter);

impl Letter {
    fn sample() -> Self {
        Self {
            event: EventData::sample(),
            person: PersonData::sample(),
            invitation: InvitationData::sample(),
            named_by: Some("Ms. Nargiza Sample".to_owned()),
        }
    }
}

impl Mail for Invite {
    const TEMPLATE: &'static str = "invitation";

    fn sample() -> Self {
        Self(Letter::sample())
    }
}

impl Mail for Reminder {
    const TEMPLATE: &'static str = "invitation_reminder";

    fn sample() -> Self {
        Self(Letter::sample())
    }
}

/// Tells an invitee what the organizers changed about their invitation.
#[derive(Clone, Debug, Serialize)]
pub struct InvitationChanged {
    event: EventData,
    person: PersonData,
    /// As it is now.
    invitation: InvitationData,
    /// What changed, but for the note.
    changes: Vec<ChangeData>,
    note_changed: bool,
}

impl Mail for InvitationChanged {
    const TEMPLATE: &'static str = "invitation_changed";

    fn sample() -> Self {
        let Letter { event, person, invitation, .. } = Letter::sample();
        let change = ChangeData {
            label: "You are invited".into(),
            before: "as an observer".into(),
            after: "as a delegate".into(),
        };
        Self { event, person, invitation, changes: vec![change], note_changed: true }
    }
}

/// A letter of the kind `M`.
pub trait Kind: Mail + Clone + Send + Sync {
    /// From what both say.
    fn of(letter: Letter) -> Self;
}

impl Kind for Invite {
    fn of(letter: Letter) -> Self {
        Self(letter)
    }
}

impl Kind for Reminder {
    fn of(letter: Letter) -> Self {
        Self(letter)
    }
}

/// Queues letters to several people, with few statements.
pub async fn write_letters<M: Kind>(
    w: &Write,
    event: &Event,
    rows: &[(&Model, &Person)],
) -> Result<()> {
    let head = Letterhead::of(w, event.clone()).await?;
    let namers = namers(w, rows.iter().map(|(row, _)| *row)).await?;
    let mut texts = Vec::with_capacity(rows.len());
    for (row, person) in rows {
        let language = language(event, person, row);
        let letter = Letter {
            event: head.data(&language),
            person: person_data(person),
            invitation: invitation_data(event, row),
            named_by: row.substitute_for_id.and_then(|id| namers.get(&id).cloned()),
        };
        let sender = head.from_name(&language);
        texts.push((language, M::of(letter), sender));
    }
    let event_end = event.ends_at();
    let mut mails = Vec::with_capacity(rows.len());
    for ((row, person), (language, body, sender)) in rows.iter().zip(&texts) {
        let Some(to) = &person.email else { continue };
        mails.push(NewMail {
            person_id: Some(person.id),
            event_id: Some(event.id),
            about: Some(row.id.0),
            from_name: Some(sender.as_str()),
            reply_to: head.reply_to(),
            links: vec![("answer", link(row))],
            not_after: Some(ends_at(row.expires_at, event_end)),
            ..NewMail::new(to, &person.full_name, language, body)
        });
    }
    crate::mail::queue_many(w, &mails).await?;
    Ok(())
}

/// The names of those who named any of these invitees in their place, by their invitations.
async fn namers(
    w: &Write,
    rows: impl Iterator<Item = &Model>,
) -> Result<BTreeMap<InvitationId, String>> {
    let ids: BTreeSet<InvitationId> = rows.filter_map(|row| row.substitute_for_id).collect();
    if ids.is_empty() {
        return Ok(BTreeMap::new());
    }
    let found = Entity::find().filter(Column::Id.is_in(ids)).all(w).await?;
    let names = people::service::names(w, found.iter().map(|row| row.person_id)).await?;
    let name = |row: &Model| Some((row.id, names.get(&row.person_id)?.clone()));
    Ok(found.iter().filter_map(name).collect())
}

/// Queues a mail that names what changed for an invitee, if that is anything to them.
pub async fn write_changes(w: &Write, event: &Event, before: &Model, after: &Model) -> Result<()> {
    let person = people::service::find_unscoped(w, after.person_id).await?;
    let Some(to) = &person.email else { return Ok(()) };
    let language = language(event, &person, after);
    let changes = changes(event, before, after, &language);
    let note_changed = before.note != after.note;
    if changes.is_empty() && !note_changed {
        return Ok(());
    }
    let head = Letterhead::of(w, event.clone()).await?;
    let sender = head.from_name(&language);
    let body = InvitationChanged {
        event: head.data(&language),
        person: person_data(&person),
        invitation: invitation_data(event, after),
        changes,
        note_changed,
    };
    let mail = NewMail {
        person_id: Some(person.id),
        event_id: Some(event.id),
        about: Some(after.id.0),
        from_name: Some(sender.as_str()),
        reply_to: head.reply_to(),
        links: vec![("answer", link(after))],
        not_after: Some(ends_at(after.expires_at, event.ends_at())),
        ..NewMail::new(to, &person.full_name, &language, &body)
    };
    crate::mail::queue(w, &mail).await.map(drop)
}

fn changes(event: &Event, before: &Model, after: &Model, reader: &Language) -> Vec<ChangeData> {
    let texts = catalogue::of(reader);
    let sides = |show: &dyn Fn(&Model) -> String| (show(before), show(after));
    let until =
        |row: &Model| MomentData::new(ends_at(row.expires_at, event.ends_at()), event.time_zone);
    let rows = [
        (
            texts.say("change-invited_as", []),
            sides(&|row| words::as_role(texts, row.role.as_str())),
        ),
        (
            texts.say("change-answer_by", []),
            sides(&|row| words::moment_in_words(texts, &until(row))),
        ),
    ];
    let rows = rows.into_iter().filter(|(_, (before, after))| before != after);
    rows.map(|(label, (before, after))| ChangeData { label, before, after }).collect()
}

/// What a letter says of an invitation; when it ends, only where that is not simply with its event.
pub fn invitation_data(event: &Event, row: &Model) -> InvitationData {
    let ends = ends_at(row.expires_at, event.ends_at());
    InvitationData {
        role: row.role.as_str().to_owned(),
        note: row.note.clone(),
        expires: row.expires_at.map(|_| MomentData::new(ends, event.time_zone)),
    }
}

/// The language of a letter: the person's, else the invitation's, else the event's, else English.
pub fn language(event: &Event, person: &Person, row: &Model) -> Language {
    let known = person.preferred_language.clone().or_else(|| row.language.clone());
    known.or_else(|| event.language().cloned()).unwrap_or_else(Language::english)
}

/// The link by which an invitation is answered.
pub fn link(row: &Model) -> LinkRef {
    LinkRef {
        purpose: Purpose::Answer,
        event_id: Some(row.event_id),
        link_id: row.link_id,
        generation: row.link_generation,
    }
}
