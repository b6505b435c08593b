//! Lists of events.

use chrono::{DateTime, TimeDelta, Utc};
use sea_orm::sea_query::{Expr, SimpleExpr};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DatabaseConnection, DbBackend, EntityTrait,
    QueryFilter, QuerySelect, QueryTrait,
};

use super::{out, visible};
use crate::access::Actor;
use crate::db::page::{PageQuery, Paged};
use crate::error::Result;
use crate::events::entity::event::{Column, Entity, Model};
use crate::events::entity::{country, organization};
use crate::events::types::{EventFilter, EventOut, EventStatus};

/// The events to come that remind their invitees by a rule. Not scoped: for the worker.
pub async fn with_reminders(db: &impl ConnectionTrait, now: DateTime<Utc>) -> Result<Vec<Model>> {
    // A day is enough for every zone.
    let ahead = Column::StartsOn.gte((now - TimeDelta::days(1)).date_naive());
    let select = Entity::find().filter(Column::InvitationReminders.is_not_null()).filter(ahead);
    Ok(select.filter(Column::Status.eq(EventStatus::Published)).all(db).await?)
}

/// The events that are over and ask by a rule how far their recommendations are. Not scoped: for the
/// worker.
pub async fn with_progress_requests(
    db: &impl ConnectionTrait,
    now: DateTime<Utc>,
) -> Result<Vec<Model>> {
    use EventStatus::{Archived, Completed, Published};
    let over = Column::EndsOn.lte((now + TimeDelta::days(1)).date_naive());
    let select = Entity::find()
        .filter(Column::ProgressRequests.is_not_null())
        .filter(Column::Status.is_in([Published, Completed, Archived]))
        .filter(Column::CancelledAt.is_null())
        .filter(over);
    Ok(select.all(db).await?)
}

/// The events whose contact wants to be told each day what happened in the register.
pub async fn with_digest(db: &impl ConnectionTrait, now: DateTime<Utc>) -> Result<Vec<Model>> {
    let ahead = Column::EndsOn.gte((now - TimeDelta::days(1)).date_naive());
    let select = Entity::find()
        .filter(Column::Status.eq(EventStatus::Published))
        .filter(Column::RegistrationDigest.eq(true))
        .filter(Column::ContactEmail.is_not_null())
        .filter(ahead);
    let events = select.all(db).await?;
    Ok(events.into_iter().filter(|event| wants_digest(event, now)).collect())
}

/// Whether the contact of an event wants to be told: not once it is over.
pub fn wants_digest(event: &Model, now: DateTime<Utc>) -> bool {
    event.status == EventStatus::Published
        && event.registration_digest
        && event.contact_email.is_some()
        && !event.is_over(now)
}

/// A page of the events that the caller may see.
pub async fn list(
    db: &DatabaseConnection,
    by: &Actor,
    page: &PageQuery,
    filter: &EventFilter,
) -> Result<Paged<EventOut>> {
    let which = condition(db.get_database_backend(), filter);
    let select = Entity::find().filter(visible(by)).filter(page.matching(Column::Search));
    let sorts = [("title", Column::TitleSort), ("starts_on", Column::StartsOn)];
    let page = page.fetch(db, select.filter(which), Column::Id, &sorts).await?;
    Ok(Paged { items: out::all(db, page.items).await?, next_cursor: page.next_cursor })
}

fn condition(backend: DbBackend, filter: &EventFilter) -> Condition {
    Condition::all()
        .add_option(filter.status.map(|status| Column::Status.eq(status)))
        .add_option(filter.kind.map(|kind| Column::Kind.eq(kind)))
        .add_option(filter.programme_id.map(|programme| Column::ProgrammeId.eq(programme)))
        .add_option(filter.access.map(|access| Column::Access.eq(access)))
        .add_option(filter.modality.map(|modality| Column::Modality.eq(modality)))
        .add_option(filter.previous_event_id.map(|event| Column::PreviousEventId.eq(event)))
        .add_option(of_country(filter))
        .add_option(of_organization(filter))
        .add_option(filter.tag.as_ref().map(|tag| tagged(backend, tag)))
        .add_option(filter.from.map(|day| Column::EndsOn.gte(day)))
        .add_option(filter.until.map(|day| Column::StartsOn.lte(day)))
}

/// Held in a country, unless its role is asked for; or of a country with this role.
fn of_country(filter: &EventFilter) -> Option<Condition> {
    let code = filter.country.as_ref().map(|code| country::Column::Country.eq(code.clone()));
    let role = filter.country_role.map(|role| country::Column::Role.eq(role));
    let wanted = code.is_some() || role.is_some();
    let here = filter.country.as_ref().filter(|_| role.is_none());
    let here = here.map(|code| Column::VenueCountry.eq(code.clone()));
    let named = country::Entity::find().select_only().column(country::Column::EventId);
    let named = named.filter(Condition::all().add_option(code).add_option(role)).into_query();
    wanted.then(|| Condition::any().add_option(here).add(Column::Id.in_subquery(named)))
}

fn of_organization(filter: &EventFilter) -> Option<SimpleExpr> {
    let id = filter.organization_id.map(|id| organization::Column::OrganizationId.eq(id));
    let role = filter.organization_role.map(|role| organization::Column::Role.eq(role));
    let wanted = id.is_some() || role.is_some();
    let named = organization::Entity::find().select_only().column(organization::Column::EventId);
    let named = named.filter(Condition::all().add_option(id).add_option(role)).into_query();
    wanted.then(|| Column::Id.in_subquery(named))
}

/// A tag is one of a JSON array, into which each database looks in its own way.
fn tagged(backend: DbBackend, tag: &str) -> SimpleExpr {
    if backend == DbBackend::Postgres {
        let one = serde_json::json!([tag]);
        return Expr::cust_with_values("\"events\".\"tags\" @> $1", [one]);
    }
    let inside = "EXISTS (SELECT 1 FROM json_each(\"events\".\"tags\") AS tag WHERE tag.value = ?)";
    Expr::cust_with_values(inside, [tag])
}
