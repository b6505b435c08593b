//! The job that says how far the sending of a follow-up is. What goes to each person at their own
//! time has none.

use sea_orm::PaginatorTrait;

use super::mails::Queued;
use super::{KIND, audience};
use crate::db::Write;
use crate::error::Result;
use crate::events::entity::event::Model as Event;
use crate::follow_ups::entity::follow_up::Model;
use crate::follow_ups::types::FollowUpStatus;
use crate::ids::JobId;
use crate::jobs::service::{self as jobs, NewJob};
use crate::jobs::types::{Counts, JobKind};

/// Why a follow-up ends unsent that had begun.
const HELD_BACK: &str = "Held back: this database was restored from a backup, and nobody knows whom \
                         the other one has sent it to.";

/// What can be done with one that ended before its end.
const THE_REST: &str = "Those who are left can be sent it by send-now.";

/// Writes down that a follow-up is to be sent, and to how many.
pub(super) async fn queue(w: &Write, row: &Model, event: &Event) -> Result<JobId> {
    let waiting = audience::waiting(row, event, w.now()).count(w).await?;
    let new = NewJob {
        kind: JobKind::SendFollowUp,
        event_id: Some(row.event_id),
        object_kind: KIND,
        object_id: row.id.0,
        total: i64::try_from(waiting).ok(),
    };
    jobs::queue(w, new).await
}

/// Writes down what a chunk brought. The follow-up's own counts are no measure: some may have got it
/// before this job began.
pub(super) async fn advance(w: &Write, row: &Model, queued: Queued) -> Result<()> {
    let Some(id) = row.job_id else { return Ok(()) };
    let count = |people: usize| i64::try_from(people).unwrap_or(i64::MAX);
    let (mails, skipped) = (count(queued.mails), count(queued.without_address));
    let came = Counts::from([("recipients", mails), ("without_address", skipped)]);
    jobs::advance(w, id, mails.saturating_add(skipped), came).await
}

/// Writes down that a follow-up came to an end. One that is missed after it had begun was failed
/// before, with the reason.
pub(super) async fn end(w: &Write, row: &Model, status: FollowUpStatus) -> Result<()> {
    let Some(id) = row.job_id else { return Ok(()) };
    match status {
        FollowUpStatus::Sent => jobs::finish(w, id).await,
        FollowUpStatus::Cancelled => jobs::cancel(w, id).await,
        _ => Ok(()),
    }
}

/// Writes down that a restored database sends no more of it.
pub(super) async fn hold_back(w: &Write, row: &Model) -> Result<()> {
    fail(w, row, HELD_BACK).await
}

/// Writes down why it goes no further, and what can be done.
pub(super) async fn fail(w: &Write, row: &Model, why: &str) -> Result<()> {
    let Some(id) = row.job_id else { return Ok(()) };
    jobs::fail(w, id, &format!("{why} {THE_REST}")).await
}
