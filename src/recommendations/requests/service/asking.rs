//! Asking focal points how far their organizations are.

use std::collections::BTreeMap;

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

use super::read::{locked, outs};
use super::{LOGGED, Task, find, get, tasks};
use crate::access::Actor;
use crate::audit::{self, Entry};
use crate::clock::random_bytes;
use crate::db::{self, Write};
use crate::error::{AppError, Checks, Kind, Result};
use crate::events::entity::event::Model as Event;
use crate::events::messages::Letterhead;
use crate::events::seats;
use crate::ids::{FocalPointId, OrganizationId, PersonId, ProgressRequestId, RecommendationId};
use crate::mail::{self, MailFilter, NewMail, suppressions};
use crate::organizations;
use crate::people::entity::person::Model as Person;
use crate::people::focal_points::entity::Model as FocalPoint;
use crate::people::messages::person_data;
use crate::people::{self, focal_points};
use crate::recommendations::entity::addressee;
use crate::recommendations::entity::recommendation::Model as Recommendation;
use crate::recommendations::requests::entity::request::{Column, Entity, Model};
use crate::recommendations::requests::messages::{ProgressAsked, TaskData, language, link};
use crate::recommendations::requests::rules;
use crate::recommendations::requests::types::{
    NotAsked, NotAskedReason, ProgressRequestOut, ProgressRequestStatus, UpdateRequest,
    UpdateRequested,
};
use crate::recommendations::rules::STEPS;
use crate::recommendations::service::{addressees, find as find_recommendation};
use crate::text::Language;
use crate::zone::local;

/// How many days a mail that asks may wait before it is worth nothing.
const WORTH_DAYS: i64 = 30;

/// Asks the focal points of the addressees of a recommendation how far they are.
pub async fn request_update(
    w: &Write,
    by: &Actor,
    id: RecommendationId,
    input: &UpdateRequest,
) -> Result<UpdateRequested> {
    let found = find_recommendation(w, by, id).await?;
    if !found.stands_for_itself() {
        return Err(elsewhere());
    }
    let event = asked_about(w, by, &found).await?;
    let addressees = addressees::of(w, id).await?;
    let wanted = wanted(&addressees, input)?;
    let (mut asked, mut not_asked) = (Vec::new(), Vec::new());
    for organization in wanted {
        let mut about: Vec<Task> = tasks(w, event.id, organization).await?;
        about.retain(|task| task.current().id == id);
        if about.is_empty() {
            let reason = NotAskedReason::EventState;
            not_asked.push(NotAsked { organization_id: organization, reason });
            continue;
        }
        let points = focal_points::service::active_of(w, &by.scope, [organization]).await?;
        match reached(w, &event, points).await? {
            Ok(points) => {
                let asking = Asking { organization, tasks: &about, note: input.note.as_deref() };
                asked.extend(ask(w, by, &event, asking, points).await?);
            }
            Err(reason) => not_asked.push(NotAsked { organization_id: organization, reason }),
        }
    }
    if asked.is_empty() {
        return Err(nobody(&not_asked));
    }
    let asked = outs(w, asked).await?;
    Ok(UpdateRequested { recommendation_id: id, asked, not_asked })
}

/// The event about which people are asked, locked: that of the recommendation, or, before it is
/// announced and where it is off, the nearest one from which the recommendation was carried forward and
/// that the caller may see.
async fn asked_about(w: &Write, by: &Actor, row: &Recommendation) -> Result<Event> {
    let own = seats::lock(w, row.event_id).await?;
    if rules::is_asked_about(own.standing()) {
        return Ok(own);
    }
    let mut from = row.carried_from_id;
    for _ in 0..STEPS {
        let Some(id) = from else { break };
        let before = match find_recommendation(w, by, id).await {
            Ok(before) => before,
            Err(error) if error.kind == Kind::NotFound => break,
            Err(error) => return Err(error),
        };
        let event = seats::lock(w, before.event_id).await?;
        if rules::is_asked_about(event.standing()) {
            return Ok(event);
        }
        from = before.carried_from_id;
    }
    rules::check_event(own.standing()).map(|()| own)
}

/// The addressees that are to be asked, or what is wrong with whom is meant.
fn wanted(addressees: &[addressee::Model], input: &UpdateRequest) -> Result<Vec<OrganizationId>> {
    let mut checks = Checks::new();
    checks.extend(rules::note_fault(input.note.as_deref()));
    if let Some(own) = input.organization_id {
        let known = addressees.iter().any(|row| row.organization_id == own);
        let message = "This organization is no addressee of the recommendation.";
        checks.require(known, "organization_id", "no_addressee", message);
        checks.finish()?;
        // Whoever names one wants to hear of it, also where nothing is left to be done.
        return Ok(vec![own]);
    }
    checks.finish()?;
    let open = addressees.iter().filter(|row| addressees::standing(row).is_open());
    let open: Vec<OrganizationId> = open.map(|row| row.organization_id).collect();
    if !open.is_empty() {
        return Ok(open);
    }
    let detail = if addressees.is_empty() {
        "This recommendation has no addressees; record its progress yourself."
    } else {
        "No addressee has anything left to do; name one in organization_id to ask all the same."
    };
    Err(AppError::conflict("progress_request.nothing_open", detail))
}

