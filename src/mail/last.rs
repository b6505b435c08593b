//! The last mail about something, for whoever shows what it is about.

use std::collections::BTreeMap;

use sea_orm::sea_query::{Expr, ExprTrait, Query};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

use super::entity::{Column, Entity, MailStatus};
use super::types::{LastMail, ReplyOut};
use crate::error::Result;
use crate::ids::MailId;

type Row = (Uuid, MailId, String, MailStatus, Option<i32>, Option<String>, Option<String>);

/// The last mail about each of these rows, where there is any.
pub async fn last_about(
    db: &impl ConnectionTrait,
    rows: impl Iterator<Item = Uuid>,
) -> Result<BTreeMap<Uuid, LastMail>> {
    const OTHER: &str = "other";
    let rows: Vec<Uuid> = rows.collect();
    if rows.is_empty() {
        return Ok(BTreeMap::new());
    }
    let column = |column: Column| Expr::col((Entity, column));
    let later = Query::select()
        .expr(Expr::val(1))
        .from_as(Entity, OTHER)
        .and_where(Expr::col((OTHER, Column::About)).eq(column(Column::About)))
        .and_where(Expr::col((OTHER, Column::Id)).gt(column(Column::Id)))
        .to_owned();
    let found: Vec<Row> = Entity::find()
        .select_only()
        .columns([Column::About, Column::Id, Column::Template, Column::Status])
        .columns([Column::LastCode, Column::LastEnhancedCode, Column::LastReply])
        .filter(Column::About.is_in(rows))
        .filter(Expr::exists(later).not())
        .into_tuple()
        .all(db)
        .await?;
    let last = |(about, id, kind, status, code, enhanced, text): Row| {
        (about, LastMail { id, kind, status, last_reply: ReplyOut::of(code, enhanced, text) })
    };
    Ok(found.into_iter().map(last).collect())
}
