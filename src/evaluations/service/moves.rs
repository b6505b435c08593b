//! Letting people answer, and letting nobody answer any more: by hand, and by the clock.

use chrono::Duration;

use super::{KIND, find, get, read, subjects, write};
use crate::access::Actor;
use crate::audit::{self, Entry};
use crate::db::Write;
use crate::error::Result;
use crate::evaluations::entity::evaluation::Model;
use crate::evaluations::rules::{self, Move};
use crate::evaluations::types::{EvaluationOut, EvaluationStatus};
use crate::events;
use crate::events::entity::event::Model as Event;
use crate::ids::EvaluationId;
use crate::mail;

/// Opens an evaluation by hand; the worker writes to people soon after.
pub async fn open(w: &Write, by: &Actor, id: EvaluationId) -> Result<EvaluationOut> {
    let seen = find(w, by, id).await?;
    let event = events::service::lock(w, by, seen.event_id).await?;
    let row = read::locked(w, id).await?;
    rules::check(row.status, Move::Open)?;
    rules::check_event(event.standing())?;
    let row = opened(w, by, row, &event).await?;
    get(w, row).await
}

/// Closes an evaluation by hand.
pub async fn close(w: &Write, by: &Actor, id: EvaluationId) -> Result<EvaluationOut> {
    let seen = find(w, by, id).await?;
    events::service::lock(w, by, seen.event_id).await?;
    let row = read::locked(w, id).await?;
    rules::check(row.status, Move::Close)?;
    let row = closed(w, by, row).await?;
    get(w, row).await
}

/// Lets people answer, and notes what the questions are about.
pub(super) async fn opened(w: &Write, by: &Actor, mut row: Model, event: &Event) -> Result<Model> {
    row.subjects = subjects::as_planned(w, event, &row.questions).await?.into();
    row.status = EvaluationStatus::Open;
    row.opened_at = Some(w.now());
    row.closes_at = Some(w.now() + Duration::days(row.open_days.into()));
    w.work_due();
    moved(w, by, row, "evaluation.open").await
}

/// Closes it, and calls off what has not gone out.
pub(super) async fn closed(w: &Write, by: &Actor, mut row: Model) -> Result<Model> {
    row.status = EvaluationStatus::Closed;
    row.closed_at = Some(w.now());
    mail::cancel_queued_about(w, row.id.0).await?;
    moved(w, by, row, "evaluation.close").await
}

pub(super) async fn missed(w: &Write, by: &Actor, mut row: Model) -> Result<Model> {
    row.status = EvaluationStatus::Missed;
    moved(w, by, row, "evaluation.missed").await
}

async fn moved(w: &Write, by: &Actor, row: Model, action: &'static str) -> Result<Model> {
    let row = write::save(w, row).await?;
    audit::record(w, by, &Entry::new(action, KIND, row.id).of(row.event_id)).await?;
    Ok(row)
}
