//! Reading the overview of a programme.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use sea_orm::sea_query::{Expr, ExprTrait as _, Query, SelectStatement};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DatabaseConnection, EntityTrait, JoinType, QueryFilter,
    QueryOrder, QuerySelect, QueryTrait as _, RelationTrait as _, Select,
};

use super::rules;
use super::types::{OverviewEvent, ProgrammeOverview, Returning, ReturningPerson};
use crate::access::Actor;
use crate::error::Result;
use crate::evaluations::rules::scores::percent;
use crate::ids::{EventId, PersonId, ProgrammeId};
use crate::invitations::entity as invitation;
use crate::people::entity::person;
use crate::programmes;
use crate::programmes::entity::programme::Model as Programme;
use crate::recommendations::dashboard;
use crate::recommendations::dashboard::types::RecommendationsDashboard;
use crate::recommendations::entity::recommendation;
use crate::registrations::entity::{self as registration, Column, Entity};
use crate::registrations::types::RegistrationStatus;
use crate::reports::across::events::{Counted, counted, events_of};
use crate::reports::across::rules::{Period, is_held};
use crate::reports::rules::APART;

/// How many of those who came back are named.
const NAMED: u64 = 200;

/// What is on record of a programme.
pub struct Seen {
    /// The programme.
    pub programme: Programme,
    /// Its events, in their order.
    pub(super) lines: Vec<Line>,
    /// Who came back.
    pub people: Returning,
    /// How its recommendations stand.
    pub recommendations: RecommendationsDashboard,
    /// As of when.
    pub now: DateTime<Utc>,
}

/// An event with what is counted of it.
pub(super) struct Line {
    /// What is kept counted of it.
    pub counted: Counted,
    /// To how many people an invitation went out.
    pub invited: i64,
    /// How many recommendations it made.
    pub recommendations: i64,
    /// Whether it is held.
    pub held: bool,
}

/// Reads the overview of a programme as of `now`.
pub async fn read(
    db: &DatabaseConnection,
    by: &Actor,
    id: ProgrammeId,
    now: DateTime<Utc>,
) -> Result<Seen> {
    let programme = programmes::service::find(db, by, id).await?;
    let events = events_of(db, by, id, &Period::default()).await?;
    let ids: Vec<EventId> = events.iter().map(|event| event.id).collect();
    let held = events.iter().filter(|event| is_held(event, now)).map(|event| event.id);
    let people = returning(db, &held.collect::<Vec<_>>()).await?;
    let mut invited = invited(db, &ids).await?;
    let mut recommended = recommended(db, &ids).await?;
    let line = |counted: Counted| Line {
        invited: invited.remove(&counted.event.id).unwrap_or_default(),
        recommendations: recommended.remove(&counted.event.id).unwrap_or_default(),
        held: is_held(&counted.event, now),
        counted,
    };
    let lines = counted(db, events).await?.into_iter().map(line).collect();
    let recommendations = dashboard::service::dashboard(db, by, now, id).await?;
    Ok(Seen { programme, lines, people, recommendations, now })
}

/// To how many people invitations went out, by event.
async fn invited(db: &impl ConnectionTrait, events: &[EventId]) -> Result<BTreeMap<EventId, i64>> {
    use invitation::{Column, Entity};
    let select = Entity::find()
        .select_only()
        .column(Column::EventId)
        .expr_as(Column::Id.count(), "count")
        .filter(Column::EventId.is_in(events.iter().copied()))
        .filter(Column::SentAt.is_not_null())
        .group_by(Column::EventId);
    let rows: Vec<(EventId, i64)> = select.into_tuple().all(db).await?;
    Ok(rows.into_iter().collect())
}

/// How many recommendations were made, by event: neither those that repeat another one, nor those that go
/// on from an earlier event.
async fn recommended(
    db: &impl ConnectionTrait,
    events: &[EventId],
) -> Result<BTreeMap<EventId, i64>> {
    use recommendation::{Column, Entity};
    let select = Entity::find()
        .select_only()
        .column(Column::EventId)
        .expr_as(Column::Id.count(), "count")
        .filter(Column::EventId.is_in(events.iter().copied()))
        .filter(Column::DuplicateOfId.is_null())
        .filter(Column::CarriedFromId.is_null())
        .group_by(Column::EventId);
    let rows: Vec<(EventId, i64)> = select.into_tuple().all(db).await?;
    Ok(rows.into_iter().collect())
}

/// The registrations of those who took part in some events.
fn taking_part(events: &[EventId]) -> Select<Entity> {
    Entity::find()
        .select_only()
        .filter(Column::EventId.is_in(events.iter().copied()))
        .filter(Column::Status.eq(RegistrationStatus::Confirmed))
        .filter(Column::Role.is_not_in(APART))
}

/// In how many events somebody took part.
fn times() -> Expr {
    Expr::cust("COUNT(DISTINCT registrations.event_id)")
}

async fn returning(db: &impl ConnectionTrait, events: &[EventId]) -> Result<Returning> {
    let each = |select: Select<Entity>| select.column(Column::PersonId).group_by(Column::PersonId);
    let back = |select: Select<Entity>| each(select).having(times().gt(1));
    let people = number(db, each(taking_part(events)).into_query()).await?;
    let came_back = number(db, back(taking_part(events)).into_query()).await?;
    let named = back(taking_part(events))
        .column(person::Column::FullName)
        .expr_as(times(), "events")
        .join(JoinType::InnerJoin, registration::Relation::Person.def())
        .group_by(person::Column::FullName)
        .group_by(person::Column::NameSort)
        .order_by_desc(times())
        .order_by_asc(person::Column::NameSort)
        .order_by_asc(Column::PersonId)
        .limit(NAMED);
    let named: Vec<(PersonId, String, i64)> = named.into_tuple().all(db).await?;
    let person = |(person_id, full_name, events)| ReturningPerson { person_id, full_name, events };
    Ok(Returning {
        people,
        came_back,
        came_back_percent: (people > 0).then(|| percent(came_back, people)),
        named: named.into_iter().map(person).collect(),
    })
}

/// How many rows a query gives.
async fn number(db: &impl ConnectionTrait, of: SelectStatement) -> Result<i64> {
    let count = Query::select()
        .expr_as(Expr::cust("COUNT(*)"), "count")
        .from_subquery(of, "counted")
        .to_owned();
    let row = db.query_one(&count).await?;
    Ok(row.map(|row| row.try_get("", "count")).transpose()?.unwrap_or_default())
}

/// The overview as callers see it.
pub fn shown(seen: Seen) -> ProgrammeOverview {
    let held = seen.lines.iter().filter(|line| line.held);
    let countries = rules::countries(held.map(|line| &line.counted.by_country));
    let event = |line: Line| {
        let Counted { event, confirmed, participants, came, by_country } = line.counted;
        OverviewEvent {
            event_id: event.id,
            programme_id: event.programme_id,
            sequence_number: event.sequence_number,
            status: event.standing_at(seen.now),
            title: event.title,
            starts_on: event.starts_on,
            ends_on: event.ends_on,
            held: line.held,
            invited: line.invited,
            confirmed,
            participants,
            attended: came,
            countries: by_country.keys().filter_map(|code| code.parse().ok()).collect(),
            recommendations: line.recommendations,
        }
    };
    ProgrammeOverview {
        programme_id: seen.programme.id,
        events: seen.lines.into_iter().map(event).collect(),
        people: seen.people,
        countries,
        recommendations: seen.recommendations,
    }
}
