//! What a follow-up must be.

use chrono::{DateTime, Utc};

use super::{due_at, texts};
use crate::error::{AppError, Checks, Result};
use crate::events::entity::event::Model as Event;
use crate::events::types::EventStatus;
use crate::follow_ups::entity::follow_up::Model;
use crate::follow_ups::rules::{self, Said, Timing};
use crate::follow_ups::types::FollowUpStatus;
use crate::text::searchable;

/// The row with what derives from it.
pub(super) fn derived(mut row: Model, event: &Event) -> Model {
    row.due_at = due_at(&row, event);
    let subjects = row.subject.iter().map(|(_, text)| text);
    row.search = searchable(subjects.chain([row.name.as_str()]));
    row
}

/// 422 with all that is wrong; with `now` also a time that has passed.
pub(super) fn check(row: &Model, now: Option<DateTime<Utc>>) -> Result<()> {
    let mut checks = Checks::new();
    rules::check_texts(&mut checks, &Said::from(row));
    checks.extend(texts::name_faults(Some(&row.subject), Some(&row.body)));
    rules::check_attach(&mut checks, &row.attach, row.anchor);
    rules::check_materials(&mut checks, &row.materials);
    rules::check_timing(&mut checks, &Timing::from(row));
    let passed = row.due_at.zip(now).is_some_and(|(due, now)| due <= now);
    let pointer = if row.anchor.is_some() { "anchor" } else { "send_at" };
    let message = "this time has passed; give a later one, or none and use send-now";
    checks.require(!passed, pointer, "time_passed", message);
    checks.finish()
}

/// 409 while its event is not announced: what its mails lead to is not there to be seen.
pub(super) fn announced(event: &Event) -> Result<()> {
    if event.was_announced() {
        return Ok(());
    }
    let detail = "The event is not published; publish it first, then send its follow-ups.";
    Err(AppError::conflict("follow_up.event_draft", detail))
}

/// 409 once its event was put away.
pub(super) fn open(event: &Event) -> Result<()> {
    if event.status != EventStatus::Archived {
        return Ok(());
    }
    let detail = "The event is archived; nothing of it changes any more.";
    Err(AppError::conflict("follow_up.event_state", detail))
}

/// 409 for what goes by the time of an event that does not take place.
pub(super) fn anchor_holds(event: &Event, row: &Model) -> Result<()> {
    if event.status != EventStatus::Cancelled || row.anchor.is_none() {
        return Ok(());
    }
    let detail = "The event is cancelled, so nothing is due relative to it; give send_at, or use \
                  send-now.";
    Err(AppError::conflict("follow_up.event_state", detail))
}

/// 409 once its first mails were queued.
pub(super) fn not_begun(row: &Model) -> Result<()> {
    if row.status != FollowUpStatus::Scheduled || row.expanded_at.is_none() {
        return Ok(());
    }
    let detail = "This follow-up is being sent; what can be done now: cancel.";
    Err(AppError::conflict("follow_up.state", detail))
}

impl From<&Model> for Timing {
    fn from(row: &Model) -> Self {
        Self {
            send_at: row.send_at,
            anchor: row.anchor,
            offset_days: row.offset_days,
            at_time: row.at_time,
        }
    }
}

impl<'a> From<&'a Model> for Said<'a> {
    fn from(row: &'a Model) -> Self {
        Self {
            name: Some(&row.name),
            audience: Some(&row.audience),
            subject: Some(&row.subject),
            body: Some(&row.body),
        }
    }
}
