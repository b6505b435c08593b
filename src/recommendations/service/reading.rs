//! Finding and listing recommendations.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::sea_query::{ExprTrait as _, Query, SelectStatement, SimpleExpr};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DatabaseConnection, DbBackend, EntityTrait,
    PaginatorTrait, QueryFilter, QuerySelect, Select,
};

use super::addressees;
use super::beside::{self, Beside};
use crate::access::{Actor, Scope, programmes_below};
use crate::countries::CountryCode;
use crate::db::json;
use crate::db::page::{PageQuery, Paged};
use crate::error::{AppError, Result};
use crate::events;
use crate::ids::{EventId, OrganizationId, ProgrammeId, RecommendationId};
use crate::organizations;
use crate::recommendations::entity::recommendation::{Column, Entity, Model};
use crate::recommendations::entity::{addressee, outcome};
use crate::recommendations::rules::{self, OPEN, Standing};
use crate::recommendations::table::Row;
use crate::recommendations::types::{
    Acceptance, RecommendationFilter, RecommendationOut, RecommendationSource,
};
use crate::zone::{TimeZone, local};

pub(in crate::recommendations) fn visible(by: &Actor) -> Select<Entity> {
    match &by.scope {
        Scope::Everything => Entity::find(),
        Scope::Limited { events, .. } => {
            Entity::find().filter(Column::EventId.is_in(events.iter().copied()))
        }
    }
}

/// One recommendation.
pub async fn find(db: &impl ConnectionTrait, by: &Actor, id: RecommendationId) -> Result<Model> {
    let found = visible(by).filter(Column::Id.eq(id)).one(db).await?;
    found.ok_or_else(|| AppError::not_found("recommendation"))
}

/// One recommendation as callers see it at `now`.
pub async fn get(
    db: &impl ConnectionTrait,
    by: &Actor,
    now: DateTime<Utc>,
    id: RecommendationId,
) -> Result<RecommendationOut> {
    let row = find(db, by, id).await?;
    out(db, by, now, row).await
}

/// Whether any recommendation names an organization as a counterpart.
pub async fn has_counterpart(db: &impl ConnectionTrait, id: OrganizationId) -> Result<bool> {
    let naming = Entity::find().filter(counterpart(db.get_database_backend(), id));
    Ok(naming.count(db).await? > 0)
}

fn counterpart(backend: DbBackend, id: OrganizationId) -> SimpleExpr {
    json::names(backend, Column::Counterparts, "organization_id", id.0)
}

/// A page of the recommendations of an event.
pub async fn list_of_event(
    db: &DatabaseConnection,
    by: &Actor,
    now: DateTime<Utc>,
    event_id: EventId,
    query: (&PageQuery, &RecommendationFilter),
) -> Result<Paged<RecommendationOut>> {
    events::service::find(db, by, event_id).await?;
    select(db, by, now, visible(by).filter(Column::EventId.eq(event_id)), query).await
}

/// A page of the recommendations of all events.
pub async fn list(
    db: &DatabaseConnection,
    by: &Actor,
    now: DateTime<Utc>,
    page: &PageQuery,
    filter: &RecommendationFilter,
) -> Result<Paged<RecommendationOut>> {
    select(db, by, now, visible(by), (page, filter)).await
}

async fn select(
    db: &DatabaseConnection,
    by: &Actor,
    now: DateTime<Utc>,
    select: Select<Entity>,
    (page, filter): (&PageQuery, &RecommendationFilter),
) -> Result<Paged<RecommendationOut>> {
    let select = matching(db, now, select, (page, filter)).await?;
    let found = page.fetch(db, select, Column::Id, &[("number", Column::Number)]).await?;
    let items = shown_all(db, by, now, found.items).await?;
    Ok(Paged { items, next_cursor: found.next_cursor })
}

