//! What the clock does: forms are opened and closed, people are asked and reminded, a chunk a write.

use std::time::Duration as StdDuration;

use chrono::{DateTime, Duration, TimeDelta, Utc};
use sea_orm::sea_query::{Expr, Query, SelectStatement};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, Condition, ConnectionTrait, EntityTrait, IntoActiveModel,
    QueryFilter, QueryOrder, QuerySelect, QueryTrait, Select, SelectTwo,
};
use uuid::Uuid;

use super::{answering, moves, read};
use crate::access::Actor;
use crate::attendance::entity::attendance;
use crate::clock::random_bytes;
use crate::db::{Database, Write};
use crate::error::Result;
use crate::evaluations::entity::evaluation::{Column, Entity, Model};
use crate::evaluations::entity::invitee;
use crate::evaluations::messages::{self, Asking};
use crate::evaluations::rules;
use crate::evaluations::types::{EvaluationKind, EvaluationStatus};
use crate::events::entity::event::{self, Model as Event};
use crate::events::messages::Letterhead;
use crate::events::seats;
use crate::follow_ups::rules::{Lateness, lateness};
use crate::ids::{EvaluationId, EventId, RegistrationId};
use crate::mail;
use crate::people::entity::person::{self, Model as Person};
use crate::registrations::entity::{self as registration, Model as Registration};
use crate::registrations::types::{ParticipantRole, RegistrationStatus};

/// How many people one write takes: whoever wants to write waits for as long as that takes.
const CHUNK: u64 = 100;
/// Nobody is reminded of what closes so soon.
const LAST_HOURS: i64 = 12;

/// Opens and closes what is due, and writes to those who are to be asked or reminded; how many rows that
/// concerned. What fails for one form is tried again at the next step and holds up no other.
pub async fn step(db: &Database, grace: StdDuration) -> Result<u64> {
    let moving = Entity::find()
        .filter(Column::Status.is_in([EvaluationStatus::Scheduled, EvaluationStatus::Open]))
        .find_also_related(event::Entity)
        .order_by_asc(Column::Id);
    let mut all = 0;
    for (row, event) in moving.all(db.read()).await? {
        let Some(event) = event else { continue };
        let id = row.id;
        match of_one(db, row, &event, grace).await {
            Ok(count) => all += count,
            Err(error) => {
                tracing::error!(evaluation = %id, %error, cause = ?error.cause, "an evaluation cannot go on");
            }
        }
    }
    Ok(all)
}

async fn of_one(db: &Database, row: Model, event: &Event, grace: StdDuration) -> Result<u64> {
    let now = db.clock().now();
    let place = (row.id, event.id);
    let opens = row.opens.and_then(|rule| rules::opens_at(rule, &event.schedule()));
    let mut count = 0;
    if row.status == EvaluationStatus::Scheduled {
        if opens.is_none_or(|at| at > now) || !rules::is_asked_about(event.standing()) {
            return Ok(0);
        }
        count += db.write(move |w| async move { begin(&w, place, grace).await }).await?;
    } else if !rules::is_open(&row, now) {
        return db.write(move |w| async move { end(&w, place).await }).await;
    }
    loop {
        let asked = ask_some(db, place, event, &row).await?;
        count += asked;
        if asked == 0 {
            return Ok(count);
        }
    }
}

/// Asks the next who are to be asked, else those who had no address then, else reminds the next who are
/// to be reminded. Whether there are any is looked at outside of the write.
async fn ask_some(db: &Database, place: Place, event: &Event, row: &Model) -> Result<u64> {
    let by_attendance = goes_by_attendance(db.read(), event.id, row.kind).await?;
    let asked = waiting(row, by_attendance).limit(1).one(db.read()).await?;
    if asked.is_some() {
        return db.write(move |w| async move { ask(&w, place).await }).await;
    }
    if found(row).limit(1).one(db.read()).await?.is_some() {
        return db.write(move |w| async move { ask_after_all(&w, place).await }).await;
    }
    let now = db.clock().now();
    let late = unanswered(row, now);
    match late {
        Some(late) if late.clone().limit(1).one(db.read()).await?.is_some() => {
            db.write(move |w| async move { remind(&w, place).await }).await
        }
        _ => Ok(0),
    }
}

type Place = (EvaluationId, EventId);

/// The event, locked, and the form, locked after it.
async fn locked(w: &Write, (id, event): Place) -> Result<(Event, Model)> {
    let event = seats::lock(w, event).await?;
    Ok((event, read::locked(w, id).await?))
}

