//! Asking focal points by the rule of an event.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};

use super::Task;
use super::asking::{Asking, ask, of_points, reaching};
use super::stead::open_in_stead;
use super::tasks::asked;
use crate::access::{Actor, Scope};
use crate::db::{self, Write};
use crate::error::Result;
use crate::events::entity::event::Model as Event;
use crate::events::{self, seats};
use crate::ids::{EventId, FocalPointId, OrganizationId};
use crate::people::focal_points;
use crate::recommendations::entity::{addressee, recommendation};
use crate::recommendations::requests::entity::{request, round};
use crate::recommendations::requests::rules;
use crate::recommendations::requests::types::ProgressRequestStatus;
use crate::recommendations::service::reading::{is_open, stands_for_itself};

/// An organization that is asked about an event.
pub type Round = (EventId, OrganizationId);

/// Those for whom a round of their event has begun in which somebody was not asked yet. Whether they are
/// to be asked is looked at again under the event's lock.
pub async fn with_rounds(db: &impl ConnectionTrait, now: DateTime<Utc>) -> Result<Vec<Round>> {
    let events = events::service::with_progress_requests(db, now).await?;
    if events.is_empty() {
        return Ok(Vec::new());
    }
    let events: BTreeMap<EventId, Event> = events.into_iter().map(|it| (it.id, it)).collect();
    let mut due: BTreeMap<Round, Vec<NaiveDate>> = BTreeMap::new();
    for (round, last_day) in open_of(db, events.keys().copied()).await? {
        due.entry(round).or_default().extend(last_day);
    }
    let begun = |(round, days): (Round, Vec<NaiveDate>)| {
        began(events.get(&round.0)?, days, now).map(|day| (round, day))
    };
    let begun: BTreeMap<Round, NaiveDate> = due.into_iter().filter_map(begun).collect();
    let known = Known::of(db, &begun).await?;
    let leaves_some = |(round, day): &(Round, NaiveDate)| {
        events.get(&round.0).is_some_and(|event| known.leaves_some(event, round.1, *day))
    };
    Ok(begun.into_iter().filter(leaves_some).map(|(round, _)| round).collect())
}

/// How far a request is, and when somebody was last asked by it.
type Asked = (ProgressRequestStatus, Option<DateTime<Utc>>);

/// Who can be asked for some organizations, and who was asked about some events.
#[derive(Default)]
struct Known {
    points: BTreeMap<OrganizationId, Vec<FocalPointId>>,
    asked: BTreeMap<(Round, FocalPointId), Asked>,
    from: BTreeMap<EventId, Option<DateTime<Utc>>>,
}

impl Known {
    async fn of(db: &impl ConnectionTrait, rounds: &BTreeMap<Round, NaiveDate>) -> Result<Self> {
        let events: BTreeSet<EventId> = rounds.keys().map(|round| round.0).collect();
        let events: Vec<EventId> = events.into_iter().collect();
        let organizations: BTreeSet<OrganizationId> = rounds.keys().map(|round| round.1).collect();
        let organizations: Vec<OrganizationId> = organizations.into_iter().collect();
        let mut known = Self::default();
        for chunk in organizations.chunks(500) {
            let points = focal_points::service::active_ids(db, chunk.iter().copied()).await?;
            for (organization, point) in points {
                known.points.entry(organization).or_default().push(point);
            }
        }
        for chunk in events.chunks(500) {
            let select = round::Entity::find();
            let select = select.filter(round::Column::EventId.is_in(chunk.iter().copied()));
            let rows = select.all(db).await?.into_iter();
            known.from.extend(rows.map(|row| (row.event_id, row.asks_from)));
            known.asked.extend(asked_about(db, chunk).await?);
        }
        Ok(known)
    }

    /// Whether the round of `day` leaves somebody to be asked for an organization.
    fn leaves_some(&self, event: &Event, organization: OrganizationId, day: NaiveDate) -> bool {
        let from = self.from.get(&event.id).copied().flatten();
        let is_left = |point: &FocalPointId| {
            let asked = self.asked.get(&((event.id, organization), *point)).copied();
            is_to_be_asked(event, day, asked, from)
        };
        self.points.get(&organization).is_some_and(|points| points.iter().any(is_left))
    }
}

