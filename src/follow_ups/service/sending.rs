//! Sending what is due: a chunk of people a write, each of them once.

use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
};

use super::attachments::{self, Printed};
use super::mails::{self, Queued};
use super::stretches::{self, Stretch};
use super::{KIND, audience, by_invitation, job, lock_row, save};
use crate::access::Actor;
use crate::audit::{self, Entry};
use crate::db::{Database, Write, overtaken};
use crate::error::{AppError, Kind, Result};
use crate::events;
use crate::events::entity::event::Model as Event;
use crate::events::seats;
use crate::events::types::EventStatus;
use crate::follow_ups::entity::follow_up::{Column, Entity, Model};
use crate::follow_ups::rules::{self, Lateness};
use crate::follow_ups::types::{Anchor, FollowUpStatus};
use crate::ids::FollowUpId;
use crate::people::entity::person;

/// How many people one write takes: whoever wants to write waits for as long as that takes.
const CHUNK: u64 = 50;

/// How follow-ups are given to the outbox.
#[derive(Clone, Copy, Debug)]
pub struct Pace {
    /// One that is later than this is missed.
    grace: Duration,
    /// So many people get it in one write.
    chunk: u64,
    /// So many of an event's registrations, and of its invitations, are looked at together.
    stretch: u64,
}

impl Pace {
    /// As the worker goes.
    pub const fn usual(grace: Duration) -> Self {
        Self { grace, chunk: CHUNK, stretch: stretches::LISTED }
    }

    /// The same in writes and stretches of so many people, and of one at least.
    #[must_use]
    pub fn in_steps_of(self, chunk: u64, stretch: u64) -> Self {
        Self { chunk: chunk.max(1), stretch: stretch.max(1), ..self }
    }
}

/// How far a chunk brought it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Chunk {
    /// So many mails were queued.
    pub mails: usize,
    /// Nobody is left for now.
    pub done: bool,
}

impl Chunk {
    /// Nothing to do.
    pub(super) const DONE: Self = Self { mails: 0, done: true };
}

/// The scheduled follow-ups that there is something to do for: due, begun and not ended, or going
/// by each invitation.
pub async fn due(db: &impl ConnectionTrait, now: DateTime<Utc>) -> Result<Vec<FollowUpId>> {
    let now = Condition::any()
        .add(Column::DueAt.lte(now))
        .add(Column::ExpandedAt.is_not_null())
        .add(Column::Anchor.eq(Anchor::InvitationSent));
    let select = Entity::find().select_only().column(Column::Id).filter(now);
    let select = select.filter(Column::Status.eq(FollowUpStatus::Scheduled));
    Ok(select.order_by_asc(Column::Id).into_tuple().all(db).await?)
}

/// Gives all that is due to the outbox; says how many mails that were. What fails stops nothing else.
pub async fn step(db: &Database, pace: Pace) -> Result<usize> {
    let mut mails = 0;
    for id in due(db.read(), db.clock().now()).await? {
        match deliver(db, id, pace).await {
            Ok(count) => mails += count,
            Err(error) => give_up(db, id, error).await,
        }
    }
    Ok(mails)
}

/// While the database is away, the next step tries again. Whatever else is wrong is so the next time,
/// too: the follow-up ends, and its job says why. One that goes to each at their own time has no job,
/// and is tried again for those who come later.
async fn give_up(db: &Database, id: FollowUpId, error: AppError) {
    tracing::error!(follow_up = %id, %error, cause = ?error.cause, "a follow-up cannot be sent");
    if error.kind == Kind::Unavailable {
        return;
    }
    let (by, detail) = (&Actor::system("worker"), error.detail.as_str());
    let ended = db.write(move |w| async move { fail(&w, by, id, detail).await }).await;
    if let Err(error) = ended {
        tracing::error!(follow_up = %id, %error, "nor can it be ended");
    }
}

