//! Two people on record turn out to be one: their registrations.

use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::db::Write;
use crate::error::Result;
use crate::ids::PersonId;
use crate::registrations::entity::{Column, Entity, Model};

/// All registrations of some people, event by event.
pub async fn all_of(db: &impl ConnectionTrait, people: &[PersonId]) -> Result<Vec<Model>> {
    let select = Entity::find().filter(Column::PersonId.is_in(people.iter().copied()));
    Ok(select.order_by_asc(Column::EventId).order_by_asc(Column::Id).all(db).await?)
}

/// Gives all registrations of one person to another, who has none for the same events; how many.
pub async fn move_to(w: &Write, from: PersonId, to: PersonId) -> Result<u64> {
    let done = Entity::update_many()
        .col_expr(Column::PersonId, Expr::value(to))
        .col_expr(Column::Version, Expr::col(Column::Version).add(1))
        .col_expr(Column::UpdatedAt, Expr::value(w.now()))
        .filter(Column::PersonId.eq(from));
    Ok(done.exec(w).await?.rows_affected)
}
