//! The table of jobs.

use sea_orm::entity::prelude::*;

use super::types::JobState;
use crate::ids::{EventId, JobId};

/// A row of `jobs`.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "jobs")]
pub struct Model {
    /// Key.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: JobId,
    /// What it does.
    pub kind: String,
    /// How far it is.
    pub state: JobState,
    /// So much is done.
    pub done: i64,
    /// Of so much.
    pub total: i64,
    /// What came of it.
    #[sea_orm(column_type = "JsonBinary", nullable)]
    pub result: Option<Json>,
    /// The event that it is for; only the key is kept here.
    pub event_id: Option<EventId>,
    /// When it was asked for.
    pub created_at: DateTimeUtc,
    /// When it ended.
    pub finished_at: Option<DateTimeUtc>,
}

crate::belongs_to! {}
