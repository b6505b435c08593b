//! Finding check-ins.

use sea_orm::sea_query::{Expr, ExprTrait as _, Query, SimpleExpr};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DatabaseConnection, EntityTrait, QueryFilter,
    QuerySelect,
};

use super::KIND;
use super::attendees::{self, out};
use crate::access::Actor;
use crate::attendance::entity::check_in::{Column, Entity, Model};
use crate::attendance::types::{CheckInFilter, CheckInOut};
use crate::db::page::{PageQuery, Paged};
use crate::error::{AppError, Result};
use crate::ids::{CheckInId, EventId, PanelId};
use crate::registrations;
use crate::registrations::entity as registration;

/// One check-in within the caller's scope.
pub async fn find(db: &impl ConnectionTrait, by: &Actor, id: CheckInId) -> Result<Model> {
    let found = Entity::find_by_id(id).one(db).await?;
    let found = found.filter(|row| by.scope.contains_event(row.event_id));
    found.ok_or_else(|| AppError::not_found(KIND))
}

/// One check-in as callers see it.
pub async fn get(db: &impl ConnectionTrait, row: Model) -> Result<CheckInOut> {
    let whose = attendees::of(db, [row.registration_id]).await?.remove(&row.registration_id);
    Ok(out(row, whose.ok_or_else(|| AppError::not_found(KIND))?))
}

/// A page of an event's check-ins.
pub async fn list(
    db: &DatabaseConnection,
    event: EventId,
    page: &PageQuery,
    filter: &CheckInFilter,
) -> Result<Paged<CheckInOut>> {
    let search = page.search(db, &registrations::service::words(event)).await?;
    let whose = whose(filter).add_option(search.rest_in(registration::Column::Search));
    let shown = condition(event, filter).add_option((!whose.is_empty()).then(|| is_of(whose)));
    let select = Entity::find().filter(search.of(Column::RegistrationId, shown));
    let page = page.fetch(db, select, Column::Id, &[]).await?;
    let people = attendees::of(db, page.items.iter().map(|row| row.registration_id)).await?;
    let mut items = Vec::with_capacity(page.items.len());
    for row in page.items {
        // Somebody may have several on a page.
        let whose = people.get(&row.registration_id).cloned();
        items.extend(whose.map(|whose| out(row, whose)));
    }
    Ok(Paged { items, next_cursor: page.next_cursor })
}

/// Whether anybody was ever checked in to a panel, also where that was undone.
pub async fn names_panel(db: &impl ConnectionTrait, panel: PanelId) -> Result<bool> {
    let select = Entity::find().select_only().column(Column::Id);
    let found = select.filter(Column::PanelId.eq(panel)).into_tuple::<CheckInId>().one(db);
    Ok(found.await?.is_some())
}

fn condition(event: EventId, filter: &CheckInFilter) -> Condition {
    let undone = filter.undone.unwrap_or(false);
    Condition::all()
        .add(Column::EventId.eq(event))
        .add(if undone { Column::UndoneAt.is_not_null() } else { Column::UndoneAt.is_null() })
        .add_option(filter.day.map(|day| Column::Day.eq(day)))
        .add_option(filter.panel_id.map(|id| Column::PanelId.eq(id)))
        .add_option(filter.registration_id.map(|id| Column::RegistrationId.eq(id)))
}

fn whose(filter: &CheckInFilter) -> Condition {
    use registration::Column::{Country, Role};
    Condition::all()
        .add_option(filter.role.map(|role| Role.eq(role)))
        .add_option(filter.country.clone().map(|country| Country.eq(country)))
}

/// That the row is of such a registration; asked of each row, so that a page costs no more of many.
fn is_of(whose: Condition) -> SimpleExpr {
    let such = Query::select()
        .expr(Expr::val(1))
        .from(registration::Entity)
        .and_where(
            Expr::col((registration::Entity, registration::Column::Id))
                .equals(Column::RegistrationId.as_column_ref()),
        )
        .cond_where(whose)
        .to_owned();
    Expr::exists(such)
}
