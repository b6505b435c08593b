//! Making, changing, finding, scheduling and sending follow-ups.

mod attachments;
mod audience;
mod by_invitation;
mod checks;
mod event_moves;
mod from_plan;
mod job;
mod mails;
mod materials;
mod merged;
mod moves;
pub mod plans;
mod preview;
mod reading;
mod recipients;
mod sending;
mod stretches;
mod suppressed;
mod texts;

use chrono::{DateTime, Utc};
use sea_orm::{ConnectionTrait, EntityTrait, QuerySelect};

use super::entity::follow_up::{Entity, Model};
use super::rules::{self, Move};
use super::types::{FollowUpCreate, FollowUpOut, FollowUpPatch, FollowUpStatus};
use crate::access::Actor;
use crate::audit::{self, Entry};
use crate::clock::kept;
use crate::db::{self, Expected, Write};
use crate::error::{AppError, Result};
use crate::events;
use crate::events::entity::event::Model as Event;
use crate::ids::{EventId, FollowUpId};
use crate::mail::Renderer;
use crate::patch::Patch as _;

pub use event_moves::{cancel_all, copy_relative, reschedule};
pub use from_plan::from_plan;
pub use materials::check_all_that_carry;
pub use merged::{follow_invitation, follow_registration, move_to};
pub use moves::{cancel, schedule, send_now};
pub use preview::preview;
pub use reading::{find, list};
pub use recipients::{audience, dry_run, recipients};
pub use sending::{Chunk, Pace, begin, due, expand, hold_back, step};
pub use texts::{faults, plan_faults, texts_faults};

const KIND: &str = "follow_up";

/// Makes a follow-up of an event: scheduled if it has a time, else a draft.
pub async fn create(
    w: &Write,
    by: &Actor,
    event_id: EventId,
    input: &FollowUpCreate,
    renderer: &Renderer,
) -> Result<FollowUpOut> {
    let event = events::service::lock(w, by, event_id).await?;
    checks::open(&event)?;
    let mut row = checks::derived(new_row(w, event_id, input), &event);
    if !rules::Timing::from(&row).is_none() {
        row.status = FollowUpStatus::Scheduled;
    }
    let row = checked(w, row, &event, renderer).await?;
    let row = db::insert(w, row).await?;
    audit::record(w, by, &Entry::new("follow_up.create", KIND, row.id).of(event_id)).await?;
    Ok(row.into())
}

fn new_row(w: &Write, event_id: EventId, input: &FollowUpCreate) -> Model {
    Model {
        id: w.new_id(),
        version: 1,
        event_id,
        plan_id: None,
        name: input.name.clone(),
        audience: input.audience.clone(),
        anchor: input.anchor,
        offset_days: input.offset_days,
        at_time: input.at_time.map(Into::into),
        subject: input.subject.clone(),
        body: input.body.clone(),
        attach: input.attach.clone().into(),
        materials: input.materials.clone().into(),
        status: FollowUpStatus::Draft,
        recipient_count: 0,
        skipped_count: 0,
        send_at: input.send_at.map(kept),
        due_at: None,
        expanded_at: None,
        job_id: None,
        sent_at: None,
        search: String::new(),
        created_at: w.now(),
        updated_at: w.now(),
    }
}

/// Changes a follow-up of which nothing was sent. One that is scheduled and loses its time is a
/// draft again.
pub async fn update(
    w: &Write,
    by: &Actor,
    id: FollowUpId,
    expected: &Expected,
    patch: &FollowUpPatch,
    renderer: &Renderer,
) -> Result<FollowUpOut> {
    let (before, event) = lock(w, by, id).await?;
    expected.check(before.version)?;
    checks::open(&event)?;
    rules::check(before.status, Move::Edit)?;
    checks::not_begun(&before)?;
    let mut after = before.clone();
    apply(patch, &mut after);
    let mut after = checks::derived(after, &event);
    if after.status == FollowUpStatus::Scheduled && rules::Timing::from(&after).is_none() {
        after.status = FollowUpStatus::Draft;
    }
    let after = checked(w, after, &event, renderer).await?;
    let after = save(w, after).await?;
    let entry = Entry::new("follow_up.update", KIND, id).of(event.id);
    audit::record(w, by, &entry.fields(db::changed(&before, &after))).await?;
    Ok(after.into())
}

fn apply(patch: &FollowUpPatch, after: &mut Model) {
    patch.name.apply(&mut after.name);
    patch.audience.apply(&mut after.audience);
    patch.send_at.apply(&mut after.send_at);
    after.send_at = after.send_at.map(kept);
    patch.anchor.apply(&mut after.anchor);
    patch.offset_days.apply(&mut after.offset_days);
    patch.at_time.apply(&mut after.at_time);
    patch.subject.apply(&mut after.subject);
    patch.body.apply(&mut after.body);
    patch.attach.apply(&mut after.attach);
    patch.materials.apply(&mut after.materials);
}

/// The row if it can stand like this, or all that is wrong with it.
async fn checked(w: &Write, row: Model, event: &Event, renderer: &Renderer) -> Result<Model> {
    let scheduled = row.status == FollowUpStatus::Scheduled;
    checks::check(&row, scheduled.then(|| w.now()))?;
    if scheduled {
        checks::anchor_holds(event, &row)?;
        ready(w, &row, event, renderer).await?;
    } else {
        materials::check(w, &row).await?;
    }
    Ok(row)
}

/// 422 unless it could be sent as it is: texts and files.
async fn ready(
    db: &impl ConnectionTrait,
    row: &Model,
    event: &Event,
    renderer: &Renderer,
) -> Result<()> {
    texts::check(db, row, event, renderer).await?;
    materials::check(db, row).await?;
    attachments::check(db, row, event).await
}

/// Deletes a draft.
pub async fn delete(w: &Write, by: &Actor, id: FollowUpId) -> Result<()> {
    let (row, event) = lock(w, by, id).await?;
    if row.status != FollowUpStatus::Draft || row.recipient_count > 0 {
        return Err(rules::only_drafts_go(row.status));
    }
    Entity::delete_by_id(id).exec(w).await?;
    audit::record(w, by, &Entry::new("follow_up.delete", KIND, id).of(event.id)).await
}

/// One follow-up with its event, which nobody else can change until the write ends; the event
/// first, as everywhere.
async fn lock(w: &Write, by: &Actor, id: FollowUpId) -> Result<(Model, Event)> {
    let seen = find(w, by, id).await?;
    let event = events::service::lock(w, by, seen.event_id).await?;
    Ok((lock_row(w, id).await?, event))
}

async fn lock_row(w: &Write, id: FollowUpId) -> Result<Model> {
    let found = Entity::find_by_id(id).lock_exclusive().one(w).await?;
    found.ok_or_else(|| AppError::not_found("follow-up"))
}

/// Writes a changed row.
async fn save(w: &Write, mut row: Model) -> Result<Model> {
    row.version += 1;
    row.updated_at = w.now();
    db::update(w, row).await
}

/// When it is due, if that is one instant.
fn due_at(row: &Model, event: &Event) -> Option<DateTime<Utc>> {
    let Some(anchor) = row.anchor else { return row.send_at };
    let moment = rules::moment(anchor, &event.schedule(), None)?;
    Some(rules::due_at(moment, row.offset_days.unwrap_or(0), row.at_time, event.time_zone))
}
