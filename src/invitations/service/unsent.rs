//! Invitations whose letter was called off before it went out: they were not sent after all.

use chrono::{DateTime, Utc};
use sea_orm::sea_query::{Expr, ExprTrait, Query, SelectStatement, SimpleExpr};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::KIND;
use crate::access::Actor;
use crate::audit::{self, Entry};
use crate::db::Write;
use crate::error::Result;
use crate::ids::EventId;
use crate::invitations::entity::{Column, Entity, Model};
use crate::invitations::types::InvitationStatus;
use crate::mail::MailStatus;
use crate::mail::entity as mail;

/// Makes those invitations to an event drafts again that wait for an answer, and of whose mails
/// every one was called off before it went out.
pub async fn unsend(w: &Write, by: &Actor, event: EventId) -> Result<()> {
    let rows = Entity::update_many()
        .col_expr(Column::Status, Expr::value(InvitationStatus::Draft.as_str()))
        .col_expr(Column::SentAt, Expr::value(None::<DateTime<Utc>>))
        .col_expr(Column::Version, Expr::col(Column::Version).add(1))
        .col_expr(Column::UpdatedAt, Expr::value(w.now()))
        .filter(Column::EventId.eq(event))
        .filter(Column::Status.eq(InvitationStatus::Sent))
        .filter(Column::Id.in_subquery(told(event, mail::Column::Status.eq(CALLED_OFF))))
        .filter(Column::Id.not_in_subquery(told(event, mail::Column::Status.ne(CALLED_OFF))))
        .exec_with_returning(w)
        .await?;
    let entry = |row: &Model| Entry::new("invitation.unsend", KIND, row.id).of(event);
    audit::record_many(w, by, &rows.iter().map(entry).collect::<Vec<_>>()).await
}

const CALLED_OFF: MailStatus = MailStatus::Cancelled;

/// What the mails about an event in such a state are about.
fn told(event: EventId, in_state: SimpleExpr) -> SelectStatement {
    Query::select()
        .column(mail::Column::About)
        .from(mail::Entity)
        .and_where(mail::Column::EventId.eq(event))
        .and_where(mail::Column::About.is_not_null())
        .and_where(in_state)
        .to_owned()
}
