//! Who is expected at the door, and who of them is here.

use std::collections::BTreeMap;

use sea_orm::sea_query::{Expr, ExprTrait as _, Query, SimpleExpr};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DatabaseConnection, EntityTrait, QueryFilter,
};

use super::attendees::{self, Attendee};
use crate::agenda::entity::panel;
use crate::attendance::entity::check_in::{self, Model as CheckIn};
use crate::attendance::types::{ExpectedCheckIn, ExpectedFilter, ExpectedOut};
use crate::db::page::{PageQuery, Paged};
use crate::error::{AppError, Result};
use crate::ids::{EventId, RegistrationId};
use crate::registrations;
use crate::registrations::entity::{Column, Entity};
use crate::registrations::types::RegistrationStatus;

/// A page of those who are confirmed for an event.
pub async fn expected(
    db: &DatabaseConnection,
    event: EventId,
    page: &PageQuery,
    filter: &ExpectedFilter,
) -> Result<Paged<ExpectedOut>> {
    check_place(db, event, filter).await?;
    let search = page.search(db, &registrations::service::words(event)).await?;
    let shown = condition(event, filter).add_option(search.rest_in(Column::Search));
    let select = Entity::find().filter(search.of(Column::Id, shown));
    let page = page.fetch(db, select, Column::Id, &[]).await?;
    let ids: Vec<RegistrationId> = page.items.iter().map(|row| row.id).collect();
    let mut people = attendees::of(db, ids.iter().copied()).await?;
    let mut here = standing(db, &ids).await?;
    let found = ids.iter().filter_map(|id| {
        let check_ins = here.remove(id).unwrap_or_default();
        people.remove(id).map(|whose| shown_at(whose, &check_ins, filter))
    });
    Ok(Paged { items: found.collect(), next_cursor: page.next_cursor })
}

/// 400 unless one day or one panel of the event is asked for, or none.
async fn check_place(
    db: &DatabaseConnection,
    event: EventId,
    filter: &ExpectedFilter,
) -> Result<()> {
    let refused = |detail| Err(AppError::bad_request("list.place", detail));
    let Some(panel) = filter.panel_id else { return Ok(()) };
    if filter.day.is_some() {
        return refused("Give either day or panel_id, not both.");
    }
    let found = panel::Entity::find_by_id(panel).one(db).await?;
    match found.filter(|panel| panel.event_id == event) {
        Some(_) => Ok(()),
        None => refused("This event has no such panel."),
    }
}

fn condition(event: EventId, filter: &ExpectedFilter) -> Condition {
    let present = filter.present.map(|wanted| {
        let here = Expr::exists(here(filter));
        if wanted { here } else { here.not() }
    });
    Condition::all()
        .add(Column::EventId.eq(event))
        .add(Column::Status.eq(RegistrationStatus::Confirmed))
        .add_option(filter.role.map(|role| Column::Role.eq(role)))
        .add_option(filter.country.clone().map(|country| Column::Country.eq(country)))
        .add_option(present)
}

/// The check-ins of a registration that stand for what is asked for.
fn here(filter: &ExpectedFilter) -> sea_orm::sea_query::SelectStatement {
    use check_in::Column as C;
    let of_row: SimpleExpr =
        Expr::col((check_in::Entity, C::RegistrationId)).equals(Column::Id.as_column_ref());
    let which = Condition::all()
        .add(of_row)
        .add(C::UndoneAt.is_null())
        .add_option(filter.day.map(|day| C::Day.eq(day)))
        .add_option(filter.panel_id.map(|id| C::PanelId.eq(id)));
    Query::select().expr(Expr::val(1)).from(check_in::Entity).cond_where(which).to_owned()
}

async fn standing(
    db: &impl ConnectionTrait,
    ids: &[RegistrationId],
) -> Result<BTreeMap<RegistrationId, Vec<CheckIn>>> {
    let mut found: BTreeMap<RegistrationId, Vec<CheckIn>> = BTreeMap::new();
    if ids.is_empty() {
        return Ok(found);
    }
    let rows = check_in::Entity::find()
        .filter(check_in::Column::RegistrationId.is_in(ids.iter().copied()))
        .filter(check_in::Column::UndoneAt.is_null());
    for row in rows.all(db).await? {
        found.entry(row.registration_id).or_default().push(row);
    }
    for check_ins in found.values_mut() {
        check_ins.sort_unstable_by_key(|row| row.id);
    }
    Ok(found)
}

fn shown_at(whose: Attendee, check_ins: &[CheckIn], filter: &ExpectedFilter) -> ExpectedOut {
    let fits = |row: &CheckIn| {
        let day = filter.day.is_none_or(|day| row.day == Some(day));
        day && filter.panel_id.is_none_or(|id| row.panel_id == Some(id))
    };
    let shown = |row: &CheckIn| ExpectedCheckIn {
        id: row.id,
        day: row.day,
        panel_id: row.panel_id,
        at: row.at,
    };
    ExpectedOut {
        registration_id: whose.id,
        code: whose.code,
        full_name: whose.full_name,
        badge_name: whose.badge_name,
        role: whose.role,
        country: whose.country,
        organization: whose.organization,
        present: check_ins.iter().any(fits),
        check_ins: check_ins.iter().map(shown).collect(),
    }
}
