//! The table of jobs.

use sea_orm::entity::prelude::*;

use super::types::{Counts, JobKind, JobState};
use crate::ids::{EventId, JobId};

/// A row of `jobs`.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "jobs")]
pub struct Model {
    /// Key.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: JobId,
    /// Raised by every change; the `ETag`.
    pub version: i64,
    /// What is done.
    pub kind: JobKind,
    /// How far it is.
    pub state: JobState,
    /// The event it belongs to.
    pub event_id: Option<EventId>,
    /// The kind of object it is about.
    pub object_kind: String,
    /// The object it is about.
    pub object_id: Uuid,
    /// So much of it is done.
    pub done: i64,
    /// So much there was to do when it began.
    pub total: Option<i64>,
    /// What came of it so far, by name.
    #[sea_orm(column_type = "JsonBinary")]
    pub result: Counts,
    /// Why it ended before its end.
    pub problem: Option<String>,
    /// When the first of it was done.
    pub started_at: Option<DateTimeUtc>,
    /// When it ended.
    pub ended_at: Option<DateTimeUtc>,
    /// When it was asked for.
    pub created_at: DateTimeUtc,
    /// When it was last changed.
    pub updated_at: DateTimeUtc,
}

/// None: jobs know no part of the field.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