/// The requests about some events.
async fn asked_about(
    db: &impl ConnectionTrait,
    events: &[EventId],
) -> Result<Vec<((Round, FocalPointId), Asked)>> {
    use request::Column;
    type Row =
        (EventId, OrganizationId, FocalPointId, ProgressRequestStatus, Option<DateTime<Utc>>);
    let select = request::Entity::find()
        .select_only()
        .columns([Column::EventId, Column::OrganizationId, Column::FocalPointId])
        .columns([Column::Status, Column::AskedAt])
        .filter(Column::EventId.is_in(events.iter().copied()));
    let rows: Vec<Row> = select.into_tuple().all(db).await?;
    let keyed = |(event, organization, point, status, asked_at): Row| {
        (((event, organization), point), (status, asked_at))
    };
    Ok(rows.into_iter().map(keyed).collect())
}

/// Whether somebody is to be asked in the round of `day` of an event that asks since `from`.
fn is_to_be_asked(
    event: &Event,
    day: NaiveDate,
    asked: Option<Asked>,
    from: Option<DateTime<Utc>>,
) -> bool {
    let revoked = asked.is_some_and(|(status, _)| status == ProgressRequestStatus::Revoked);
    let last = asked.and_then(|(_, at)| at).max(from);
    !revoked && rules::is_due(day, event.time_zone, last)
}

/// The day of the round of an event that has begun for what is due on these days.
fn began(event: &Event, due: Vec<NaiveDate>, now: DateTime<Utc>) -> Option<NaiveDate> {
    let rule = event.progress_requests.as_ref()?;
    rules::began(rule, event.ends_on, due, (event.time_zone, now))
}

/// For whom something is still to be done of what these events recommended, and by when. What events ask
/// in the place of others is there too, of all events.
async fn open_of(
    db: &impl ConnectionTrait,
    events: impl Iterator<Item = EventId>,
) -> Result<Vec<(Round, Option<NaiveDate>)>> {
    let events: Vec<EventId> = events.collect();
    let mut found = Vec::new();
    for chunk in events.chunks(500) {
        let select = addressee::Entity::find()
            .select_only()
            .column(recommendation::Column::EventId)
            .column(addressee::Column::OrganizationId)
            .column(recommendation::Column::DueLastDay)
            .inner_join(recommendation::Entity)
            .filter(recommendation::Column::EventId.is_in(chunk.iter().copied()))
            .filter(stands_for_itself())
            .filter(is_open());
        let rows: Vec<(EventId, OrganizationId, Option<NaiveDate>)> =
            select.distinct().into_tuple().all(db).await?;
        let keyed = |(event, organization, day)| ((event, organization), day);
        found.extend(rows.into_iter().map(keyed));
    }
    let in_stead = open_in_stead(db).await?.into_iter();
    found.extend(in_stead.map(|own| ((own.event, own.part.1), own.due_last_day)));
    Ok(found)
}

/// Asks the focal points of an organization whom the round of its event has not asked yet; how many
/// that are. Of several servers the second waits for the event, and finds that it was done.
pub async fn ask_by_rule(w: &Write, by: &Actor, round: Round) -> Result<u64> {
    let event = seats::lock(w, round.0).await?;
    if !rules::is_asked_about(event.standing()) {
        return Ok(0);
    }
    let mut open: Vec<Task> = asked(w, event.id, Some(round.1)).await?;
    open.retain(Task::is_open);
    let due = open.iter().filter_map(|task| task.current().due_last_day).collect();
    let Some(day) = began(&event, due, w.now()).filter(|_| !open.is_empty()) else { return Ok(0) };
    let from = rounds_of(w, event.id).await?.and_then(|row| row.asks_from);
    // They were named to be asked for their organization, whoever organizes the event.
    let points = focal_points::service::active_of(w, &Scope::Everything, [round.1]).await?;
    let points = reaching(w, points).await?;
    let known = of_points(w, &event, &points).await?;
    let is_due = |point: &focal_points::entity::Model| {
        let asked = known.get(&point.id.0).map(|row| (row.status, row.asked_at));
        is_to_be_asked(&event, day, asked, from)
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
