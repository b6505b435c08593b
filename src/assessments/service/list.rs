//! Listing assessments.

use sea_orm::sea_query::SimpleExpr;
use sea_orm::{
    ColumnTrait, Condition, DatabaseConnection, DbBackend, EntityTrait, QueryFilter, QuerySelect,
    QueryTrait as _, Select,
};

use super::parts;
use crate::access::{Actor, Scope};
use crate::assessments::entity::assessment::{Column, Entity};
use crate::assessments::entity::organization;
use crate::assessments::types::{AssessmentFilter, AssessmentOut};
use crate::country_code::CountryCode;
use crate::db::json;
use crate::db::page::{PageQuery, Paged};
use crate::error::Result;
use crate::ids::AssessmentId;

/// Those that the caller sees; one that belongs to nothing is for those alone who see everything.
pub fn visible(by: &Actor) -> Select<Entity> {
    match &by.scope {
        Scope::Everything => Entity::find(),
        Scope::Limited { programmes, events } => Entity::find().filter(
            Condition::any()
                .add(Column::EventId.is_in(events.iter().copied()))
                .add(Column::ProgrammeId.is_in(programmes.iter().copied())),
        ),
    }
}

/// A page of assessments that the caller sees.
pub async fn list(
    db: &DatabaseConnection,
    by: &Actor,
    page: &PageQuery,
    filter: &AssessmentFilter,
) -> Result<Paged<AssessmentOut>> {
    let select = visible(by).filter(matching(db.get_database_backend(), filter));
    let select = select.filter(page.matching(Column::Search));
    let rows = page.fetch(db, select, Column::Id, &[("title", Column::TitleSort)]).await?;
    let ids: Vec<AssessmentId> = rows.items.iter().map(|row| row.id).collect();
    let mut beside = parts::beside_as_seen(db, by, &ids).await?;
    Ok(rows.map(|row| {
        let own = beside.remove(&row.id).unwrap_or_default();
        parts::out(row, own)
    }))
}

/// Studies are few, as programmes are: a country is looked for in the lists of all of them, and their
/// findings alone grow.
fn matching(backend: DbBackend, filter: &AssessmentFilter) -> Condition {
    let covers = |country: &CountryCode| json::has(backend, Column::Countries, country.as_str());
    Condition::all()
        .add_option(filter.kind.map(|kind| Column::Kind.eq(kind)))
        .add_option(filter.status.map(|status| Column::Status.eq(status)))
        .add_option(filter.event_id.map(|id| Column::EventId.eq(id)))
        .add_option(filter.programme_id.map(|id| Column::ProgrammeId.eq(id)))
        .add_option(filter.country.as_ref().map(covers))
        .add_option(held_by(filter))
}

fn held_by(filter: &AssessmentFilter) -> Option<SimpleExpr> {
    use organization::Column as Of;
    let id = filter.organization_id.map(|id| Of::OrganizationId.eq(id));
    let role = filter.organization_role.map(|role| Of::Role.eq(role));
    let wanted = id.is_some() || role.is_some();
    let named = organization::Entity::find().select_only().column(Of::AssessmentId);
    let named = named.filter(Condition::all().add_option(id).add_option(role)).into_query();
    wanted.then(|| Column::Id.in_subquery(named))
}
