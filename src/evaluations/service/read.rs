//! Finding evaluations.

use std::collections::BTreeMap;

use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DatabaseConnection, EntityTrait, QueryFilter,
    QuerySelect,
};

use super::KIND;
use crate::access::{Actor, Scope};
use crate::db::Write;
use crate::db::page::{PageQuery, Paged};
use crate::error::{AppError, Result};
use crate::evaluations::entity::evaluation::{Column, Entity, Model};
use crate::evaluations::entity::invitee;
use crate::evaluations::types::{EvaluationFilter, EvaluationOut};
use crate::ids::{EvaluationId, EventId};

/// One evaluation within the caller's scope.
pub async fn find(db: &impl ConnectionTrait, by: &Actor, id: EvaluationId) -> Result<Model> {
    let mut select = Entity::find_by_id(id);
    if let Scope::Limited { events, .. } = &by.scope {
        select = select.filter(Column::EventId.is_in(events.iter().copied()));
    }
    select.one(db).await?.ok_or_else(|| AppError::not_found(KIND))
}

/// The row, which nobody else can change until the write ends.
pub(super) async fn locked(w: &Write, id: EvaluationId) -> Result<Model> {
    let found = Entity::find_by_id(id).lock_exclusive().one(w).await?;
    found.ok_or_else(|| AppError::not_found(KIND))
}

/// One evaluation as callers see it.
pub async fn get(db: &impl ConnectionTrait, row: Model) -> Result<EvaluationOut> {
    let mut all = outs(db, vec![row]).await?;
    all.pop().ok_or_else(|| AppError::not_found(KIND))
}

/// A page of an event's evaluations.
pub async fn list(
    db: &DatabaseConnection,
    event: EventId,
    page: &PageQuery,
    filter: &EvaluationFilter,
) -> Result<Paged<EvaluationOut>> {
    let shown = Condition::all()
        .add(Column::EventId.eq(event))
        .add_option(filter.kind.map(|kind| Column::Kind.eq(kind)))
        .add_option(filter.status.map(|status| Column::Status.eq(status)));
    let page = page.fetch(db, Entity::find().filter(shown), Column::Id, &[]).await?;
    Ok(Paged { items: outs(db, page.items).await?, next_cursor: page.next_cursor })
}

/// How many were asked, and what became of that.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Asked {
    pub invited: i64,
    pub without_address: i64,
    pub answered: i64,
}

/// The same of several evaluations.
pub(super) async fn asked(
    db: &impl ConnectionTrait,
    ids: impl IntoIterator<Item = EvaluationId>,
) -> Result<BTreeMap<EvaluationId, Asked>> {
    use invitee::Column as C;
    let select = invitee::Entity::find()
        .select_only()
        .columns([C::EvaluationId, C::Mailed, C::Answered])
        .expr(C::RegistrationId.count())
        .filter(C::EvaluationId.is_in(ids))
        .group_by(C::EvaluationId)
        .group_by(C::Mailed)
        .group_by(C::Answered);
    let rows: Vec<(EvaluationId, bool, bool, i64)> = select.into_tuple().all(db).await?;
    let mut asked: BTreeMap<EvaluationId, Asked> = BTreeMap::new();
    for (id, mailed, answered, count) in rows {
        let own = asked.entry(id).or_default();
        own.invited += count;
        own.without_address += if mailed { 0 } else { count };
        own.answered += if answered { count } else { 0 };
    }
    Ok(asked)
}

async fn outs(db: &impl ConnectionTrait, rows: Vec<Model>) -> Result<Vec<EvaluationOut>> {
    let asked = asked(db, rows.iter().map(|row| row.id)).await?;
    let of = |id| asked.get(&id).copied().unwrap_or_default();
    Ok(rows.into_iter().map(|row| out(of(row.id), row)).collect())
}

fn out(asked: Asked, row: Model) -> EvaluationOut {
    EvaluationOut {
        id: row.id,
        version: row.version,
        event_id: row.event_id,
        kind: row.kind,
        title: row.title,
        introduction: row.introduction,
        anonymous: row.anonymous,
        questions: row.questions.0,
        opens: row.opens,
        open_days: row.open_days,
        remind_after_days: row.remind_after_days,
        status: row.status,
        opened_at: row.opened_at,
        closes_at: row.closes_at,
        closed_at: row.closed_at,
        invited: asked.invited,
        without_address: asked.without_address,
        answered: asked.answered,
        created_at: row.created_at,
        updated_at: row.updated_at,
    }
}