fn elsewhere() -> AppError {
    AppError::conflict(
        "progress_request.elsewhere",
        "Another recommendation is in the place of this one (duplicate_of, carried_to); request an \
         update of that one.",
    )
}

fn nobody(not_asked: &[NotAsked]) -> AppError {
    let has = |reason| not_asked.iter().any(|it| it.reason == reason);
    if has(NotAskedReason::MailedEnough) {
        let most = mail::MOST_ON_REQUEST;
        let detail = format!("They were written to {most} times within a day; try tomorrow.");
        return AppError::conflict("progress_request.mailed_enough", detail);
    }
    if has(NotAskedReason::NoAddress) {
        let detail = "No focal point has an address that gets mail; /mail/suppressions says more.";
        return AppError::conflict("progress_request.no_address", detail);
    }
    if has(NotAskedReason::EventState) {
        let detail = "The event is a draft or cancelled, and the one before it recommended this to \
                      none of them; publish the event first.";
        return AppError::conflict("progress_request.event_state", detail);
    }
    let detail =
        "No active focal point of an addressee can be written to; add one at /focal-points.";
    AppError::conflict("progress_request.no_focal_point", detail)
}

/// Somebody who can be asked.
pub(super) type Point = (FocalPoint, Person);

/// Those of the focal points whom a mail reaches, or why it reaches none.
async fn reached(
    w: &Write,
    event: &Event,
    points: Vec<Point>,
) -> Result<Result<Vec<Point>, NotAskedReason>> {
    if points.is_empty() {
        return Ok(Err(NotAskedReason::NoFocalPoint));
    }
    let with_address = reaching(w, points).await?;
    if with_address.is_empty() {
        return Ok(Err(NotAskedReason::NoAddress));
    }
    let known = of_points(w, event, &with_address).await?;
    let mut left = Vec::with_capacity(with_address.len());
    for (point, person) in with_address {
        let row = known.get(&point.id.0);
        let enough = match row {
            Some(row) => is_enough(w, row.id, person.id).await?,
            None => false,
        };
        if !enough {
            left.push((point, person));
        }
    }
    Ok(if left.is_empty() { Err(NotAskedReason::MailedEnough) } else { Ok(left) })
}

/// Those of them whom a mail reaches.
pub(super) async fn reaching(w: &Write, points: Vec<Point>) -> Result<Vec<Point>> {
    let mut reached = Vec::with_capacity(points.len());
    for (point, person) in points {
        let Some(email) = &person.email else { continue };
        if !suppressions::is_closed(w, email).await? {
            reached.push((point, person));
        }
    }
    Ok(reached)
}

/// Whether somebody was written to often enough about a request; what others were told of it, such as
/// the contact of the event, is no mail of theirs.
pub(super) async fn is_enough(w: &Write, id: ProgressRequestId, person: PersonId) -> Result<bool> {
    let letters =
        MailFilter { about: Some(id.0), person_id: Some(person), ..MailFilter::default() };
    mail::is_enough(w, &letters).await
}

/// The requests that there are to these focal points about an event, held until the write ends.
pub(super) async fn of_points(
    w: &Write,
    event: &Event,
    points: &[Point],
) -> Result<BTreeMap<Uuid, Model>> {
    let ids = points.iter().map(|(point, _)| point.id);
    let select = Entity::find().filter(Column::EventId.eq(event.id));
    let select = select.filter(Column::FocalPointId.is_in(ids)).lock_exclusive();
    let rows = select.all(w).await?.into_iter();
    let is_theirs = |row: &Model| {
        let stands_for = |(point, _): &Point| {
            point.id == row.focal_point_id && point.organization_id == Some(row.organization_id)
        };
        points.iter().any(stands_for)
    };
    Ok(rows.filter(is_theirs).map(|row| (row.focal_point_id.0, row)).collect())
}

/// What is asked of an organization.
#[derive(Clone, Copy)]
pub(super) struct Asking<'a> {
    pub organization: OrganizationId,
    pub tasks: &'a [Task],
    pub note: Option<&'a str>,
}

/// Asks these focal points, whom the event knows from now on: one mail each. The event is locked.
pub(super) async fn ask(
    w: &Write,
    by: &Actor,
    event: &Event,
    asking: Asking<'_>,
    points: Vec<Point>,
) -> Result<Vec<Model>> {
    let mut known = of_points(w, event, &points).await?;
    let mut rows = Vec::with_capacity(points.len());
    for (point, _) in &points {
        let row = match known.remove(&point.id.0) {
            Some(row) => again(w, row).await?,
            None => db::insert(w, first(w, event, asking.organization, point)?).await?,
        };
        let entry = Entry::new("progress_request.send", LOGGED, row.id).of(event.id);
        audit::record(w, by, &entry).await?;
        rows.push(row);
    }
    let people: Vec<Person> = points.into_iter().map(|(_, person)| person).collect();
    let ids: Vec<PersonId> = people.iter().map(|person| person.id).collect();
    people::service::known_to_many(w, &ids, event.id).await?;
    write_letters(w, event, asking, &rows, &people).await?;
    Ok(rows)
}