/// Rows as callers see them at `now`, by four queries.
pub(super) async fn shown_all(
    db: &impl ConnectionTrait,
    by: &Actor,
    now: DateTime<Utc>,
    rows: Vec<Model>,
) -> Result<Vec<RecommendationOut>> {
    let ids: Vec<RecommendationId> = rows.iter().map(|row| row.id).collect();
    let mut all = beside::of_all(db, by, &ids).await?;
    let zones = zones(db, rows.iter().map(|row| row.event_id)).await?;
    let one = |row: Model| {
        let own = all.remove(&row.id).unwrap_or_default();
        let zone = zones.get(&row.event_id).copied().unwrap_or(TimeZone::UTC);
        shown(row, own, local(zone, now).date())
    };
    Ok(rows.into_iter().map(one).collect())
}

/// What the filters leave.
async fn matching(
    db: &DatabaseConnection,
    now: DateTime<Utc>,
    select: Select<Entity>,
    (page, filter): (&PageQuery, &RecommendationFilter),
) -> Result<Select<Entity>> {
    let mut select = select
        .filter(page.matching(Column::Search))
        .filter(condition(db.get_database_backend(), filter));
    if let Some(programme) = filter.programme_id {
        let below = programmes_below(db, &[programme]).await?;
        select = select.filter(Column::EventId.in_subquery(of_programmes(&below)));
    }
    if let Some(wanted) = filter.overdue {
        let overdue = overdue(db, now).await?;
        select = select.filter(if wanted { overdue } else { overdue.not() });
    }
    Ok(select)
}

pub(super) fn of_programmes(programmes: &[ProgrammeId]) -> SelectStatement {
    use events::entity::event;
    Query::select()
        .column(event::Column::Id)
        .from(event::Entity)
        .and_where(event::Column::ProgrammeId.is_in(programmes.iter().copied()))
        .to_owned()
}

/// All recommendations that the filters leave and not one page of them, for a table: each with its
/// addressees, in their order, and the names of all that are named.
pub async fn whole(
    db: &DatabaseConnection,
    by: &Actor,
    now: DateTime<Utc>,
    event_id: Option<EventId>,
    (page, filter): (&PageQuery, &RecommendationFilter),
) -> Result<Vec<Row>> {
    let select = match event_id {
        Some(id) => {
            events::service::find(db, by, id).await?;
            visible(by).filter(Column::EventId.eq(id))
        }
        None => visible(by),
    };
    let select = matching(db, now, select, (page, filter)).await?;
    let rows = page.whole(select, Column::Id, &[("number", Column::Number)]).all(db).await?;
    let mut addressees: BTreeMap<RecommendationId, Vec<addressee::Model>> = BTreeMap::new();
    let ids: Vec<RecommendationId> = rows.iter().map(|row| row.id).collect();
    for chunk in ids.chunks(CHUNK) {
        for row in addressees::of_all(db, chunk.iter().copied()).await? {
            addressees.entry(row.recommendation_id).or_default().push(row);
        }
    }
    let events: BTreeSet<EventId> = rows.iter().map(|row| row.event_id).collect();
    let events = events::service::by_ids(db, by, events).await?;
    let events: BTreeMap<EventId, _> = events.into_iter().map(|event| (event.id, event)).collect();
    let named: BTreeSet<OrganizationId> =
        addressees.values().flatten().map(|row| row.organization_id).collect();
    let organizations = organizations::service::by_ids(db, named).await?;
    let mut all = Vec::with_capacity(rows.len());
    for row in rows {
        let Some(event) = events.get(&row.event_id) else { continue };
        let own = addressees.remove(&row.id).unwrap_or_default();
        let today = local(event.time_zone, now).date();
        let (event, name) = (event.clone(), |id| organizations.get(&id).cloned());
        let beside = Beside { addressees: own.clone(), ..Beside::default() };
        let shown = shown(row, beside, today);
        if own.is_empty() {
            all.push(Row { event, recommendation: shown, addressee: None });
            continue;
        }
        for addressee in own {
            let organization = name(addressee.organization_id);
            let addressee = Some((addressee, organization));
            all.push(Row { event: event.clone(), recommendation: shown.clone(), addressee });
        }
    }
    Ok(all)
}

