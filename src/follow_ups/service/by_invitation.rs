//! Follow-ups that go by each person's own invitation, until nobody can be invited any more.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait,
};

use super::attachments::Printed;
use super::mails::{self, Queued};
use super::sending::{Chunk, counted, end, locked};
use super::{audience, save};
use crate::access::Actor;
use crate::db::{Database, Write};
use crate::error::Result;
use crate::events;
use crate::events::entity::event::Model as Event;
use crate::events::types::EventStatus;
use crate::follow_ups::entity::follow_up::{Entity as FollowUps, Model};
use crate::follow_ups::rules::{self, Lateness};
use crate::follow_ups::types::{Anchor, FollowUpStatus};
use crate::ids::{FollowUpId, PersonId};
use crate::invitations::entity::{self as invitation, Column, Entity};
use crate::people::entity::person;

/// More than a day can be off the mark of so many times 24 hours: the change of the clocks, and
/// `at_time`.
const SLACK: TimeDelta = TimeDelta::hours(50);

fn goes(row: &Model) -> bool {
    row.anchor == Some(Anchor::InvitationSent)
        && row.status == FollowUpStatus::Scheduled
        && row.expanded_at.is_none()
}

/// Whether one that goes by invitations has nothing to do for now. It may go on for months, and most
/// looks at it find nobody: so they hold nothing that anybody waits for.
pub(super) async fn rests(
    db: &Database,
    id: FollowUpId,
    grace: Duration,
    limit: u64,
) -> Result<bool> {
    let (db, now) = (db.read(), db.clock().now());
    let row = FollowUps::find_by_id(id).one(db).await?;
    let Some(row) = row.filter(goes) else { return Ok(false) };
    let event = events::service::find(db, &Actor::system("worker"), row.event_id).await?;
    if event.status == EventStatus::Cancelled || is_over(&row, &event, now) {
        return Ok(false);
    }
    let grace = TimeDelta::from_std(grace).unwrap_or(TimeDelta::MAX);
    let candidates = candidates(db, now, &row, &event, grace, limit).await?;
    let Sorted { due, missed, .. } = sorted(&row, &event, now, grace, candidates);
    Ok(due.is_empty() && missed.is_empty())
}

/// Whether the time of the last invitation that can be has passed.
fn is_over(row: &Model, event: &Event, now: DateTime<Utc>) -> bool {
    let days = TimeDelta::days(row.offset_days.unwrap_or(0).max(0).into());
    now >= event.ends_at() + days + SLACK
}

/// Queues the mails of those whose invitations are due for it; nothing where it does not go by
/// invitations, or goes to all at once.
pub(super) async fn expand(
    w: &Write,
    id: FollowUpId,
    grace: Duration,
    limit: u64,
) -> Result<Option<Chunk>> {
    let (row, event) = locked(w, id).await?;
    if !goes(&row) {
        return Ok(None);
    }
    let by = Actor::system("worker");
    if event.status == EventStatus::Cancelled {
        end(w, &by, row, FollowUpStatus::Cancelled).await?;
        return Ok(Some(Chunk::DONE));
    }
    let grace = TimeDelta::from_std(grace).unwrap_or(TimeDelta::MAX);
    let candidates = candidates(w, w.now(), &row, &event, grace, limit).await?;
    let more = candidates.len() as u64 == limit;
    let Sorted { due, missed, later } = sorted(&row, &event, w.now(), grace, candidates);
    let both = due.iter().chain(&missed).copied();
    let people = person::Entity::find().filter(person::Column::Id.is_in(both));
    let people = people.order_by_asc(person::Column::Id).lock(audience::STAYING).all(w).await?;
    let (people, late): (Vec<_>, Vec<_>) = people.into_iter().partition(|it| due.contains(&it.id));
    let missed = late.into_iter().map(|person| person.id).collect();
    let queued = mails::queue(w, &row, &event, &people, None, &Printed::new()).await?;
    pass_over(w, &row, &event, &missed).await?;
    let done = !more || later;
    close(w, &by, row, &event, queued, done).await?;
    Ok(Some(Chunk { mails: queued.mails, done }))
}

/// The invitations of the audience that may be due, the first sent first.
async fn candidates(
    db: &impl ConnectionTrait,
    now: DateTime<Utc>,
    row: &Model,
    event: &Event,
    grace: TimeDelta,
    limit: u64,
) -> Result<Vec<invitation::Model>> {
    let middle = now - TimeDelta::days(row.offset_days.unwrap_or(0).into());
    let people = audience::waiting(row, event, now);
    let people = people.select_only().column(person::Column::Id).into_query();
    let mut select = Entity::find()
        .filter(Column::EventId.eq(event.id))
        .filter(Column::SentAt.lte(middle + SLACK))
        .filter(Column::PersonId.in_subquery(people));
    if let Some(first) =
        middle.checked_sub_signed(SLACK).and_then(|at| at.checked_sub_signed(grace))
    {
        select = select.filter(Column::SentAt.gte(first));
    }
    let select = select.order_by_asc(Column::SentAt).order_by_asc(Column::Id);
    Ok(select.limit(limit).all(db).await?)
}

/// What to do with whom.
#[derive(Default)]
struct Sorted {
    due: BTreeSet<PersonId>,
    missed: BTreeSet<PersonId>,
    /// Somebody's time has not come; nor has that of those whose invitations were sent later.
    later: bool,
}

fn sorted(
    row: &Model,
    event: &Event,
    now: DateTime<Utc>,
    grace: TimeDelta,
    candidates: Vec<invitation::Model>,
) -> Sorted {
    let mut sorted = Sorted::default();
    for invitation in candidates {
        let anchor = Anchor::InvitationSent;
        let moment = rules::moment(anchor, &event.schedule(), invitation.sent_at);
        let Some(moment) = moment else { continue };
        let days = row.offset_days.unwrap_or(0);
        let due = rules::due_at(moment, days, row.at_time, event.time_zone);
        match rules::lateness(due, now, grace, None) {
            Lateness::Send => _ = sorted.due.insert(invitation.person_id),
            Lateness::Missed => _ = sorted.missed.insert(invitation.person_id),
            Lateness::NotYet => sorted.later = true,
        }
    }
    sorted
}

/// Writes down those for whom it is too late, so that they do not come up again.
async fn pass_over(
    w: &Write,
    row: &Model,
    event: &Event,
    missed: &BTreeSet<PersonId>,
) -> Result<()> {
    let rows = mails::rows_of(w, event, missed.iter().copied()).await?;
    mails::note(w, row, missed.iter().copied(), &rows, &BTreeMap::new()).await
}

/// Counts, and ends it once the time of the last invitation that can be has passed.
async fn close(
    w: &Write,
    by: &Actor,
    row: Model,
    event: &Event,
    queued: Queued,
    done: bool,
) -> Result<()> {
    if done && is_over(&row, event, w.now()) {
        let row = Model { sent_at: Some(w.now()), ..counted(row, queued) };
        return end(w, by, row, FollowUpStatus::Sent).await;
    }
    if queued != Queued::default() {
        save(w, counted(row, queued)).await?;
    }
    Ok(())
}
