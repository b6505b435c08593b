//! What organizers do with a follow-up: schedule it, send it now, call it off.

use super::{KIND, checks, job, lock, ready, save};
use crate::access::Actor;
use crate::audit::{self, Entry};
use crate::db::Write;
use crate::error::Result;
use crate::follow_ups::rules::{self, Move, Timing};
use crate::follow_ups::types::{FollowUpOut, FollowUpStatus};
use crate::ids::FollowUpId;
use crate::mail::{self, Renderer};

/// Has it sent when it is due. One that is scheduled stays so.
pub async fn schedule(
    w: &Write,
    by: &Actor,
    id: FollowUpId,
    renderer: &Renderer,
) -> Result<FollowUpOut> {
    let (row, event) = lock(w, by, id).await?;
    if row.status == FollowUpStatus::Scheduled {
        return Ok(row.into());
    }
    rules::check(row.status, Move::Schedule)?;
    checks::open(&event)?;
    checks::anchor_holds(&event, &row)?;
    let mut row = checks::derived(row, &event);
    rules::check_schedule(&Timing::from(&row), row.due_at, w.now())?;
    ready(w, &row, &event, renderer).await?;
    row.status = FollowUpStatus::Scheduled;
    // That of a sending that was held back; the next begins with its own.
    row.job_id = None;
    let row = save(w, row).await?;
    audit::record(w, by, &Entry::new("follow_up.schedule", KIND, id).of(event.id)).await?;
    Ok(row.into())
}

/// Has it sent at once. The row says so, and the worker goes on from there whatever happens.
pub async fn send_now(
    w: &Write,
    by: &Actor,
    id: FollowUpId,
    renderer: &Renderer,
) -> Result<FollowUpOut> {
    let (mut row, event) = lock(w, by, id).await?;
    rules::check(row.status, Move::SendNow)?;
    if row.expanded_at.is_some() {
        return Ok(row.into());
    }
    checks::open(&event)?;
    checks::announced(&event)?;
    ready(w, &row, &event, renderer).await?;
    row.status = FollowUpStatus::Scheduled;
    row.due_at = Some(w.now());
    row.expanded_at = Some(w.now());
    row.job_id = Some(job::queue(w, &row, &event).await?);
    let row = save(w, row).await?;
    audit::record(w, by, &Entry::new("follow_up.send_now", KIND, id).of(event.id)).await?;
    w.work_due();
    Ok(row.into())
}

/// Calls it off, with those of its mails that have not gone out. One that was given to the outbox as
/// a whole is called off as long as any of them waits there.
pub async fn cancel(w: &Write, by: &Actor, id: FollowUpId) -> Result<FollowUpOut> {
    let (mut row, event) = lock(w, by, id).await?;
    if row.status != FollowUpStatus::Sent || !mail::has_unsent(w, id).await? {
        rules::check(row.status, Move::Cancel)?;
    }
    mail::cancel_queued_of(w, id).await?;
    job::end(w, &row, FollowUpStatus::Cancelled).await?;
    row.status = FollowUpStatus::Cancelled;
    let row = save(w, row).await?;
    audit::record(w, by, &Entry::new("follow_up.cancel", KIND, id).of(event.id)).await?;
    Ok(row.into())
}