async fn fail(w: &Write, by: &Actor, id: FollowUpId, why: &str) -> Result<()> {
    let (row, _) = locked(w, id).await?;
    if !goes_on(&row) {
        return Ok(());
    }
    job::fail(w, &row, why).await?;
    stop(w, by, row).await
}

async fn deliver(db: &Database, id: FollowUpId, pace: Pace) -> Result<usize> {
    let (by, Pace { grace, chunk, .. }) = (&Actor::system("worker"), pace);
    if by_invitation::rests(db, id, grace, chunk).await? {
        return Ok(0);
    }
    db.write(move |w| async move { begin(&w, by, id, grace).await }).await?;
    let mut mails = 0;
    loop {
        mails += deliver_by_stretches(db, by, id, pace).await?;
        let came = db
            .write(move |w| async move {
                let invited = by_invitation::expand(&w, id, grace, chunk).await?;
                match invited {
                    Some(came) => Ok(came),
                    None => expand(&w, by, id, chunk).await,
                }
            })
            .await?;
        mails += came.mails;
        if came.done {
            return Ok(mails);
        }
    }
}

/// To all who are left, as far as they are found outside of the writes that send to them.
async fn deliver_by_stretches(
    db: &Database,
    by: &Actor,
    id: FollowUpId,
    pace: Pace,
) -> Result<usize> {
    let Pace { chunk, stretch: listed, .. } = pace;
    let (mut mails, mut after) = (0, None);
    loop {
        let (stretch, parts) = stretches::next(db, id, after, listed, chunk).await?;
        for people in parts {
            let printed = &attachments::print(db.read(), id, people, db.clock().now()).await?;
            let to = Some((people, printed));
            let deed = move |w| async move { expand_to(&w, by, id, chunk, to).await };
            mails += db.write(deed).await?.mails;
        }
        after = stretch.last;
        if after.is_none() {
            return Ok(mails);
        }
    }
}

/// Whether it has begun and not ended.
pub(super) fn goes_on(row: &Model) -> bool {
    row.status == FollowUpStatus::Scheduled && row.expanded_at.is_some()
}

/// Begins with a follow-up that is due, unless it is too late for it; then it is missed.
pub async fn begin(w: &Write, by: &Actor, id: FollowUpId, grace: Duration) -> Result<()> {
    let (row, event) = locked(w, id).await?;
    let Some(due) = row.due_at.filter(|_| waits(&row)) else { return Ok(()) };
    if event.status == EventStatus::Cancelled && row.anchor.is_some() {
        return end(w, by, row, FollowUpStatus::Cancelled).await;
    }
    let grace = TimeDelta::from_std(grace).unwrap_or(TimeDelta::MAX);
    match rules::lateness(due, w.now(), grace, sense_ends(&row, &event)) {
        Lateness::NotYet => Ok(()),
        Lateness::Missed => end(w, by, row, FollowUpStatus::Missed).await,
        // It waits for its event to be published, so long as it is not too late for it.
        Lateness::Send if !event.was_announced() => Ok(()),
        Lateness::Send => {
            let job_id = Some(job::queue(w, &row, &event).await?);
            save(w, Model { expanded_at: Some(w.now()), job_id, ..row }).await?;
            Ok(())
        }
    }
}

/// Ends all that is due or under way as missed: nobody knows whom another database has sent it to.
pub async fn hold_back(w: &Write, by: &Actor) -> Result<u64> {
    let due = due(w, w.now()).await?;
    for id in &due {
        let (row, _) = locked(w, *id).await?;
        job::hold_back(w, &row).await?;
        stop(w, by, row).await?;
    }
    Ok(due.len() as u64)
}

/// What had begun has not any more, so that it can be sent or scheduled to those who are left.
async fn stop(w: &Write, by: &Actor, row: Model) -> Result<()> {
    end(w, by, Model { expanded_at: None, ..row }, FollowUpStatus::Missed).await
}

