//! Two people on record turn out to be one: what they said.

use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use crate::access::Actor;
use crate::db::Write;
use crate::error::Result;
use crate::ids::{FocalPointId, PersonId};
use crate::recommendations::entity::progress;
use crate::recommendations::entity::recommendation::{Column, Entity};
use crate::recommendations::requests;

/// Has recommendations name another person as their source wherever they name one; how many.
pub async fn move_to(w: &Write, from: PersonId, to: PersonId) -> Result<u64> {
    let done = Entity::update_many()
        .col_expr(Column::SourcePersonId, Expr::value(to))
        .col_expr(Column::Version, Expr::col(Column::Version).add(1))
        .col_expr(Column::UpdatedAt, Expr::value(w.now()))
        .filter(Column::SourcePersonId.eq(from));
    Ok(done.exec(w).await?.rows_affected)
}

/// Has what is reported and asked name another focal point wherever it names one.
pub async fn follow_focal_point(
    w: &Write,
    by: &Actor,
    (from, to): (FocalPointId, FocalPointId),
    person: PersonId,
) -> Result<()> {
    progress::Entity::update_many()
        .col_expr(progress::Column::FocalPointId, Expr::value(to))
        .filter(progress::Column::FocalPointId.eq(from))
        .exec(w)
        .await?;
    requests::service::follow_focal_point(w, by, (from, to), person).await
}
