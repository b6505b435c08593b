//! From what a token is limited to, to the events that it sees.

use sea_orm::sea_query::{
    CommonTableExpression, Expr, ExprTrait, Query, SelectStatement, UnionType, WithClause,
};
use sea_orm::{ConnectionTrait, DatabaseConnection, FromQueryResult, StatementBuilder};

use super::Scope;
use super::types::TokenScope;
use crate::error::Result;
use crate::ids::{EventId, ProgrammeId};

#[derive(FromQueryResult)]
struct Programme {
    id: ProgrammeId,
}

#[derive(FromQueryResult)]
struct Event {
    id: EventId,
}

/// All programmes below the named ones, all their events, and the named events.
///
/// The two tables are read by name: this stands below the features that own them.
pub(super) async fn resolve(db: &DatabaseConnection, limits: Option<&TokenScope>) -> Result<Scope> {
    let Some(limits) = limits else { return Ok(Scope::Everything) };
    let programmes = programmes_below(db, &limits.programmes).await?;
    let select = Query::select()
        .column("id")
        .from("events")
        .and_where(
            Expr::col("id")
                .is_in(limits.events.iter().copied())
                .or(Expr::col("programme_id").is_in(programmes.iter().copied())),
        )
        .to_owned();
    let events = all::<Event, _>(db, &select).await?.into_iter().map(|row| row.id).collect();
    Ok(Scope::Limited { programmes, events })
}

/// These programmes and all below them; what names them decides who sees them.
pub async fn programmes_below(
    db: &impl ConnectionTrait,
    roots: &[ProgrammeId],
) -> Result<Vec<ProgrammeId>> {
    let rows = all::<Programme, _>(db, &tree(roots)).await?;
    Ok(rows.into_iter().map(|row| row.id).collect())
}

async fn all<T: FromQueryResult, S: StatementBuilder>(
    db: &impl ConnectionTrait,
    statement: &S,
) -> Result<Vec<T>> {
    let rows = db.query_all(statement).await?;
    Ok(rows.iter().map(|row| T::from_query_result(row, "")).collect::<Result<_, _>>()?)
}

fn tree(roots: &[ProgrammeId]) -> sea_orm::sea_query::WithQuery {
    let first: SelectStatement = Query::select()
        .column("id")
        .from("programmes")
        .and_where(Expr::col("id").is_in(roots.iter().copied()))
        .to_owned();
    let next = Query::select()
        .column(("programmes", "id"))
        .from("programmes")
        .inner_join("below", Expr::col(("programmes", "parent_id")).equals(("below", "id")))
        .to_owned();
    let below = CommonTableExpression::new()
        .query(first.clone().union(UnionType::Distinct, next).to_owned())
        .column("id")
        .table_name("below")
        .to_owned();
    let with = WithClause::new().recursive(true).cte(below).to_owned();
    Query::select().column("id").from("below").to_owned().with(with)
}
