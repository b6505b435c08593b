//! Two people on record turn out to be one: what they said.

use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use crate::db::Write;
use crate::error::Result;
use crate::ids::PersonId;
use crate::recommendations::entity::recommendation::{Column, Entity};

/// Has recommendations name another person as their source wherever they name one; how many.
pub async fn move_to(w: &Write, from: PersonId, to: PersonId) -> Result<u64> {
    let done = Entity::update_many()
        .col_expr(Column::SourcePersonId, Expr::value(to))
        .col_expr(Column::Version, Expr::col(Column::Version).add(1))
        .col_expr(Column::UpdatedAt, Expr::value(w.now()))
        .filter(Column::SourcePersonId.eq(from));
    Ok(done.exec(w).await?.rows_affected)
}
