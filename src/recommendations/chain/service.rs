//! Reading a chain, by a number of queries that does not depend on how long it is.

use std::collections::{BTreeMap, BTreeSet};

use sea_orm::sea_query::{
    CommonTableExpression, Expr, ExprTrait as _, Query, SelectStatement, UnionType, WithClause,
};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
};
use uuid::Uuid;

use super::rules::{reached, reversed};
use super::types::{ChainEvent, ChainLink, ChainRecommendation, LinkKind, RecommendationChain};
use crate::access::Actor;
use crate::db::List;
use crate::error::Result;
use crate::events;
use crate::events::entity::event;
use crate::events::types::LaterMeeting;
use crate::ids::{EventId, RecommendationId};
use crate::recommendations::entity::outcome;
use crate::recommendations::entity::recommendation::{Column, Model};
use crate::recommendations::service::find;
use crate::recommendations::service::reading::{led_to, visible};

/// How many recommendations and how many events are shown.
const MOST: usize = 200;
/// Through how many events that led to others it is looked.
const LOOKED_THROUGH: u64 = 5_000;

/// From where a recommendation came, and what came of it, as far as the caller sees it.
pub async fn chain(
    db: &impl ConnectionTrait,
    by: &Actor,
    id: RecommendationId,
) -> Result<RecommendationChain> {
    let asked = find(db, by, id).await?;
    let line = line(db, [asked.duplicate_of_id.unwrap_or(asked.id)]).await?;
    let mut rows = of_line(db, by, &line).await?;
    let outcomes = outcomes(db, &rows).await?;
    let led = Led::of(db, by).await?;
    let made_at: BTreeSet<EventId> = rows.iter().map(|row| row.event_id).collect();
    let earlier = reached(made_at.iter().copied(), &reversed(&led.steps), MOST);
    rows.extend(origins(db, by, &earlier, &rows).await?);
    let came = outcomes.iter().filter_map(|own| own.event_id);
    let followed = rows.iter().filter_map(|row| row.follow_up_event_id);
    let begun: BTreeSet<EventId> = made_at.into_iter().chain(came).chain(followed).collect();
    let later = reached(begun, &led.steps, MOST);
    let made = rows.iter().map(|row| row.event_id);
    let ids: BTreeSet<EventId> = earlier.into_iter().chain(later).chain(made).collect();
    let more = rows.len() >= MOST || ids.len() > MOST;
    let ids = ids.into_iter().take(MOST);
    let mut events = events::service::by_ids(db, by, ids).await?;
    events.sort_by_key(|event| (event.starts_on, event.id));
    rows.sort_by_key(|row| row.id);
    let links = links(&rows, &outcomes, &events);
    Ok(RecommendationChain {
        recommendation_id: id,
        recommendations: rows.into_iter().map(Into::into).collect(),
        events: events.into_iter().map(Into::into).collect(),
        links,
        more,
    })
}

/// Those that went on in these or in which these went on, from the first to the last, and they.
pub(in crate::recommendations) async fn line(
    db: &impl ConnectionTrait,
    of: impl IntoIterator<Item = RecommendationId>,
) -> Result<Vec<RecommendationId>> {
    let table = "recommendations";
    let first: SelectStatement =
        Query::select().column("id").from(table).and_where(Expr::col("id").is_in(of)).to_owned();
    let link = |column: &'static str| Expr::col((table, column)).equals(("line", "id"));
    let next = Query::select()
        .column((table, "id"))
        .from(table)
        .inner_join("line", link("carried_from_id").or(link("carried_to_id")))
        .to_owned();
    let line = CommonTableExpression::new()
        .query(first.clone().union(UnionType::Distinct, next).to_owned())
        .column("id")
        .table_name("line")
        .to_owned();
    let with = WithClause::new().recursive(true).cte(line).to_owned();
    let select = Query::select().column("id").from("line").limit(MOST as u64).to_owned().with(with);
    let rows = db.query_all(&select).await?;
    let ids: std::result::Result<_, _> = rows.iter().map(|row| row.try_get("", "id")).collect();
    Ok(ids?)
}

/// They, and those that repeat them.
async fn of_line(
    db: &impl ConnectionTrait,
    by: &Actor,
    line: &[RecommendationId],
) -> Result<Vec<Model>> {
    let theirs = Condition::any()
        .add(Column::Id.is_in(line.iter().copied()))
        .add(Column::DuplicateOfId.is_in(line.iter().copied()));
    let select = visible(by).filter(theirs).order_by_asc(Column::Id).limit(MOST as u64);
    Ok(select.all(db).await?)
}

