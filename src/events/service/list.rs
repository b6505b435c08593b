//! Lists of events.

use sea_orm::sea_query::{Expr, SimpleExpr};
use sea_orm::{
    ColumnTrait, Condition, DatabaseConnection, DbBackend, EntityTrait, QueryFilter, QuerySelect,
    QueryTrait,
};

use super::{out, visible};
use crate::access::Actor;
use crate::countries::CountryCode;
use crate::db::page::{PageQuery, Paged};
use crate::error::Result;
use crate::events::entity::event::{Column, Entity};
use crate::events::entity::{country, organization};
use crate::events::types::{EventFilter, EventOut};
use crate::ids::OrganizationId;

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
        .add_option(filter.country.as_ref().map(of_country))
        .add_option(filter.organization_id.map(of_organization))
        .add_option(filter.tag.as_ref().map(|tag| tagged(backend, tag)))
        .add_option(filter.from.map(|day| Column::EndsOn.gte(day)))
        .add_option(filter.until.map(|day| Column::StartsOn.lte(day)))
}

fn of_country(code: &CountryCode) -> Condition {
    let named = country::Entity::find().select_only().column(country::Column::EventId);
    let named = named.filter(country::Column::Country.eq(code.clone())).into_query();
    Condition::any().add(Column::VenueCountry.eq(code.clone())).add(Column::Id.in_subquery(named))
}

fn of_organization(id: OrganizationId) -> SimpleExpr {
    let named = organization::Entity::find().select_only().column(organization::Column::EventId);
    let named = named.filter(organization::Column::OrganizationId.eq(id)).into_query();
    Column::Id.in_subquery(named)
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
