//! A follow-up as somebody would read it, without sending it.

use sea_orm::ConnectionTrait;

use super::attachments::{self, Attachments, Printed};
use super::texts::Sample;
use super::{find, mails, materials, ready, texts};
use crate::access::Actor;
use crate::error::{AppError, Checks, Kind, Result};
use crate::events::entity::event::Model as Event;
use crate::events::messages::Letterhead;
use crate::follow_ups::entity::follow_up::Model;
use crate::follow_ups::messages::{self, FollowUpMail};
use crate::follow_ups::types::{FollowUpFile, FollowUpPreview, PreviewRequest};
use crate::ids::{FollowUpId, PersonId};
use crate::mail::data::PaperData;
use crate::mail::files::Enclosed;
use crate::mail::{self, EmailAddress, Mail, Mailroom, NewFile};
use crate::text::Language;
use crate::{events, people};

/// Renders it for one person, or for a made-up one.
pub async fn preview(
    db: &impl ConnectionTrait,
    by: &Actor,
    id: FollowUpId,
    request: &PreviewRequest,
    room: &Mailroom,
) -> Result<FollowUpPreview> {
    let row = find(db, by, id).await?;
    let event = events::service::find(db, by, row.event_id).await?;
    texts::check_names(&row)?;
    materials::check(db, &row).await?;
    let files = Attachments::of(db, &row, &event).await?;
    let looked_at = Looked { row: &row, event: &event, papers: files.papers().elsewhere() };
    let Draft { sample, language, to, own } = if let Some(person) = request.person_id {
        for_person(db, by, looked_at, person, request).await?
    } else {
        ready(db, &row, &event, room.renderer()).await?;
        for_nobody(db, looked_at, request).await?
    };
    let written = texts::write(&sample, &language, room.renderer()).map_err(texts::invalid)?;
    let mut files = files.read(db, &language).await?;
    files.extend(own);
    let mail = in_no_outbox(&sample, &language, &event, to)?;
    let enclosed: Vec<Enclosed> = files.iter().map(NewFile::enclosed).collect();
    let raw = room.message(&mail, &written, &enclosed)?;
    Ok(FollowUpPreview {
        raw,
        person_id: request.person_id,
        language: written.language,
        subject: written.subject,
        text: written.text,
        html: written.html,
        attachments: files.into_iter().map(FollowUpFile::from).collect(),
    })
}

/// What is looked at.
struct Looked<'a> {
    row: &'a Model,
    event: &'a Event,
    papers: Vec<PaperData>,
}

/// The same as it is written to somebody.
struct Draft {
    sample: Sample,
    language: Language,
    to: Option<EmailAddress>,
    /// The files that are theirs alone.
    own: Vec<NewFile>,
}

/// The mail with the headers that it would have.
fn in_no_outbox(
    sample: &Sample,
    language: &Language,
    event: &Event,
    to: Option<EmailAddress>,
) -> Result<mail::entity::Model> {
    let body = serde_json::to_value(&sample.mail)?;
    let mail = mail::sample(FollowUpMail::TEMPLATE, FollowUpMail::BULK, language, body)?;
    let content = mail::entity::Content { reply_to: event.contact_email.clone(), ..mail.content };
    let (event_id, recipient) = (Some(event.id), to.unwrap_or(mail.recipient));
    Ok(mail::entity::Model { recipient, event_id, content, ..mail })
}

impl From<NewFile> for FollowUpFile {
    fn from(file: NewFile) -> Self {
        let size = u64::try_from(file.content.len()).unwrap_or(u64::MAX);
        Self { name: file.name, media_type: file.media_type, size }
    }
}

async fn for_person(
    db: &impl ConnectionTrait,
    by: &Actor,
    Looked { row, event, papers }: Looked<'_>,
    id: PersonId,
    request: &PreviewRequest,
) -> Result<Draft> {
    let rows = mails::rows_of(db, event, std::iter::once(id)).await?;
    let (registration, invitation) = (rows.registrations.get(&id), rows.invitations.get(&id));
    let person = match people::service::find(db, by, id).await {
        Ok(person) if registration.is_some() || invitation.is_some() => person,
        Ok(_) | Err(AppError { kind: Kind::NotFound, .. }) => return Err(stranger()),
        Err(error) => return Err(error),
    };
    let preferred = request.language.as_ref().or(person.preferred_language.as_ref());
    let language = messages::language(event, preferred, registration, invitation);
    let head = Letterhead::of(db, event.clone()).await?;
    let mail = FollowUpMail { papers, ..rows.body(row, &head, &person, &language) };
    let leads = !messages::links(registration, invitation).is_empty();
    let own = attachments::own(db, row, &rows.registrations, &Printed::new()).await?.remove(&id);
    let own = own.unwrap_or_default();
    Ok(Draft { sample: Sample { mail, leads }, language, to: person.email, own })
}

fn stranger() -> AppError {
    let mut checks = Checks::new();
    let message = "this person is neither registered for the event nor invited to it";
    checks.add("person_id", "unknown", message);
    checks.finish().err().unwrap_or_else(|| AppError::not_found("person"))
}

async fn for_nobody(
    db: &impl ConnectionTrait,
    Looked { row, event, papers }: Looked<'_>,
    request: &PreviewRequest,
) -> Result<Draft> {
    let language = messages::language(event, request.language.as_ref(), None, None);
    let mail = FollowUpMail {
        event: Letterhead::of(db, event.clone()).await?.data(&language),
        organizer: messages::text_for(row, event, &language),
        papers,
        ..FollowUpMail::sample()
    };
    Ok(Draft { sample: Sample { mail, leads: true }, language, to: None, own: Vec::new() })
}