async fn outcomes(db: &impl ConnectionTrait, rows: &[Model]) -> Result<Vec<outcome::Model>> {
    let ids = rows.iter().map(|row| row.id);
    let select = outcome::Entity::find().filter(outcome::Column::RecommendationId.is_in(ids));
    let select = select.order_by_asc(outcome::Column::RecommendationId);
    Ok(select.order_by_asc(outcome::Column::Position).all(db).await?)
}

/// Those of which the events came that made these.
async fn origins(
    db: &impl ConnectionTrait,
    by: &Actor,
    events: &BTreeSet<EventId>,
    rows: &[Model],
) -> Result<Vec<Model>> {
    let which = Condition::any()
        .add(Column::Id.in_subquery(led_to(events.iter().copied())))
        .add(Column::FollowUpEventId.is_in(events.iter().copied()));
    let select = visible(by)
        .filter(which)
        .filter(Column::Id.is_not_in(rows.iter().map(|row| row.id)))
        .order_by_asc(Column::Id)
        .limit(MOST.saturating_sub(rows.len()) as u64);
    Ok(select.all(db).await?)
}

/// The events that led to others which are kept here.
struct Led {
    steps: BTreeMap<EventId, Vec<EventId>>,
}

impl Led {
    async fn of(db: &impl ConnectionTrait, by: &Actor) -> Result<Self> {
        let select = event::Entity::find()
            .select_only()
            .columns([event::Column::Id, event::Column::LeadsTo])
            .filter(events::service::visible(by))
            .filter(event::Column::LeadsTo.ne(List::<LaterMeeting>::default()))
            .order_by_desc(event::Column::Id)
            .limit(LOOKED_THROUGH);
        let rows: Vec<(EventId, List<LaterMeeting>)> = select.into_tuple().all(db).await?;
        let step = |(id, meetings): (EventId, List<LaterMeeting>)| {
            (id, meetings.iter().filter_map(|meeting| meeting.event_id).collect())
        };
        Ok(Self { steps: rows.into_iter().map(step).collect() })
    }
}

fn links(rows: &[Model], outcomes: &[outcome::Model], events: &[event::Model]) -> Vec<ChainLink> {
    let shown: BTreeSet<Uuid> =
        rows.iter().map(|row| row.id.0).chain(events.iter().map(|event| event.id.0)).collect();
    let mut links: Vec<ChainLink> = rows.iter().flat_map(of_row).collect();
    links.extend(outcomes.iter().map(|own| ChainLink {
        title: own.title.clone(),
        dated: own.dated.clone(),
        url: own.url.clone(),
        ..link(LinkKind::CameOfIt, own.recommendation_id.0, own.event_id.map(|id| id.0))
    }));
    for event in events {
        links.extend(event.leads_to.iter().map(|meeting| ChainLink {
            title: Some(meeting.title.clone()),
            dated: meeting.dated.clone(),
            url: meeting.url.clone(),
            ..link(LinkKind::LedTo, event.id.0, meeting.event_id.map(|id| id.0))
        }));
    }
    // What the caller does not see is no part of the chain.
    links.retain(|link| shown.contains(&link.from) && link.to.is_none_or(|to| shown.contains(&to)));
    links
}

fn of_row(row: &Model) -> impl Iterator<Item = ChainLink> {
    let own = row.id.0;
    let made = Some(link(LinkKind::Made, row.event_id.0, Some(own)));
    let carried = row.carried_to_id.map(|to| link(LinkKind::CarriedForward, own, Some(to.0)));
    let repeated = row.duplicate_of_id.map(|first| link(LinkKind::Repeated, first.0, Some(own)));
    let followed = row.follow_up_event_id.map(|to| link(LinkKind::FollowedUp, own, Some(to.0)));
    [made, carried, repeated, followed].into_iter().flatten()
}

fn link(kind: LinkKind, from: Uuid, to: Option<Uuid>) -> ChainLink {
    ChainLink { kind, from, to, title: None, dated: None, url: None }
}

impl From<Model> for ChainRecommendation {
    fn from(row: Model) -> Self {
        Self {
            id: row.id,
            event_id: row.event_id,
            number: row.number,
            text: row.text,
            acceptance: row.acceptance,
            implementation: row.implementation,
        }
    }
}

impl From<event::Model> for ChainEvent {
    fn from(row: event::Model) -> Self {
        Self {
            id: row.id,
            slug: row.slug,
            title: row.title,
            starts_on: row.starts_on,
            status: row.status,
        }
    }
}