/// How many rows a statement asks for; SQLite binds at most 32,766 values.
pub(super) const CHUNK: usize = 5_000;

fn condition(backend: DbBackend, filter: &RecommendationFilter) -> Condition {
    let country = filter.country.as_ref().map(|own| {
        Condition::any()
            .add(Column::SourceCountry.eq(own.clone()))
            .add(Column::ProposedCountry.eq(own.clone()))
            .add(Column::Id.in_subquery(addressed(of_country(own))))
    });
    let all = Condition::all()
        .add_option(filter.event_id.map(|own| Column::EventId.eq(own)))
        .add_option(filter.category.as_ref().map(|own| Column::Category.eq(own)))
        .add_option(filter.follow_up_event_id.map(|own| Column::FollowUpEventId.eq(own)))
        .add_option(filter.panel_id.map(|own| Column::SourcePanelId.eq(own)))
        .add_option(filter.person_id.map(|own| Column::SourcePersonId.eq(own)))
        .add_option(filter.cluster.as_ref().map(|own| json::has(backend, Column::Clusters, own)))
        .add_option(
            filter.sdg_target.as_ref().map(|own| json::has(backend, Column::SdgTargets, own)),
        )
        .add_option(filter.duplicates.map(|own| is_given(Column::DuplicateOfId, own)))
        .add_option(filter.duplicate_of.map(|own| Column::DuplicateOfId.eq(own)))
        .add_option(filter.carried_forward.map(|own| is_given(Column::CarriedToId, own)))
        .add_option(filter.outcome_event_id.map(|own| Column::Id.in_subquery(led_to([own]))))
        .add_option(filter.due_from.map(|day| Column::DueLastDay.gte(day)))
        .add_option(filter.due_until.map(|day| Column::DueLastDay.lte(day)))
        .add_option(filter.counterpart_id.map(|own| counterpart(backend, own)))
        .add_option(country);
    let Some(organization) = filter.organization_id else {
        return all
            .add_option(filter.acceptance.map(|own| Column::Acceptance.eq(own)))
            .add_option(filter.implementation.map(|own| Column::Implementation.eq(own)));
    };
    let own = Condition::all()
        .add(addressee::Column::OrganizationId.eq(organization))
        .add_option(filter.acceptance.map(|own| addressee::Column::Acceptance.eq(own)))
        .add_option(filter.implementation.map(|own| addressee::Column::Implementation.eq(own)));
    all.add(Column::Id.in_subquery(addressed(own)))
}

fn is_given(column: Column, wanted: bool) -> SimpleExpr {
    if wanted { column.is_not_null() } else { column.is_null() }
}

/// The recommendations of which one of these events came.
pub(in crate::recommendations) fn led_to(
    events: impl IntoIterator<Item = EventId>,
) -> SelectStatement {
    Query::select()
        .column(outcome::Column::RecommendationId)
        .from(outcome::Entity)
        .and_where(outcome::Column::EventId.is_in(events))
        .to_owned()
}

/// What [`Model::stands_for_itself`] says, for the database.
pub(in crate::recommendations) fn stands_for_itself() -> Condition {
    Condition::all().add(Column::DuplicateOfId.is_null()).add(Column::CarriedToId.is_null())
}

/// The addressee is an organization of a country.
fn of_country(country: &CountryCode) -> Condition {
    use organizations::entity as organization;
    let theirs = Query::select()
        .column(organization::Column::Id)
        .from(organization::Entity)
        .and_where(organization::Column::Country.eq(country.clone()))
        .to_owned();
    Condition::all().add(addressee::Column::OrganizationId.in_subquery(theirs))
}

/// The recommendations with an addressee of which `which` holds.
fn addressed(which: Condition) -> SelectStatement {
    Query::select()
        .column(addressee::Column::RecommendationId)
        .from(addressee::Entity)
        .cond_where(which)
        .to_owned()
}

