//! Looking into the outbox, trying again and calling off.

use sea_orm::DatabaseConnection;

use super::types::{MailListFilter, MailOut, MailPreview, Retried, RetryFilter};
use crate::access::{Actor, Scope};
use crate::audit::{self, Entry};
use crate::db::Write;
use crate::db::page::{PageQuery, Paged};
use crate::error::{AppError, Result};
use crate::ids::{EventId, MailId};
use crate::mail::entity::{Column, Model};
use crate::mail::{self, MailFilter, Mailroom, Rendered, ReplyOut, files};

const KIND: &str = "mail";

/// A page of the mails that the caller may see.
pub async fn list(
    db: &DatabaseConnection,
    by: &Actor,
    room: &Mailroom,
    page: &PageQuery,
    filter: &MailListFilter,
) -> Result<Paged<MailOut>> {
    let status = filter.status.into_iter().collect();
    let which = MailFilter { status, ..outbox_filter(by, &filter.which) };
    let select = sea_orm::QueryFilter::filter(which.select(), page.matching(Column::Search));
    let sorts = [("next_attempt_at", Column::NextAttemptAt)];
    Ok(page.fetch(db, select, Column::Id, &sorts).await?.map(|row| out(room, row)))
}

/// One mail that the caller may see.
pub async fn find(
    db: &impl sea_orm::ConnectionTrait,
    by: &Actor,
    room: &Mailroom,
    id: MailId,
) -> Result<MailOut> {
    Ok(out(room, seen(db, by, id).await?))
}

/// A mail as its reader sees it, with its links.
pub async fn preview(
    db: &DatabaseConnection,
    by: &Actor,
    room: &Mailroom,
    id: MailId,
) -> Result<MailPreview> {
    let row = seen(db, by, id).await?;
    let (rendered, enclosed) = (room.render(&row)?, files::read(db, &row.content.files).await?);
    let raw = room.message(&row, &rendered, &enclosed)?;
    Ok(shown(rendered, raw))
}

/// A mail with all of its parts, and the message that they make.
pub(super) fn shown(mail: Rendered, raw: String) -> MailPreview {
    let Rendered { language, subject, text, html } = mail;
    MailPreview { language, subject, text, html, raw }
}

/// Sends a mail again that was refused.
pub async fn retry(w: &Write, by: &Actor, room: &Mailroom, id: MailId) -> Result<MailOut> {
    seen(w, by, id).await?;
    let row = mail::retry(w, id).await?;
    record(w, by, "mail.retry", &row).await?;
    Ok(out(room, row))
}

/// Calls a mail off.
pub async fn cancel(w: &Write, by: &Actor, room: &Mailroom, id: MailId) -> Result<MailOut> {
    seen(w, by, id).await?;
    let row = mail::cancel(w, id).await?;
    record(w, by, "mail.cancel", &row).await?;
    Ok(out(room, row))
}

/// Sends all failed mails again that the filter leaves and the caller may see.
pub async fn retry_failed(w: &Write, by: &Actor, filter: &RetryFilter) -> Result<Retried> {
    let rows = mail::retry_failed(w, &outbox_filter(by, filter)).await?;
    let entries = rows.iter().map(|row| entry("mail.retry", row.id, row.event_id));
    audit::record_many(w, by, &entries.collect::<Vec<_>>()).await?;
    Ok(Retried { retried: rows.len() as u64 })
}

/// What the filter leaves of the mails that the caller may see.
fn outbox_filter(by: &Actor, filter: &RetryFilter) -> MailFilter {
    MailFilter {
        kind: filter.kind.clone(),
        event_id: filter.event_id,
        person_id: filter.person_id,
        to: filter.to.clone(),
        follow_up_id: filter.follow_up_id,
        about: filter.about_id,
        language: filter.language.clone(),
        events: events_of(by),
        ..MailFilter::default()
    }
}

/// The events to which a limited token's sight ends.
fn events_of(by: &Actor) -> Option<Vec<EventId>> {
    match &by.scope {
        Scope::Everything => None,
        Scope::Limited { events, .. } => Some(events.clone()),
    }
}

async fn seen(db: &impl sea_orm::ConnectionTrait, by: &Actor, id: MailId) -> Result<Model> {
    let row = mail::find(db, id).await?;
    match (&by.scope, row.event_id) {
        (Scope::Everything, _) => Ok(row),
        (scope, Some(event)) if scope.contains_event(event) => Ok(row),
        _ => Err(AppError::not_found(KIND)),
    }
}

async fn record(w: &Write, by: &Actor, action: &'static str, row: &Model) -> Result<()> {
    audit::record(w, by, &entry(action, row.id, row.event_id)).await
}

fn entry(action: &'static str, id: MailId, event: Option<EventId>) -> Entry {
    Entry::new(action, KIND, id).of(event)
}

fn out(room: &Mailroom, row: Model) -> MailOut {
    MailOut {
        subject: room.subject(&row),
        id: row.id,
        version: row.version,
        kind: row.template,
        to: row.recipient,
        to_name: row.recipient_name,
        language: row.language,
        event_id: row.event_id,
        person_id: row.person_id,
        follow_up_id: row.follow_up_id,
        about_id: row.about,
        status: row.status,
        attempts: row.attempts,
        next_attempt_at: (!row.status.is_final()).then_some(row.next_attempt_at),
        last_reply: ReplyOut::of(row.last_code, row.last_enhanced_code, row.last_reply),
        message_id: row.message_id,
        sent_at: row.sent_at,
        created_at: row.created_at,
        updated_at: row.updated_at,
    }
}
