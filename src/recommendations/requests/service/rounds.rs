//! Asking focal points by the rule of an event.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

use super::asking::{Asking, ask, of_points, reaching};
use super::{Task, tasks};
use crate::access::{Actor, Scope};
use crate::db::{self, Write};
use crate::error::Result;
use crate::events::entity::event::Model as Event;
use crate::events::{self, seats};
use crate::ids::{EventId, OrganizationId};
use crate::people::focal_points;
use crate::recommendations::entity::{addressee, recommendation};
use crate::recommendations::requests::entity::round;
use crate::recommendations::requests::rules;
use crate::recommendations::requests::types::ProgressRequestStatus;
use crate::recommendations::rules::OPEN;
use crate::recommendations::types::Acceptance;

/// An organization that is asked about an event.
pub type Round = (EventId, OrganizationId);

/// Those for whom a round of their event has begun. Whether somebody is to be asked in it is looked at
/// under the event's lock.
pub async fn with_rounds(db: &impl ConnectionTrait, now: DateTime<Utc>) -> Result<Vec<Round>> {
    let events = events::service::with_progress_requests(db, now).await?;
    let events: BTreeMap<EventId, Event> = events.into_iter().map(|it| (it.id, it)).collect();
    let mut due: BTreeMap<Round, Vec<NaiveDate>> = BTreeMap::new();
    for (round, last_day) in open_of(db, events.keys().copied()).await? {
        due.entry(round).or_default().extend(last_day);
    }
    let has_begun = |(round, days): (Round, Vec<NaiveDate>)| {
        began(events.get(&round.0)?, days, now).map(|_| round)
    };
    Ok(due.into_iter().filter_map(has_begun).collect())
}

/// The day of the round of an event that has begun for what is due on these days.
fn began(event: &Event, due: Vec<NaiveDate>, now: DateTime<Utc>) -> Option<NaiveDate> {
    let rule = event.progress_requests.as_ref()?;
    rules::began(rule, event.ends_on, due, (event.time_zone, now))
}

/// For whom something is still to be done of what these events recommended, and by when.
async fn open_of(
    db: &impl ConnectionTrait,
    events: impl Iterator<Item = EventId>,
) -> Result<Vec<(Round, Option<NaiveDate>)>> {
    let events: Vec<EventId> = events.collect();
    let mut found = Vec::new();
    for chunk in events.chunks(500) {
        let select = addressee::Entity::find()
            .find_also_related(recommendation::Entity)
            .filter(recommendation::Column::EventId.is_in(chunk.iter().copied()))
            .filter(addressee::Column::Implementation.is_in(OPEN))
            .filter(addressee::Column::Acceptance.ne(Acceptance::Rejected));
        for (addressee, row) in select.all(db).await? {
            let Some(row) = row else { continue };
            found.push(((row.event_id, addressee.organization_id), row.due_last_day));
        }
    }
    Ok(found)
}

/// Asks the focal points of an organization whom the round of its event has not asked yet; how many
/// that are. Of several servers the second waits for the event, and finds that it was done.
pub async fn ask_by_rule(w: &Write, by: &Actor, round: Round) -> Result<u64> {
    let event = seats::lock(w, round.0).await?;
    if !rules::is_asked_about(event.standing()) {
        return Ok(0);
    }
    let mut open: Vec<Task> = tasks(w, event.id, round.1).await?;
    open.retain(Task::is_open);
    let due = open.iter().filter_map(|task| task.recommendation.due_last_day).collect();
    let Some(day) = began(&event, due, w.now()).filter(|_| !open.is_empty()) else { return Ok(0) };
    let from = rounds_of(w, event.id).await?.and_then(|row| row.asks_from);
    // They were named to be asked for their organization, whoever organizes the event.
    let points = focal_points::service::active_of(w, &Scope::Everything, [round.1]).await?;
    let points = reaching(w, points).await?;
    let known = of_points(w, &event, &points).await?;
    let is_due = |point: &focal_points::entity::Model| {
        let row = known.get(&point.id.0);
        let revoked = row.is_some_and(|row| row.status == ProgressRequestStatus::Revoked);
        let last = row.and_then(|row| row.asked_at).max(from);
        !revoked && rules::is_due(day, event.time_zone, last)
    };
    let points: Vec<_> = points.into_iter().filter(|(point, _)| is_due(point)).collect();
    if points.is_empty() {
        return Ok(0);
    }
    let asking = Asking { organization: round.1, tasks: &open, note: None };
    Ok(ask(w, by, &event, asking, points).await?.len() as u64)
}

pub(super) async fn rounds_of(
    db: &impl ConnectionTrait,
    event: EventId,
) -> Result<Option<round::Model>> {
    Ok(round::Entity::find_by_id(event).one(db).await?)
}

/// Keeps when the contact of an event was told, or since when it asks.
pub(super) async fn keep(w: &Write, row: round::Model, is_there: bool) -> Result<()> {
    if is_there {
        db::update(w, row).await?;
    } else {
        db::insert(w, row).await?;
    }
    Ok(())
}

/// Has no round count as due that was due before now, and contacts told from now on: nobody knows what
/// another database has sent.
pub async fn put_off(w: &Write) -> Result<u64> {
    let there = round::Entity::find().all(w).await?;
    let there: BTreeSet<EventId> = there.into_iter().map(|row| row.event_id).collect();
    let events = events::service::with_progress_requests(w, w.now()).await?;
    for event in &events {
        let (told_at, asks_from) = (Some(w.now()), Some(w.now()));
        let row = round::Model { event_id: event.id, told_at, asks_from };
        keep(w, row, there.contains(&event.id)).await?;
    }
    Ok(events.len() as u64)
}