/// Opens what is due, unless it is too late for it.
async fn begin(w: &Write, place: Place, grace: StdDuration) -> Result<u64> {
    let (event, row) = locked(w, place).await?;
    let due = row.opens.and_then(|rule| rules::opens_at(rule, &event.schedule()));
    let Some(due) = due.filter(|_| row.status == EvaluationStatus::Scheduled) else { return Ok(0) };
    if !rules::is_asked_about(event.standing()) {
        return Ok(0);
    }
    let grace = TimeDelta::from_std(grace).unwrap_or(TimeDelta::MAX);
    let by = &Actor::system("worker");
    match lateness(due, w.now(), grace, None) {
        Lateness::NotYet => return Ok(0),
        Lateness::Send => moves::opened(w, by, row, &event).await?,
        Lateness::Missed => moves::missed(w, by, row).await?,
    };
    Ok(1)
}

async fn end(w: &Write, place: Place) -> Result<u64> {
    let (_, row) = locked(w, place).await?;
    if row.status != EvaluationStatus::Open || rules::is_open(&row, w.now()) {
        return Ok(0);
    }
    moves::closed(w, &Actor::system("worker"), row).await?;
    Ok(1)
}

/// Whether those alone are asked who came: not before the event, and not where nobody took attendance.
async fn goes_by_attendance(
    db: &impl ConnectionTrait,
    event: EventId,
    kind: EvaluationKind,
) -> Result<bool> {
    if kind == EvaluationKind::PreTest {
        return Ok(false);
    }
    let came = attendance::Entity::find()
        .filter(attendance::Column::EventId.eq(event))
        .filter(attendance::Column::Times.gt(0));
    Ok(came.one(db).await?.is_some())
}

/// Those who cannot say any more what they knew before the event, where a form asks for that.
fn too_late(row: &Model) -> Option<SelectStatement> {
    let after = answering::answered_after(row.event_id);
    let after = after.select_only().column(invitee::Column::RegistrationId);
    (row.kind == EvaluationKind::PreTest).then(|| after.into_query())
}

/// Those of an event who take part and were not asked yet.
fn waiting(row: &Model, by_attendance: bool) -> Select<registration::Entity> {
    use registration::Column as C;
    let event = row.event_id;
    let asked = Query::select()
        .column(invitee::Column::RegistrationId)
        .from(invitee::Entity)
        .and_where(invitee::Column::EvaluationId.eq(row.id))
        .to_owned();
    let came = Query::select()
        .column(attendance::Column::RegistrationId)
        .from(attendance::Entity)
        .and_where(attendance::Column::EventId.eq(event))
        .and_where(attendance::Column::Times.gt(0))
        .to_owned();
    let who = Condition::all()
        .add(C::EventId.eq(event))
        .add(C::Status.eq(RegistrationStatus::Confirmed))
        .add(C::Role.ne(ParticipantRole::Organizer))
        .add(C::Id.not_in_subquery(asked))
        .add_option(too_late(row).map(|they| C::Id.not_in_subquery(they)))
        .add_option(by_attendance.then(|| C::Id.in_subquery(came)));
    registration::Entity::find().filter(who).order_by_asc(C::Id)
}

async fn ask(w: &Write, place: Place) -> Result<u64> {
    let (event, row) = locked(w, place).await?;
    if !rules::is_open(&row, w.now()) || !rules::is_asked_about(event.standing()) {
        return Ok(0);
    }
    let by_attendance = goes_by_attendance(w, event.id, row.kind).await?;
    let people =
        waiting(&row, by_attendance).find_also_related(person::Entity).limit(CHUNK).all(w).await?;
    let people = people.into_iter().filter_map(|(own, person)| Some((own, person?)));
    let mut invited: Vec<Invited> = Vec::new();
    for (own, person) in people {
        invited.push((new_invitee(w, row.id, &own, &person)?, own, person));
    }
    if invited.is_empty() {
        return Ok(0);
    }
    let rows = invited.iter().map(|(it, ..)| it.clone().into_active_model().reset_all());
    invitee::Entity::insert_many(rows).exec_without_returning(w).await?;
    write_to(w, &event, &row, &invited, false).await?;
    Ok(invited.len() as u64)
}

/// Those who had no address when they were asked, have one now, and have not answered.
fn found(row: &Model) -> SelectTwo<registration::Entity, person::Entity> {
    use invitee::Column as C;
    let unheard = Query::select()
        .column(C::RegistrationId)
        .from(invitee::Entity)
        .and_where(C::EvaluationId.eq(row.id))
        .and_where_option(too_late(row).map(|they| C::RegistrationId.not_in_subquery(they)))
        .and_where(C::Mailed.eq(false))
        .and_where(C::Answered.eq(false))
        .to_owned();
    registration::Entity::find()
        .find_also_related(person::Entity)
        .filter(registration::Column::Id.in_subquery(unheard))
        .filter(registration::Column::Status.eq(RegistrationStatus::Confirmed))
        .filter(person::Column::Email.is_not_null())
        .order_by_asc(registration::Column::Id)
}

