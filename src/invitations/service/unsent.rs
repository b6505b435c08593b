//! Invitations whose letter was called off before it went out: they were not sent after all.

use chrono::{DateTime, TimeDelta, Utc};
use sea_orm::sea_query::{Expr, ExprTrait, Query, SelectStatement, SimpleExpr};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::KIND;
use crate::access::Actor;
use crate::audit::{self, Entry};
use crate::db::Write;
use crate::error::Result;
use crate::events::entity::event;
use crate::events::types::EventStatus;
use crate::ids::EventId;
use crate::invitations::entity::{Column, Entity, Model};
use crate::invitations::types::InvitationStatus;
use crate::mail::MailStatus;
use crate::mail::entity as mail;

/// Makes those invitations to an event drafts again that wait for an answer, and of whose mails
/// every one was called off before it went out.
pub async fn unsend(w: &Write, by: &Actor, event: EventId) -> Result<u64> {
    unsend_where(w, by, Column::EventId.eq(event)).await
}

/// The same with all events that were called off lately, while mails were on their way; says how
/// many.
pub async fn unsend_late(w: &Write, by: &Actor) -> Result<u64> {
    let cancelled = Query::select()
        .column(event::Column::Id)
        .from(event::Entity)
        .and_where(event::Column::Status.eq(EventStatus::Cancelled))
        .and_where(event::Column::UpdatedAt.gt(w.now() - LATELY))
        .to_owned();
    unsend_where(w, by, Column::EventId.in_subquery(cancelled)).await
}

/// No mail is on its way for longer: what the relay puts off was called off.
const LATELY: TimeDelta = TimeDelta::days(1);

async fn unsend_where(w: &Write, by: &Actor, which: SimpleExpr) -> Result<u64> {
    // What may have arrived is not taken for what nobody got.
    let cancelled = mail::Column::Status.eq(MailStatus::Cancelled);
    let called_off = cancelled.and(mail::Column::InDoubt.eq(false));
    let rows = Entity::update_many()
        .col_expr(Column::Status, Expr::value(InvitationStatus::Draft.as_str()))
        .col_expr(Column::SentAt, Expr::value(None::<DateTime<Utc>>))
        .col_expr(Column::Version, Expr::col(Column::Version).add(1))
        .col_expr(Column::UpdatedAt, Expr::value(w.now()))
        .filter(which)
        .filter(Column::Status.eq(InvitationStatus::Sent))
        .filter(Expr::exists(letters(called_off.clone())))
        .filter(Expr::exists(letters(called_off.not())).not())
        .exec_with_returning(w)
        .await?;
    let entry = |row: &Model| Entry::new("invitation.unsend", KIND, row.id).of(row.event_id);
    audit::record_many(w, by, &rows.iter().map(entry).collect::<Vec<_>>()).await?;
    Ok(rows.len() as u64)
}

/// The mails about an invitation that brought it, or were to, and of which something holds: what
/// follows them is called off with them.
fn letters(holds: SimpleExpr) -> SelectStatement {
    Query::select()
        .expr(Expr::val(1))
        .from(mail::Entity)
        .and_where(mail::Column::About.into_expr().eq(Column::Id.into_expr()))
        .and_where(mail::Column::Sequel.eq(false))
        .and_where(holds)
        .to_owned()
}
