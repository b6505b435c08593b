//! Writing down how far a job is, and looking.

use chrono::TimeDelta;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

use super::entity::{Column, Entity, Model};
use super::types::{Counts, JobKind, JobOut, JobState};
use crate::access::{Actor, Scope};
use crate::db::{self, Write};
use crate::error::{AppError, Result};
use crate::ids::{EventId, JobId};

const KIND: &str = "job";

/// How long one is kept once it has ended.
const KEPT: TimeDelta = TimeDelta::days(90);

/// What is to be done.
#[derive(Clone, Copy, Debug)]
pub struct NewJob {
    /// What.
    pub kind: JobKind,
    /// The event it belongs to.
    pub event_id: Option<EventId>,
    /// The kind of object it is about.
    pub object_kind: &'static str,
    /// The object it is about.
    pub object_id: Uuid,
    /// How much there is to do, where that is known.
    pub total: Option<i64>,
}

/// Writes down that something is to be done.
pub async fn queue(w: &Write, new: NewJob) -> Result<JobId> {
    let row = Model {
        id: w.new_id(),
        version: 1,
        kind: new.kind,
        state: JobState::Queued,
        event_id: new.event_id,
        object_kind: new.object_kind.to_owned(),
        object_id: new.object_id,
        done: 0,
        total: new.total,
        result: Counts::default(),
        problem: None,
        started_at: None,
        ended_at: None,
        created_at: w.now(),
        updated_at: w.now(),
    };
    Ok(db::insert(w, row).await?.id)
}

/// Writes down that so much more is done, and what came of that.
pub async fn advance(w: &Write, id: JobId, more: i64, came: Counts) -> Result<()> {
    let Some(row) = open(w, id).await? else { return Ok(()) };
    let (done, result) = (row.done.saturating_add(more), row.result.clone().plus(came));
    let started_at = row.started_at.or(Some(w.now()));
    save(w, Model { state: JobState::Running, done, result, started_at, ..row }).await
}

/// Writes down that all of it is done.
pub async fn finish(w: &Write, id: JobId) -> Result<()> {
    let Some(row) = open(w, id).await? else { return Ok(()) };
    let total = row.total.map(|_| row.done);
    end(w, Model { state: JobState::Done, total, ..row }).await
}

/// Writes down that it is called off.
pub async fn cancel(w: &Write, id: JobId) -> Result<()> {
    let Some(row) = open(w, id).await? else { return Ok(()) };
    end(w, Model { state: JobState::Cancelled, ..row }).await
}

/// Writes down why it goes no further.
pub async fn fail(w: &Write, id: JobId, problem: &str) -> Result<()> {
    let Some(row) = open(w, id).await? else { return Ok(()) };
    end(w, Model { state: JobState::Failed, problem: Some(problem.to_owned()), ..row }).await
}

/// Forgets those that ended long ago; says how many.
pub async fn forget_old(w: &Write) -> Result<u64> {
    let old = Entity::delete_many().filter(Column::EndedAt.lt(w.now() - KEPT));
    Ok(old.exec(w).await?.rows_affected)
}

/// The job if it has not ended, which nobody else can change until the write ends.
async fn open(w: &Write, id: JobId) -> Result<Option<Model>> {
    let select = Entity::find_by_id(id).filter(Column::EndedAt.is_null());
    Ok(select.lock_exclusive().one(w).await?)
}

async fn end(w: &Write, row: Model) -> Result<()> {
    save(w, Model { ended_at: Some(w.now()), ..row }).await
}

async fn save(w: &Write, row: Model) -> Result<()> {
    let row = Model { version: row.version + 1, updated_at: w.now(), ..row };
    db::update(w, row).await.map(drop)
}

/// One job within the caller's scope: that of its event.
pub async fn find(db: &impl ConnectionTrait, by: &Actor, id: JobId) -> Result<JobOut> {
    let mut select = Entity::find_by_id(id);
    if let Scope::Limited { events, .. } = &by.scope {
        select = select.filter(Column::EventId.is_in(events.iter().copied()));
    }
    let found = select.one(db).await?;
    found.map(JobOut::from).ok_or_else(|| AppError::not_found(KIND))
}

impl From<Model> for JobOut {
    fn from(row: Model) -> Self {
        Self {
            id: row.id,
            version: row.version,
            kind: row.kind,
            state: row.state,
            event_id: row.event_id,
            object_kind: row.object_kind,
            object_id: row.object_id,
            done: row.done,
            total: row.total,
            result: row.result.0,
            problem: row.problem,
            started_at: row.started_at,
            ended_at: row.ended_at,
            created_at: row.created_at,
            updated_at: row.updated_at,
        }
    }
}