fn first(
    w: &Write,
    event: &Event,
    organization: OrganizationId,
    point: &FocalPoint,
) -> Result<Model> {
    Ok(Model {
        id: w.new_id(),
        version: 1,
        event_id: event.id,
        organization_id: organization,
        focal_point_id: point.id,
        status: ProgressRequestStatus::Asked,
        times_asked: 1,
        link_id: Uuid::from_bytes(random_bytes()?),
        link_generation: 0,
        asked_at: Some(w.now()),
        waiting_since: Some(w.now()),
        answered_at: None,
        created_at: w.now(),
        updated_at: w.now(),
    })
}

async fn again(w: &Write, mut row: Model) -> Result<Model> {
    row.status = ProgressRequestStatus::Asked;
    row.times_asked += 1;
    row.asked_at = Some(w.now());
    row.waiting_since = row.waiting_since.or(Some(w.now()));
    save(w, row).await
}

pub(super) async fn save(w: &Write, mut row: Model) -> Result<Model> {
    row.version += 1;
    row.updated_at = w.now();
    db::update(w, row).await
}

async fn write_letters(
    w: &Write,
    event: &Event,
    asking: Asking<'_>,
    rows: &[Model],
    people: &[Person],
) -> Result<()> {
    let head = Letterhead::of(w, event.clone()).await?;
    let organization = organizations::service::find(w, asking.organization).await?;
    let today = local(event.time_zone, w.now()).date();
    let letter = |person: &Person| {
        let reader: Language = language(event, Some(person));
        let data = |task: &Task| TaskData::of(task, event, &reader, today);
        let body = ProgressAsked::new(
            head.data(&reader),
            person_data(person),
            organization.name_for(&reader),
            asking.note,
            asking.tasks.iter().map(data).collect(),
        );
        (head.from_name(&reader), reader, body)
    };
    let letters: Vec<(String, Language, ProgressAsked)> = people.iter().map(letter).collect();
    let mut mails = Vec::with_capacity(people.len());
    for ((person, row), (sender, reader, body)) in people.iter().zip(rows).zip(&letters) {
        let Some(to) = &person.email else { continue };
        mails.push(NewMail {
            person_id: Some(person.id),
            event_id: Some(event.id),
            about: Some(row.id.0),
            from_name: Some(sender),
            reply_to: head.reply_to(),
            links: vec![("report", link(row))],
            not_after: Some(w.now() + chrono::Duration::days(WORTH_DAYS)),
            ..NewMail::new(to, &person.full_name, reader, body)
        });
    }
    mail::queue_many(w, &mails).await.map(drop)
}

/// Takes a request back: its link is dead from now on, and a mail still queued is not sent.
pub async fn revoke(w: &Write, by: &Actor, id: ProgressRequestId) -> Result<ProgressRequestOut> {
    let found = find(w, by, id).await?;
    let mut row = locked(w, found.id).await?;
    if row.status == ProgressRequestStatus::Revoked {
        let detail = "This progress request is revoked already; request an update to ask again.";
        return Err(AppError::conflict("progress_request.state", detail));
    }
    row.status = ProgressRequestStatus::Revoked;
    row.waiting_since = None;
    row.link_generation += 1;
    let row = save(w, row).await?;
    mail::cancel_queued_about(w, row.id.0).await?;
    let entry = Entry::new("progress_request.revoke", LOGGED, row.id).of(row.event_id);
    audit::record(w, by, &entry).await?;
    get(w, row).await
}

/// Calls off what waits to be sent to a focal point who is one for `still` at most: their other links
/// open nothing.
pub async fn call_off(w: &Write, point: FocalPointId, still: Option<OrganizationId>) -> Result<()> {
    let mut select = Entity::find().select_only().column(Column::Id);
    select = select.filter(Column::FocalPointId.eq(point));
    if let Some(organization) = still {
        select = select.filter(Column::OrganizationId.ne(organization));
    }
    let dead: Vec<ProgressRequestId> = select.into_tuple().all(w).await?;
    for id in dead {
        mail::cancel_queued_about(w, id.0).await?;
    }
    Ok(())
}

/// Whether a request opens anything: its focal point is one still, and for this organization.
pub async fn is_alive(db: &impl ConnectionTrait, event: &Event, row: &Model) -> Result<bool> {
    let point = focal_points::service::find_unscoped(db, row.focal_point_id).await?;
    let stands = point.active && point.organization_id == Some(row.organization_id);
    Ok(stands
        && row.status != ProgressRequestStatus::Revoked
        && rules::is_asked_about(event.standing()))
}
