//! How many came, from what the database has counted.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use crate::access::Actor;
use crate::agenda::entity::panel;
use crate::attendance::entity::tally::{self, Model as Tally, Property};
use crate::attendance::rules::{Turnout, panel_value};
use crate::attendance::types::{AttendanceCounts, DayTurnout, PanelTurnout};
use crate::error::Result;
use crate::events;
use crate::events::entity::event::Model as Event;
use crate::ids::{EventId, PanelId};
use crate::registrations;
use crate::registrations::entity::tally::Model as Registered;
use crate::text::Texts;

/// How many days of an event are shown without anybody on them.
const DAYS: usize = 366;

/// How many of an event's confirmed people are where.
pub async fn tallies(db: &impl ConnectionTrait, event: EventId) -> Result<Vec<Tally>> {
    let rows = tally::Entity::find()
        .filter(tally::Column::EventId.eq(event))
        .filter(tally::Column::People.gt(0));
    Ok(rows.all(db).await?)
}

/// How many of the confirmed people of several events came at all.
pub async fn attended_of(
    db: &impl ConnectionTrait,
    events: &[EventId],
) -> Result<BTreeMap<EventId, Vec<Tally>>> {
    let rows = tally::Entity::find()
        .filter(tally::Column::EventId.is_in(events.iter().copied()))
        .filter(tally::Column::Property.eq(Property::Attended))
        .filter(tally::Column::People.gt(0));
    let mut all: BTreeMap<EventId, Vec<Tally>> = BTreeMap::new();
    for row in rows.all(db).await? {
        all.entry(row.event_id).or_default().push(row);
    }
    Ok(all)
}

/// How many are expected and how many of them came: at all, on each day, to each panel.
pub async fn counts(
    db: &impl ConnectionTrait,
    by: &Actor,
    id: EventId,
) -> Result<AttendanceCounts> {
    let event = events::service::find(db, by, id).await?;
    let all = registrations::service::tallies(db, id).await?;
    let here = tallies(db, id).await?;
    let panels = panels(db, id).await?;
    let Turnout { expected, present, by_role } = Turnout::of(&all, &here, Property::Attended, "");
    Ok(AttendanceCounts {
        event_id: id,
        expected,
        present,
        by_role,
        days: days(&event, &here).into_iter().map(|day| on(day, &all, &here)).collect(),
        panels: panels.into_iter().map(|panel| at(panel, &all, &here)).collect(),
    })
}

/// The days of the event, and those for which somebody is checked in.
fn days(event: &Event, here: &[Tally]) -> BTreeSet<NaiveDate> {
    let own = event.starts_on.iter_days().take_while(|day| *day <= event.ends_on).take(DAYS);
    let others = here.iter().filter(|it| it.property == Property::Day);
    own.chain(others.filter_map(|it| it.value.parse().ok())).collect()
}

fn on(day: NaiveDate, all: &[Registered], here: &[Tally]) -> DayTurnout {
    let Turnout { expected, present, by_role } =
        Turnout::of(all, here, Property::Day, &day.to_string());
    DayTurnout { day, expected, present, by_role }
}

type Panel = (PanelId, Texts, Option<NaiveDate>);

fn at((panel_id, title, day): Panel, all: &[Registered], here: &[Tally]) -> PanelTurnout {
    let Turnout { expected, present, by_role } =
        Turnout::of(all, here, Property::Panel, &panel_value(panel_id));
    PanelTurnout { panel_id, title, day, expected, present, by_role }
}

async fn panels(db: &impl ConnectionTrait, event: EventId) -> Result<Vec<Panel>> {
    use panel::Column::{Day, EventId, Id, Position, Title};
    let select = panel::Entity::find().select_only().columns([Id, Title, Day]);
    let select = select.filter(EventId.eq(event)).order_by_asc(Position).order_by_asc(Id);
    Ok(select.into_tuple().all(db).await?)
}
