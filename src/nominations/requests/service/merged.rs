//! Two people on record turn out to be one: whom delegations name, and who is asked.

use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use crate::db::Write;
use crate::error::Result;
use crate::ids::{FocalPointId, NominationId};
use crate::nominations::requests::entity::{entry, request};

/// Has delegations name another nomination where they name this one, which goes; or none, where another
/// has nominated that person.
pub async fn follow_nomination(
    w: &Write,
    nomination: NominationId,
    to: Option<NominationId>,
) -> Result<()> {
    use entry::{Column, Entity};
    Entity::update_many()
        .col_expr(Column::NominationId, Expr::value(to))
        .col_expr(Column::PersonVersion, Expr::value(None::<i64>))
        .col_expr(Column::Version, Expr::col(Column::Version).add(1))
        .col_expr(Column::UpdatedAt, Expr::value(w.now()))
        .filter(Column::NominationId.eq(nomination))
        .exec(w)
        .await?;
    Ok(())
}

/// Has requests name another focal point wherever they name one.
pub async fn follow_focal_point(w: &Write, from: FocalPointId, to: FocalPointId) -> Result<()> {
    use request::{Column, Entity};
    Entity::update_many()
        .col_expr(Column::FocalPointId, Expr::value(to))
        .col_expr(Column::Version, Expr::col(Column::Version).add(1))
        .col_expr(Column::UpdatedAt, Expr::value(w.now()))
        .filter(Column::FocalPointId.eq(from))
        .exec(w)
        .await?;
    Ok(())
}
