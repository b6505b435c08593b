//! The life of an event: published, completed, called off, put away.

use super::{KIND, lock, out};
use crate::access::Actor;
use crate::audit::{self, Entry};
use crate::db::{self, Write};
use crate::error::Result;
use crate::events::entity::event::Model;
use crate::events::rules;
use crate::events::types::{EventOut, EventStatus};
use crate::ids::EventId;

/// Announces an event: people can be invited and can register.
pub async fn publish(w: &Write, by: &Actor, id: EventId) -> Result<EventOut> {
    let mut row = locked(w, by, id, EventStatus::Published).await?;
    rules::check_publish(&row.title, &row.schedule())?;
    row.published_at = Some(w.now());
    let row = moved(w, by, row, EventStatus::Published, "event.publish").await?;
    out(w, row).await
}

/// Says that an event was held.
pub async fn complete(w: &Write, by: &Actor, id: EventId) -> Result<EventOut> {
    let mut row = locked(w, by, id, EventStatus::Completed).await?;
    rules::check_complete(&row.span(), w.now())?;
    row.completed_at = Some(w.now());
    let row = moved(w, by, row, EventStatus::Completed, "event.complete").await?;
    out(w, row).await
}

/// Puts an event away; nothing of it changes any more.
pub async fn archive(w: &Write, by: &Actor, id: EventId) -> Result<EventOut> {
    let mut row = locked(w, by, id, EventStatus::Archived).await?;
    row.archived_at = Some(w.now());
    let row = moved(w, by, row, EventStatus::Archived, "event.archive").await?;
    out(w, row).await
}

/// Calls an event off. What follows for people, mails and follow-ups is for the process
/// `cancel_event`, which calls this.
pub async fn cancel(w: &Write, by: &Actor, id: EventId, reason: Option<&str>) -> Result<Model> {
    let mut row = locked(w, by, id, EventStatus::Cancelled).await?;
    row.cancelled_at = Some(w.now());
    row.cancel_reason = reason.map(str::to_owned);
    row.calendar_sequence += 1;
    moved(w, by, row, EventStatus::Cancelled, "event.cancel").await
}

async fn locked(w: &Write, by: &Actor, id: EventId, to: EventStatus) -> Result<Model> {
    let row = lock(w, by, id).await?;
    rules::check_move(row.status, to)?;
    Ok(row)
}

async fn moved(
    w: &Write,
    by: &Actor,
    mut row: Model,
    to: EventStatus,
    action: &'static str,
) -> Result<Model> {
    row.status = to;
    row.version += 1;
    row.updated_at = w.now();
    let row = db::update(w, row).await?;
    audit::record(w, by, &Entry::new(action, KIND, row.id).of(row.id)).await?;
    Ok(row)
}
