//! The events of a programme and of those below it, with what is kept counted of them.

use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
};

use super::rules::{EVENTS, Period, check_events};
use crate::access::{Actor, programmes_below};
use crate::error::Result;
use crate::events::entity::event::{Column, Entity, Model as Event};
use crate::events::service::visible;
use crate::ids::{EventId, ProgrammeId};
use crate::registrations::entity::tally::{Model as Tally, Property};
use crate::reports::rules;
use crate::reports::types::Counts;
use crate::{attendance, registrations};

/// An event with what is counted of it.
#[derive(Clone, Debug)]
pub struct Counted {
    /// The event.
    pub event: Event,
    /// All who are confirmed.
    pub confirmed: i64,
    /// Those of them who take part.
    pub participants: i64,
    /// How many of these came at all; none where nobody was ever checked in.
    pub came: Option<i64>,
    /// Those who take part, by country.
    pub by_country: Counts,
}

impl Counted {
    /// From how many known countries they are.
    pub fn countries(&self) -> i64 {
        let known = self.by_country.keys().filter(|country| *country != rules::UNKNOWN).count();
        i64::try_from(known).unwrap_or(i64::MAX)
    }
}

/// The events of a programme that the caller has found and of all below it, as far as the caller sees
/// them, that ended in a time; in their order. An event belongs to the time in which it ended, so that of
/// two times one after the other it is in one.
pub async fn events_of(
    db: &impl ConnectionTrait,
    by: &Actor,
    programme: ProgrammeId,
    period: &Period,
) -> Result<Vec<Event>> {
    let below = programmes_below(db, &[programme]).await?;
    let which = Condition::all()
        .add(Column::ProgrammeId.is_in(below))
        .add(visible(by))
        .add_option(period.from.as_ref().map(|from| Column::EndsOn.gte(from.first_day())))
        .add_option(period.to.as_ref().map(|to| Column::EndsOn.lte(to.last_day())));
    let select = Entity::find().filter(which).limit(EVENTS as u64 + 1);
    let events = select.order_by_asc(Column::StartsOn).order_by_asc(Column::Id).all(db).await?;
    check_events(events.len())?;
    Ok(events)
}

/// What is kept counted of some events.
pub async fn counted(db: &impl ConnectionTrait, events: Vec<Event>) -> Result<Vec<Counted>> {
    let ids: Vec<EventId> = events.iter().map(|event| event.id).collect();
    let mut registered = registrations::service::tallies_of(db, &ids).await?;
    let mut came = attendance::service::attended_of(db, &ids).await?;
    let counted = |event: Event| {
        let tallies: Vec<Tally> = registered.remove(&event.id).unwrap_or_default();
        Counted {
            confirmed: rules::total(&tallies, Property::Country),
            participants: rules::participants(&tallies),
            came: came.remove(&event.id).map(|here| rules::came(&here)),
            by_country: rules::participants_by_country(&tallies),
            event,
        }
    };
    Ok(events.into_iter().map(counted).collect())
}