fn waits(row: &Model) -> bool {
    row.status == FollowUpStatus::Scheduled && row.expanded_at.is_none()
}

fn sense_ends(row: &Model, event: &Event) -> Option<DateTime<Utc>> {
    rules::sense_ends(row.anchor?, row.due_at?, &event.schedule())
}

/// Queues the mails of the next people of a follow-up that has begun. With the last of them it is
/// sent. Whoever dies in between leaves whole chunks behind, and the next goes on from there.
pub async fn expand(w: &Write, by: &Actor, id: FollowUpId, limit: u64) -> Result<Chunk> {
    expand_to(w, by, id, limit, None).await
}

/// The same to a stretch of people, whose certificates were set before; with that alone it is never
/// sent.
async fn expand_to(
    w: &Write,
    by: &Actor,
    id: FollowUpId,
    limit: u64,
    to: Option<(Stretch, &Printed)>,
) -> Result<Chunk> {
    let stretch = to.map_or(Stretch::ALL, |(people, _)| people);
    let (row, event) = locked(w, id).await?;
    if !goes_on(&row) {
        return Ok(Chunk::DONE);
    }
    let people = audience::waiting_of(&row, &event, w.now(), stretch)
        .order_by_asc(person::Column::Id)
        .limit(limit)
        .lock(audience::STAYING)
        .all(w)
        .await?;
    let (none, until) = (Printed::new(), sense_ends(&row, &event));
    let printed = to.map_or(&none, |(_, printed)| printed);
    let queued = mails::queue(w, &row, &event, &people, until, printed).await?;
    // Whoever was made one with another meanwhile was left out, and the other may wait.
    let done = to.is_none()
        && (people.len() as u64) < limit
        && audience::waiting(&row, &event, w.now()).one(w).await?.is_none();
    let row = counted(row, queued);
    job::advance(w, &row, queued).await?;
    if done {
        let row = Model { sent_at: Some(w.now()), ..row };
        end(w, by, row, FollowUpStatus::Sent).await?;
    } else {
        save(w, row).await?;
    }
    Ok(Chunk { mails: queued.mails, done })
}

/// The row with what a chunk adds to its counts.
pub(super) fn counted(row: Model, queued: Queued) -> Model {
    let add =
        |count: i32, more: usize| count.saturating_add(i32::try_from(more).unwrap_or(i32::MAX));
    Model {
        recipient_count: add(row.recipient_count, queued.mails),
        skipped_count: add(row.skipped_count, queued.without_address),
        ..row
    }
}

/// Brings it to an end.
pub(super) async fn end(w: &Write, by: &Actor, row: Model, status: FollowUpStatus) -> Result<()> {
    job::end(w, &row, status).await?;
    let row = save(w, Model { status, ..row }).await?;
    let action = match status {
        FollowUpStatus::Missed => "follow_up.missed",
        FollowUpStatus::Cancelled => "follow_up.cancel",
        _ => "follow_up.sent",
    };
    audit::record(w, by, &Entry::new(action, KIND, row.id).of(row.event_id)).await
}

/// The row, which nobody else can change until the write ends, and its event as it is. Of one that
/// carries materials the event is held as well, and before: who leaves does so before their mail is
/// written, or finds it and calls it off.
pub(super) async fn locked(w: &Write, id: FollowUpId) -> Result<(Model, Event)> {
    let found = Entity::find_by_id(id).one(w).await?;
    if let Some(row) = found.filter(|row| !row.materials.is_empty()) {
        let event = seats::lock(w, row.event_id).await?;
        return Ok((lock_row(w, id).await?, event));
    }
    let row = lock_row(w, id).await?;
    if !row.materials.is_empty() {
        // They were added between the two looks, and the event is to be held first.
        return Err(overtaken());
    }
    let event = events::service::find(w, &Actor::system("worker"), row.event_id).await?;
    Ok((row, event))
}
