//! What the contact of an event is told of its recommendations, each week in which there is something.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Duration, Utc};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect,
};

use super::Task;
use super::rounds::{keep, rounds_of};
use super::tasks::asked;
use crate::access::Scope;
use crate::db::Write;
use crate::error::Result;
use crate::events::entity::event::Model as Event;
use crate::events::messages::Letterhead;
use crate::events::{self, seats};
use crate::ids::{EventId, OrganizationId, RecommendationId};
use crate::mail::{self, NewMail};
use crate::organizations;
use crate::organizations::entity::Model as Organization;
use crate::people::focal_points;
use crate::recommendations::entity::{progress, recommendation};
use crate::recommendations::requests::entity::{request, round};
use crate::recommendations::requests::messages::{
    Lines, News, ProgressDigest, ProgressLine, language, shortened,
};
use crate::recommendations::requests::rules::{self, Lately};
use crate::recommendations::requests::types::ProgressRequestStatus;
use crate::text::Language;
use crate::zone::local;

/// After how long without a report the organizers are told of whoever was asked.
const SILENT_DAYS: i64 = 30;

/// The events whose contact is to be told now, if there is something to tell.
pub async fn with_digest_due(
    db: &impl ConnectionTrait,
    now: DateTime<Utc>,
) -> Result<Vec<EventId>> {
    let events = events::service::with_progress_requests(db, now).await?;
    let ids: Vec<EventId> = events.iter().map(|event| event.id).collect();
    let mut told: BTreeMap<EventId, Option<DateTime<Utc>>> = BTreeMap::new();
    for chunk in ids.chunks(500) {
        let select = round::Entity::find();
        let select = select.filter(round::Column::EventId.is_in(chunk.iter().copied()));
        told.extend(select.all(db).await?.into_iter().map(|row| (row.event_id, row.told_at)));
    }
    let is_due = |event: &&Event| {
        let last = told.get(&event.id).copied().flatten();
        event.contact_email.is_some() && rules::is_digest_due(event.time_zone, last, now)
    };
    Ok(events.iter().filter(is_due).map(|event| event.id).collect())
}

/// Tells the contact of an event what has become overdue or is due soon, and who has not answered,
/// unless that is nothing; how many mails that is. Of several servers the second waits for the event,
/// and finds it told.
pub async fn tell_contact(w: &Write, event: EventId) -> Result<u64> {
    let event = seats::lock(w, event).await?;
    let there = rounds_of(w, event.id).await?;
    let last = there.as_ref().and_then(|row| row.told_at);
    let asks = event.progress_requests.is_some() && rules::is_asked_about(event.standing());
    if !asks || !rules::is_digest_due(event.time_zone, last, w.now()) {
        return Ok(0);
    }
    let asks_from = there.as_ref().and_then(|row| row.asks_from);
    let row = round::Model { event_id: event.id, told_at: Some(w.now()), asks_from };
    keep(w, row, there.is_some()).await?;
    let reader = language(&event, None);
    let news = news(w, &event, &reader, rules::since(last, w.now())).await?;
    let Some(to) = event.contact_email.as_ref().filter(|_| !news.is_empty()) else { return Ok(0) };
    let head = Letterhead::of(w, event.clone()).await?;
    let sender = head.from_name(&reader);
    let name = event.contact_unit.as_deref().unwrap_or(&sender);
    let body = ProgressDigest::new(head.data(&reader), news);
    let new = NewMail {
        event_id: Some(event.id),
        about: Some(event.id.0),
        from_name: Some(&sender),
        not_after: Some(w.now() + Duration::days(7)),
        ..NewMail::new(to, name, &reader, &body)
    };
    mail::queue(w, &new).await?;
    Ok(1)
}

async fn news(w: &Write, event: &Event, reader: &Language, from: DateTime<Utc>) -> Result<News> {
    let asked = asked(w, event.id, None).await?;
    let open: Vec<&Task> = asked.iter().filter(|task| task.is_open()).collect();
    let theirs: BTreeSet<OrganizationId> =
        open.iter().map(|task| task.addressee.organization_id).collect();
    let names = organizations::service::by_ids(w, theirs.iter().copied()).await?;
    let reached = focal_points::service::active_of(w, &Scope::Everything, theirs.iter().copied());
    let reached: BTreeSet<OrganizationId> =
        reached.await?.into_iter().filter_map(|(point, _)| point.organization_id).collect();
    let about = of_event(event.id, &asked);
    let mut silent = silent(w, event.id, &about, from).await?;
    // Nobody waits for those who have nothing to do, and of the others it is told that they have nobody.
    silent.retain(|id| reached.contains(id));
    let day = |at| local(event.time_zone, at).date();
    let lately = Lately { after: day(from), today: day(w.now()) };
    let words = Words { event, reader, names: &names };
    let due = |is: &dyn Fn(chrono::NaiveDate) -> bool| -> Lines {
        let tasks = open.iter().filter(|task| task.current().due_last_day.is_some_and(is));
        Lines::new(tasks.map(|task| words.task(task)).collect())
    };
    let lonely = theirs.difference(&reached).map(|id| words.organization(*id)).collect();
    Ok(News {
        reported: reported(w, about, from).await?,
        overdue: due(&|day| lately.is_overdue(day)),
        soon: due(&|day| lately.is_soon(day)),
        silent: Lines::new(silent.iter().map(|id| words.organization(*id)).collect()),
        unreachable: Lines::new(lonely),
    })
}

