//! Making, changing, finding and deleting panels and items; reading a whole agenda.

mod calendar;
pub mod items;
mod outline;
pub mod panels;
mod speakers;

use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter};

pub use calendar::{CALENDAR_TYPE, ics, name as calendar_name};
pub use outline::{ItemOutline, Outline, PanelOutline};
pub use speakers::{move_to, speaks_at};

use super::rules::order::Shift;
use crate::access::Actor;
use crate::db::Write;
use crate::error::Result;
use crate::events;
use crate::events::entity::event;
use crate::ids::EventId;

/// The event, locked: nobody else changes its agenda until the write ends. 409 if it is archived.
async fn changeable(w: &Write, by: &Actor, id: EventId) -> Result<event::Model> {
    let event = events::service::lock(w, by, id).await?;
    events::rules::check_open(event.status)?;
    Ok(event)
}

/// The columns that change in the rows that make room.
struct Places<E: EntityTrait> {
    position: E::Column,
    version: E::Column,
    updated_at: E::Column,
}

/// Moves the rows of `among` that make room or close a gap. Their places show, so their versions rise.
async fn shift<E: EntityTrait>(
    w: &Write,
    among: Condition,
    places: &Places<E>,
    shift: Option<Shift>,
) -> Result<()> {
    let Some(Shift { from, to, by }) = shift else { return Ok(()) };
    let (position, version) = (places.position, places.version);
    E::update_many()
        .col_expr(position, Expr::col(position).add(by))
        .col_expr(version, Expr::col(version).add(1))
        .col_expr(places.updated_at, Expr::value(w.now()))
        .filter(among.add(position.between(from, to)))
        .exec(w)
        .await?;
    Ok(())
}

/// A count as a place.
fn place(count: u64) -> i32 {
    i32::try_from(count).unwrap_or(i32::MAX - 1)
}
