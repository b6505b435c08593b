//! The counters on an event's row that guard its seats. They change under the event's lock alone.

use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};

use super::entity::event::{Column, Entity, Model};
use super::rules;
use crate::db::Write;
use crate::error::{AppError, Result};
use crate::ids::EventId;

/// Which seats.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SeatKind {
    /// Those in the room.
    Room,
    /// Those online.
    Online,
}

impl SeatKind {
    fn column(self) -> Column {
        match self {
            Self::Room => Column::ConfirmedCount,
            Self::Online => Column::ConfirmedOnlineCount,
        }
    }
}

impl Model {
    /// How many seats of a kind are taken.
    pub fn taken(&self, kind: SeatKind) -> u64 {
        let taken = match kind {
            SeatKind::Room => self.confirmed_count,
            SeatKind::Online => self.confirmed_online_count,
        };
        u64::try_from(taken).unwrap_or(0)
    }

    /// How many seats of a kind there are; none: no limit.
    pub fn seats(&self, kind: SeatKind) -> Option<i32> {
        match kind {
            SeatKind::Room => self.capacity,
            SeatKind::Online => self.online_capacity,
        }
    }
}

/// The event, locked for whoever decides on its seats. Not scoped: the caller has found it before.
pub async fn lock(w: &Write, id: EventId) -> Result<Model> {
    w.in_turn(id.0).await;
    let found = Entity::find_by_id(id).lock_exclusive().one(w).await?;
    found.ok_or_else(|| AppError::not_found("event"))
}

/// The same for whoever changes what belongs to the event: 409 once it is put away.
pub async fn lock_open(w: &Write, id: EventId) -> Result<Model> {
    let event = lock(w, id).await?;
    rules::check_open(event.status)?;
    Ok(event)
}

/// Counts `by` more (or, below zero, fewer) seats as taken. The event must be locked.
pub async fn count(w: &Write, id: EventId, kind: SeatKind, by: i32) -> Result<()> {
    let column = kind.column();
    let counted =
        Entity::update_many().col_expr(column, Expr::col(column).add(by)).filter(Column::Id.eq(id));
    counted.exec(w).await?;
    Ok(())
}

/// The next number for a waiting list. The event must be locked.
pub async fn next_waiting_number(w: &Write, id: EventId) -> Result<i64> {
    let column = Column::WaitlistCounter;
    let counted = Entity::update_many().col_expr(column, Expr::col(column).add(1));
    counted.filter(Column::Id.eq(id)).exec(w).await?;
    let number = Entity::find_by_id(id).select_only().column(column).into_tuple::<i64>().one(w);
    number.await?.ok_or_else(|| AppError::not_found("event"))
}