/// With what an event is reported to: what it recommended, and what it asks in the place of another one.
fn of_event(event: EventId, asked: &[Task]) -> Condition {
    use recommendation::Column;
    let elsewhere = asked.iter().filter(|task| task.goes_on()).map(|task| task.current().id);
    let elsewhere: BTreeSet<RecommendationId> = elsewhere.collect();
    Condition::any().add(Column::EventId.eq(event)).add(Column::Id.is_in(elsewhere))
}

/// Who was asked so long ago without a report since, be it that they were asked again, of whom no digest
/// has told. A report of whoever it is counts for the whole organization.
async fn silent(
    w: &Write,
    event: EventId,
    about: &Condition,
    from: DateTime<Utc>,
) -> Result<BTreeSet<OrganizationId>> {
    let patience = Duration::days(SILENT_DAYS);
    let since = from - patience;
    let select = request::Entity::find()
        .select_only()
        .columns([request::Column::OrganizationId, request::Column::WaitingSince])
        .filter(request::Column::EventId.eq(event))
        .filter(request::Column::Status.eq(ProgressRequestStatus::Asked))
        .filter(request::Column::WaitingSince.gt(since))
        .filter(request::Column::WaitingSince.lte(w.now() - patience));
    let asked: Vec<(OrganizationId, Option<DateTime<Utc>>)> = select.into_tuple().all(w).await?;
    let heard = last_heard(w, about.clone(), since).await?;
    let is_silent = |(id, waiting): &(OrganizationId, Option<DateTime<Utc>>)| {
        heard.get(id).is_none_or(|last| waiting.is_some_and(|waiting| *last < waiting))
    };
    Ok(asked.into_iter().filter(is_silent).map(|(id, _)| id).collect())
}

/// When each addressee last reported about these, of those who have done so since then.
async fn last_heard(
    w: &Write,
    about: Condition,
    since: DateTime<Utc>,
) -> Result<BTreeMap<OrganizationId, DateTime<Utc>>> {
    let select = progress::Entity::find()
        .select_only()
        .columns([progress::Column::OrganizationId, progress::Column::At])
        .inner_join(recommendation::Entity)
        .filter(about)
        .filter(progress::Column::OrganizationId.is_not_null())
        .filter(progress::Column::At.gt(since))
        .order_by_asc(progress::Column::At);
    let rows: Vec<(OrganizationId, DateTime<Utc>)> = select.into_tuple().all(w).await?;
    // Of several the last one stays.
    Ok(rows.into_iter().collect())
}

/// How many reports came by link.
async fn reported(w: &Write, about: Condition, from: DateTime<Utc>) -> Result<usize> {
    let select = progress::Entity::find()
        .inner_join(recommendation::Entity)
        .filter(about)
        .filter(progress::Column::FocalPointId.is_not_null())
        .filter(progress::Column::At.gt(from));
    Ok(usize::try_from(select.count(w).await?).unwrap_or(usize::MAX))
}

struct Words<'a> {
    event: &'a Event,
    reader: &'a Language,
    names: &'a BTreeMap<OrganizationId, Organization>,
}

impl Words<'_> {
    fn name(&self, id: OrganizationId) -> String {
        let found = self.names.get(&id).map(|it| it.name_for(self.reader).to_owned());
        found.unwrap_or_default()
    }

    /// As the event made it: how another one says it that was not announced is nobody's business yet.
    fn task(&self, task: &Task) -> ProgressLine {
        ProgressLine {
            number: Some(task.made.number),
            text: Some(shortened(self.event.text_for(&task.made.text, self.reader))),
            until: task.current().due.clone(),
            organization: self.name(task.addressee.organization_id),
        }
    }

    fn organization(&self, id: OrganizationId) -> ProgressLine {
        ProgressLine { number: None, text: None, until: None, organization: self.name(id) }
    }
}