/// What [`rules::overdue`] says, for the database. Which day it is depends on the event's zone, and
/// all zones together know at most three days at a time.
async fn overdue(db: &DatabaseConnection, now: DateTime<Utc>) -> Result<Condition> {
    use events::entity::event;
    let zones = event::Entity::find().select_only().column(event::Column::TimeZone).distinct();
    let zones: Vec<TimeZone> = zones.into_tuple().all(db).await?;
    let mut days: BTreeMap<NaiveDate, Vec<TimeZone>> = BTreeMap::new();
    for zone in zones {
        days.entry(local(zone, now).date()).or_default().push(zone);
    }
    let mut passed = Condition::any().add(Column::Id.is_null());
    for (today, zones) in days {
        let events = Query::select()
            .column(event::Column::Id)
            .from(event::Entity)
            .and_where(event::Column::TimeZone.is_in(zones))
            .to_owned();
        let late = Column::DueLastDay.lt(today).and(Column::EventId.in_subquery(events));
        passed = passed.add(late);
    }
    Ok(Condition::all()
        .add(Column::DueLastDay.is_not_null())
        .add(passed)
        .add(stands_for_itself())
        .add(open()))
}

/// What [`Standing::is_open`] says of an addressee, for the database.
pub(in crate::recommendations) fn is_open() -> Condition {
    Condition::all()
        .add(addressee::Column::Implementation.is_in(OPEN))
        .add(addressee::Column::Acceptance.ne(Acceptance::Rejected))
}

/// Something is still to be done for somebody.
fn open() -> Condition {
    let own = Condition::all()
        .add(Column::Id.not_in_subquery(addressed(Condition::all())))
        .add(Column::Implementation.is_in(OPEN))
        .add(Column::Acceptance.ne(Acceptance::Rejected));
    Condition::any().add(Column::Id.in_subquery(addressed(is_open()))).add(own)
}

async fn zones(
    db: &impl ConnectionTrait,
    ids: impl Iterator<Item = EventId>,
) -> Result<BTreeMap<EventId, TimeZone>> {
    use events::entity::event::{Column, Entity};
    let ids: BTreeSet<EventId> = ids.collect();
    let select = Entity::find().select_only().columns([Column::Id, Column::TimeZone]);
    let zones: Vec<(EventId, TimeZone)> =
        select.filter(Column::Id.is_in(ids)).into_tuple().all(db).await?;
    Ok(zones.into_iter().collect())
}

/// A row as callers see it at `now`.
pub(super) async fn out(
    db: &impl ConnectionTrait,
    by: &Actor,
    now: DateTime<Utc>,
    row: Model,
) -> Result<RecommendationOut> {
    let shown = shown_all(db, by, now, vec![row]).await?;
    shown.into_iter().next().ok_or_else(|| AppError::not_found("recommendation"))
}

fn shown(row: Model, beside: Beside, today: NaiveDate) -> RecommendationOut {
    let Beside { addressees, outcomes, duplicates } = beside;
    let mut standings: Vec<Standing> = addressees.iter().map(addressees::standing).collect();
    if standings.is_empty() {
        standings.push(Standing::of(&row));
    }
    let is_asked_about = row.stands_for_itself();
    RecommendationOut {
        id: row.id,
        version: row.version,
        event_id: row.event_id,
        number: row.number,
        text: row.text,
        category: row.category,
        source: RecommendationSource {
            panel_id: row.source_panel_id,
            person_id: row.source_person_id,
            country: row.source_country,
        },
        addressees: addressees.into_iter().map(Into::into).collect(),
        acceptance: row.acceptance,
        implementation: row.implementation,
        counterparts: row.counterparts.0,
        proposed_country: row.proposed_country,
        overdue: is_asked_about && rules::overdue(row.due.as_ref(), &standings, today),
        due: row.due,
        follow_up_event_id: row.follow_up_event_id,
        clusters: row.clusters.0,
        sdg_targets: row.sdg_targets.0,
        came_of_it: outcomes,
        duplicate_of: row.duplicate_of_id,
        duplicates,
        carried_from: row.carried_from_id,
        carried_to: row.carried_to_id,
        created_at: row.created_at,
        updated_at: row.updated_at,
    }
}
