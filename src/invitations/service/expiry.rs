//! Writing down which invitations have ended without an answer.

use sea_orm::sea_query::{Expr, ExprTrait, Query};
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter};

use super::KIND;
use crate::access::Actor;
use crate::audit::{self, Entry};
use crate::db::Write;
use crate::error::Result;
use crate::events::entity::event;
use crate::ids::EventId;
use crate::invitations::entity::{Column, Entity, Model};
use crate::invitations::types::InvitationStatus;

/// Marks those that were sent and have ended as expired; gives them. Nothing depends on it: an
/// invitation that has ended counts as expired all the same.
pub async fn expire(w: &Write, by: &Actor) -> Result<Vec<Model>> {
    let over = events_that_are_over(w).await?;
    let ended =
        Condition::any().add(Column::ExpiresAt.lte(w.now())).add(Column::EventId.is_in(over));
    let rows = Entity::update_many()
        .col_expr(Column::Status, Expr::value(InvitationStatus::Expired.as_str()))
        .col_expr(Column::Version, Expr::col(Column::Version).add(1))
        .col_expr(Column::UpdatedAt, Expr::value(w.now()))
        .filter(Column::Status.eq(InvitationStatus::Sent))
        .filter(ended)
        .exec_with_returning(w)
        .await?;
    let entry = |row: &Model| Entry::new("invitation.expire", KIND, row.id).of(row.event_id);
    audit::record_many(w, by, &rows.iter().map(entry).collect::<Vec<_>>()).await?;
    Ok(rows)
}

/// Events that have ended, and with them their invitations.
async fn events_that_are_over(w: &Write) -> Result<Vec<EventId>> {
    let waiting = Query::select()
        .column(Column::EventId)
        .from(Entity)
        .and_where(Column::Status.eq(InvitationStatus::Sent))
        .to_owned();
    let events = event::Entity::find()
        .filter(event::Column::Id.in_subquery(waiting))
        .filter(event::Column::EndsOn.lte(w.now().date_naive()))
        .all(w)
        .await?;
    Ok(events.iter().filter(|event| event.is_over(w.now())).map(|event| event.id).collect())
}
