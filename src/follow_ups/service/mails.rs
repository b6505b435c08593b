//! One chunk of recipients: their mails, and the note that they got them.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

use super::attachments::{self, Attachments, Printed};
use crate::db::Write;
use crate::error::Result;
use crate::events::entity::event::Model as Event;
use crate::events::messages::Letterhead;
use crate::follow_ups::entity::follow_up::Model;
use crate::follow_ups::entity::recipient;
use crate::follow_ups::messages::{self, FollowUpMail};
use crate::ids::{MailId, PersonId};
use crate::invitations::entity as invitation;
use crate::mail::{self, EmailAddress, LinkRef, NewMail};
use crate::people::entity::person;
use crate::people::messages::person_data;
use crate::registrations::entity as registration;
use crate::registrations::service::waitlist_positions;
use crate::text::Language;

/// What became of a chunk.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Queued {
    /// So many got a mail.
    pub(super) mails: usize,
    /// So many have no address.
    pub(super) without_address: usize,
}

/// What the event knows of the people of a chunk.
pub(super) struct Rows {
    pub(super) registrations: BTreeMap<PersonId, registration::Model>,
    pub(super) invitations: BTreeMap<PersonId, invitation::Model>,
    positions: BTreeMap<PersonId, u32>,
}

/// Queues the mails of these people and writes down that they got them. None of them may have got
/// one before; the key of the recipients holds it.
pub(super) async fn queue(
    w: &Write,
    row: &Model,
    event: &Event,
    people: &[person::Model],
    not_after: Option<DateTime<Utc>>,
    printed: &Printed,
) -> Result<Queued> {
    let rows = rows_of(w, event, people.iter().map(|person| person.id)).await?;
    let own = attachments::own(w, row, &rows.registrations, printed).await?;
    // Whose certificate was taken back a moment ago gets no mail without one.
    let with_own = |person: &&person::Model| own.contains_key(&person.id);
    let all = !attachments::attaches_certificates(row);
    let people: Vec<&person::Model> = people.iter().filter(|it| all || with_own(it)).collect();
    let head = Letterhead::of(w, event.clone()).await?;
    let with_address = people.iter().filter_map(|person| Some((*person, person.email.as_ref()?)));
    let files = Attachments::of(w, row, event).await?;
    let (papers, theirs) = (files.papers().elsewhere(), files.papers().are_for_confirmed());
    let letters: Vec<Letter<'_>> = with_address
        .map(|recipient| {
            let letter = letter(row, &head, &rows, recipient);
            let body = FollowUpMail { papers: papers.clone(), ..letter.body };
            Letter { body, ..letter }
        })
        .collect();
    let readers = letters.iter().map(|letter| (letter.person.id, &letter.language));
    let files = files.keep(w, readers, &own).await?;
    let new = letters.iter().map(|letter| NewMail {
        files: files.get(&letter.person.id).cloned().unwrap_or_default(),
        revocable: theirs,
        ..letter.mail(row, event, not_after)
    });
    let new: Vec<NewMail<'_, FollowUpMail>> = new.collect();
    let ids = mail::queue_many(w, &new).await?;
    let mails: BTreeMap<PersonId, MailId> =
        letters.iter().map(|letter| letter.person.id).zip(ids).collect();
    note(w, row, people.iter().map(|person| person.id), &rows, &mails).await?;
    Ok(Queued { mails: mails.len(), without_address: people.len() - mails.len() })
}

/// The registrations and invitations of these people.
pub(super) async fn rows_of(
    db: &impl ConnectionTrait,
    event: &Event,
    people: impl Iterator<Item = PersonId>,
) -> Result<Rows> {
    let ids: Vec<PersonId> = people.collect();
    let registrations = registration::Entity::find()
        .filter(registration::Column::EventId.eq(event.id))
        .filter(registration::Column::PersonId.is_in(ids.iter().copied()))
        .all(db)
        .await?;
    let invitations = invitation::Entity::find()
        .filter(invitation::Column::EventId.eq(event.id))
        .filter(invitation::Column::PersonId.is_in(ids))
        .all(db)
        .await?;
    let places = waitlist_positions(db, &registrations).await?;
    let place = |row: &registration::Model| {
        Some((row.person_id, u32::try_from(*places.get(&row.id)?).ok()?))
    };
    Ok(Rows {
        positions: registrations.iter().filter_map(place).collect(),
        registrations: registrations.into_iter().map(|row| (row.person_id, row)).collect(),
        invitations: invitations.into_iter().map(|row| (row.person_id, row)).collect(),
    })
}

/// A mail that is being put together.
struct Letter<'a> {
    person: &'a person::Model,
    to: &'a EmailAddress,
    language: Language,
    title: String,
    about: Option<uuid::Uuid>,
    links: Vec<(&'static str, LinkRef)>,
    body: FollowUpMail,
}

fn letter<'a>(
    row: &Model,
    head: &Letterhead,
    rows: &Rows,
    (person, to): (&'a person::Model, &'a EmailAddress),
) -> Letter<'a> {
    let registration = rows.registrations.get(&person.id);
    let invitation = rows.invitations.get(&person.id);
    let preferred = person.preferred_language.as_ref();
    let language = messages::language(&head.event, preferred, registration, invitation);
    Letter {
        person,
        to,
        title: head.event.title_for(&language).to_owned(),
        about: registration.map(|row| row.id.0).or(invitation.map(|row| row.id.0)),
        links: messages::links(registration, invitation),
        body: rows.body(row, head, person, &language),
        language,
    }
}

impl Rows {
    /// What a mail to this person is filled with.
    pub(super) fn body(
        &self,
        row: &Model,
        head: &Letterhead,
        person: &person::Model,
        language: &Language,
    ) -> FollowUpMail {
        let registration = self.registrations.get(&person.id);
        let invitation = self.invitations.get(&person.id);
        let position = self.positions.get(&person.id).copied();
        FollowUpMail {
            event: head.data(language),
            person: person_data(person),
            registration: registration.map(|row| messages::registration_data(row, position)),
            invitation: invitation.map(|row| messages::invitation_data(&head.event, row)),
            organizer: messages::text_for(row, &head.event, language),
            papers: Vec::new(),
        }
    }
}

impl Letter<'_> {
    fn mail<'b>(
        &'b self,
        row: &Model,
        event: &'b Event,
        not_after: Option<DateTime<Utc>>,
    ) -> NewMail<'b, FollowUpMail> {
        NewMail {
            person_id: Some(self.person.id),
            event_id: Some(event.id),
            about: self.about,
            from_name: Some(&self.title),
            reply_to: event.contact_email.as_ref(),
            links: self.links.clone(),
            follow_up_id: Some(row.id),
            not_after,
            ..NewMail::new(self.to, &self.person.full_name, &self.language, &self.body)
        }
    }
}

/// Writes down who got it, and who could not.
pub(super) async fn note(
    w: &Write,
    row: &Model,
    people: impl Iterator<Item = PersonId>,
    rows: &Rows,
    mails: &BTreeMap<PersonId, MailId>,
) -> Result<()> {
    let rows = people.map(|person| recipient::ActiveModel {
        follow_up_id: Set(row.id),
        person_id: Set(person),
        registration_id: Set(rows.registrations.get(&person).map(|row| row.id)),
        invitation_id: Set(rows.invitations.get(&person).map(|row| row.id)),
        mail_id: Set(mails.get(&person).copied()),
        created_at: Set(w.now()),
    });
    let rows: Vec<_> = rows.collect();
    if !rows.is_empty() {
        recipient::Entity::insert_many(rows).exec_without_returning(w).await?;
    }
    Ok(())
}
