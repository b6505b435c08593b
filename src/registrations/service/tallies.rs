//! What the database counts as registrations change, and the days that it counts by.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect, Select};

use crate::db::Write;
use crate::error::Result;
use crate::events::entity::event::Model as Event;
use crate::ids::EventId;
use crate::registrations::entity::tally::{self, Property};
use crate::registrations::entity::{Column, Entity};
use crate::registrations::types::AttendanceMode;
use crate::zone::{end_of_day, local, start_of_day};

/// How many of an event's registrations there are of each kind.
pub async fn tallies(db: &impl ConnectionTrait, event: EventId) -> Result<Vec<tally::Model>> {
    Ok(counted().filter(tally::Column::EventId.eq(event)).all(db).await?)
}

/// The same of several events.
pub async fn tallies_of(
    db: &impl ConnectionTrait,
    events: &[EventId],
) -> Result<BTreeMap<EventId, Vec<tally::Model>>> {
    let rows = counted().filter(tally::Column::EventId.is_in(events.iter().copied()));
    let mut all: BTreeMap<EventId, Vec<tally::Model>> = BTreeMap::new();
    for row in rows.all(db).await? {
        all.entry(row.event_id).or_default().push(row);
    }
    Ok(all)
}

fn counted() -> Select<tally::Entity> {
    tally::Entity::find()
        .filter(tally::Column::Property.ne(Property::Waiting))
        .filter(tally::Column::People.gt(0))
}

/// How many wait for a seat of a mode.
pub(super) async fn waiting(
    db: &impl ConnectionTrait,
    event: EventId,
    mode: AttendanceMode,
) -> Result<u64> {
    let sum = tally::Entity::find()
        .select_only()
        .expr(Expr::cust("CAST(SUM(people) AS BIGINT)"))
        .filter(tally::Column::EventId.eq(event))
        .filter(tally::Column::Property.eq(Property::Waiting))
        .filter(tally::Column::Value.eq(mode));
    let sum = sum.into_tuple::<Option<i64>>().one(db).await?.flatten();
    Ok(sum.and_then(|people| u64::try_from(people).ok()).unwrap_or(0))
}

/// The first and the last instant; none where there are no rows.
type Ends = (Option<DateTime<Utc>>, Option<DateTime<Utc>>);

/// Dates an event's registrations anew: its time zone has changed. The event must be locked.
pub async fn date_again(w: &Write, event: &Event) -> Result<()> {
    let ends = Entity::find()
        .select_only()
        .expr(Column::CreatedAt.min())
        .expr(Column::CreatedAt.max())
        .filter(Column::EventId.eq(event.id));
    let Some((Some(first), Some(last))) = ends.into_tuple::<Ends>().one(w).await? else {
        return Ok(());
    };
    let day_of = |at| local(event.time_zone, at).date();
    for day in day_of(first).iter_days().take_while(|day| *day <= day_of(last)) {
        date(w, event, day).await?;
    }
    Ok(())
}

async fn date(w: &Write, event: &Event, day: NaiveDate) -> Result<()> {
    let (zone, made) = (event.time_zone, Column::CreatedAt);
    let dated = Entity::update_many()
        .col_expr(Column::MadeOn, Expr::value(day))
        .filter(Column::EventId.eq(event.id))
        .filter(made.gte(start_of_day(zone, day)))
        .filter(made.lt(end_of_day(zone, day)));
    dated.exec(w).await?;
    Ok(())
}
