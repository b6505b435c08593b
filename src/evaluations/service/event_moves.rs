//! What an event that moves or is called off does to its evaluations; for the processes that do it.

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::moves::{closed, missed};
use crate::access::Actor;
use crate::db::Write;
use crate::error::Result;
use crate::evaluations::entity::evaluation::{Column, Entity, Model};
use crate::evaluations::rules;
use crate::evaluations::types::EvaluationStatus::{Open, Scheduled};
use crate::events::entity::event::{self, Model as Event};
use crate::ids::EventId;

/// What would have opened before now, by a move of its event, is missed. What is due as it was before
/// opens at the worker's next step.
pub async fn reschedule(w: &Write, by: &Actor, before: &Event, after: &Event) -> Result<()> {
    for row in moving(w, after.id).await?.into_iter().filter(|row| row.status == Scheduled) {
        let at = |event: &Event| rules::opens_at(row.opens?, &event.schedule());
        let (was, is) = (at(before), at(after));
        if was != is && is.is_some_and(|at| at <= w.now()) {
            missed(w, by, row).await?;
        }
    }
    Ok(())
}

/// Nobody is asked about an event that does not take place.
pub async fn call_off(w: &Write, by: &Actor, event: EventId) -> Result<()> {
    for row in moving(w, event).await? {
        match row.status {
            Open => closed(w, by, row).await?,
            _ => missed(w, by, row).await?,
        };
    }
    Ok(())
}

/// In a restored copy of a database, opens nothing by itself that was to open before now: nobody knows
/// whom the other database has written to. What is open stays so: what was answered since is lost.
pub async fn hold_back(w: &Write, by: &Actor) -> Result<()> {
    let select = Entity::find().filter(Column::Status.eq(Scheduled)).order_by_asc(Column::Id);
    for (row, event) in select.find_also_related(event::Entity).all(w).await? {
        let rule = row.opens.zip(event);
        let at = rule.and_then(|(rule, event)| rules::opens_at(rule, &event.schedule()));
        if at.is_some_and(|at| at <= w.now()) {
            missed(w, by, row).await?;
        }
    }
    Ok(())
}

/// Those that the clock opens or closes, locked in one order.
async fn moving(w: &Write, event: EventId) -> Result<Vec<Model>> {
    let select = Entity::find().filter(Column::EventId.eq(event));
    let select = select.filter(Column::Status.is_in([Scheduled, Open]));
    Ok(select.order_by_asc(Column::Id).lock_exclusive().all(w).await?)
}