/// They are asked as of now, and reminded so many days after that.
async fn ask_after_all(w: &Write, place: Place) -> Result<u64> {
    let (event, row) = locked(w, place).await?;
    if !rules::is_open(&row, w.now()) || !rules::is_asked_about(event.standing()) {
        return Ok(0);
    }
    let people = found(&row).limit(CHUNK).all(w).await?;
    let ids: Vec<RegistrationId> = people.iter().map(|(own, _)| own.id).collect();
    let of_these = Condition::all()
        .add(invitee::Column::EvaluationId.eq(row.id))
        .add(invitee::Column::RegistrationId.is_in(ids.iter().copied()));
    let done = invitee::Entity::update_many()
        .col_expr(invitee::Column::Mailed, Expr::value(true))
        .col_expr(invitee::Column::CreatedAt, Expr::value(w.now()))
        .filter(of_these.clone());
    done.exec(w).await?;
    let invitees = invitee::Entity::find().filter(of_these).all(w).await?;
    let invited = with_links(&invitees, people);
    write_to(w, &event, &row, &invited, false).await?;
    Ok(ids.len() as u64)
}

/// Those of some people who are asked.
fn with_links(
    invitees: &[invitee::Model],
    people: Vec<(Registration, Option<Person>)>,
) -> Vec<Invited> {
    let with_link = |(own, person): (Registration, Option<Person>)| {
        let mut all = invitees.iter();
        Some((all.find(|it| it.registration_id == own.id)?.clone(), own, person?))
    };
    people.into_iter().filter_map(with_link).collect()
}

/// Somebody who is asked.
type Invited = (invitee::Model, Registration, Person);

fn new_invitee(
    w: &Write,
    evaluation_id: EvaluationId,
    own: &Registration,
    person: &Person,
) -> Result<invitee::Model> {
    Ok(invitee::Model {
        evaluation_id,
        registration_id: own.id,
        link_id: Uuid::from_bytes(random_bytes()?),
        mailed: person.email.is_some(),
        reminded: false,
        answered: false,
        left_meanwhile: false,
        created_at: w.now(),
    })
}

/// Those who were asked long enough ago, have not answered, and were not reminded; none where nobody is.
fn unanswered(row: &Model, now: DateTime<Utc>) -> Option<Select<invitee::Entity>> {
    use invitee::Column as C;
    let soon = now + Duration::hours(LAST_HOURS);
    if row.remind_after_days <= 0 || row.closes_at.is_some_and(|end| end <= soon) {
        return None;
    }
    let before = now - Duration::days(row.remind_after_days.into());
    let who = Condition::all()
        .add(C::EvaluationId.eq(row.id))
        .add(C::Answered.eq(false))
        .add(C::Reminded.eq(false))
        .add(C::Mailed.eq(true))
        .add_option(too_late(row).map(|they| C::RegistrationId.not_in_subquery(they)))
        .add(C::CreatedAt.lte(before));
    Some(invitee::Entity::find().filter(who).order_by_asc(C::RegistrationId))
}

async fn remind(w: &Write, place: Place) -> Result<u64> {
    let (event, row) = locked(w, place).await?;
    if !rules::is_open(&row, w.now()) || !rules::is_asked_about(event.standing()) {
        return Ok(0);
    }
    let Some(late) = unanswered(&row, w.now()) else { return Ok(0) };
    let invitees = late.limit(CHUNK).all(w).await?;
    let ids: Vec<_> = invitees.iter().map(|it| it.registration_id).collect();
    let done = invitee::Entity::update_many()
        .col_expr(invitee::Column::Reminded, Expr::value(true))
        .filter(invitee::Column::EvaluationId.eq(row.id))
        .filter(invitee::Column::RegistrationId.is_in(ids.iter().copied()));
    done.exec(w).await?;
    let people = registration::Entity::find()
        .find_also_related(person::Entity)
        .filter(registration::Column::Id.is_in(ids))
        .filter(registration::Column::Status.eq(RegistrationStatus::Confirmed));
    let invited = with_links(&invitees, people.all(w).await?);
    write_to(w, &event, &row, &invited, true).await?;
    Ok(invitees.len() as u64)
}

async fn write_to(
    w: &Write,
    event: &Event,
    row: &Model,
    invited: &[Invited],
    reminder: bool,
) -> Result<()> {
    let head = Letterhead::of(w, event.clone()).await?;
    let letters: Vec<Asking<'_>> = invited
        .iter()
        .filter(|(_, _, person)| person.email.is_some())
        .map(|(invitee, own, person)| Asking::new(&head, row, (invitee, own, person), reminder))
        .collect();
    let mails: Vec<_> = letters.iter().filter_map(|it| messages::mail(it, &head, row)).collect();
    mail::queue_many(w, &mails).await.map(drop)
}
