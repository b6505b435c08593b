//! What a follow-up must be.

use chrono::{DateTime, Utc};

use super::due_at;
use crate::error::{AppError, Checks, Result};
use crate::events::entity::event::Model as Event;
use crate::events::types::EventStatus;
use crate::follow_ups::entity::follow_up::Model;
use crate::follow_ups::rules::{self, Timing};
use crate::follow_ups::types::{Audience, FollowUpStatus};
use crate::text::{line_fault, long_texts_faults, searchable, title_faults};

const SUBJECT_MAX: usize = 300;
const BODY_MAX: usize = 50_000;

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
    checks.extend(line_fault("name", &row.name, 200));
    audience(&mut checks, &row.audience);
    checks.extend(title_faults("subject", &row.subject, SUBJECT_MAX));
    checks.require(!row.body.is_blank(), "body", "required", "must not be empty");
    checks.extend(long_texts_faults("body", &row.body, BODY_MAX));
    rules::check_attach(&mut checks, &row.attach);
    rules::check_timing(&mut checks, &Timing::from(row));
    let passed = row.due_at.zip(now).is_some_and(|(due, now)| due <= now);
    let pointer = if row.anchor.is_some() { "anchor" } else { "send_at" };
    let message = "this time has passed; give a later one, or none and use send-now";
    checks.require(!passed, pointer, "time_passed", message);
    checks.finish()
}

fn audience(checks: &mut Checks, audience: &Audience) {
    let lists = [
        ("registration_status", audience.registration_status.as_ref().map(Vec::len)),
        ("invitation_status", audience.invitation_status.as_ref().map(Vec::len)),
        ("role", audience.role.as_ref().map(Vec::len)),
        ("country", audience.country.as_ref().map(Vec::len)),
    ];
    let message =
        "say who gets it: registration_status, invitation_status, role or country, or several";
    let given = lists.iter().any(|(_, length)| length.is_some());
    checks.require(given, "audience", "required", message);
    for (field, length) in lists {
        let pointer = format!("audience/{field}");
        checks.require(length != Some(0), &pointer, "empty", "name at least one, or leave it out");
    }
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
