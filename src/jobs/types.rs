//! Jobs as callers see them.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use poem_openapi::Object;
use sea_orm::FromJsonQueryResult;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::ids::{EventId, JobId};

crate::choices! {
    /// What a job does.
    JobKind {
        /// Gives the mails of a follow-up to the outbox, some hundred people at a time.
        SendFollowUp,
    }

    /// How far a job is.
    JobState {
        /// Nothing of it is done yet.
        Queued,
        /// Some of it is done.
        Running,
        /// All of it is done.
        Done,
        /// It cannot be done to its end; `problem` says why, and what can be done.
        Failed,
        /// It was called off.
        Cancelled,
    }
}

/// Numbers by name.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, FromJsonQueryResult)]
#[serde(transparent)]
pub struct Counts(pub BTreeMap<String, i64>);

impl<const N: usize> From<[(&str, i64); N]> for Counts {
    fn from(counts: [(&str, i64); N]) -> Self {
        Self(counts.into_iter().map(|(name, count)| (name.to_owned(), count)).collect())
    }
}

impl Counts {
    /// These numbers with those added to them by their names.
    #[must_use]
    pub fn plus(mut self, more: Self) -> Self {
        for (name, count) in more.0 {
            let sum = self.0.entry(name).or_default();
            *sum = sum.saturating_add(count);
        }
        self
    }
}

/// A job: long work that goes on after its request was answered.
#[derive(Clone, Debug, Object)]
pub struct JobOut {
    /// Its id.
    pub id: JobId,
    /// Its version, as in the `ETag`.
    pub version: i64,
    /// What it does.
    pub kind: JobKind,
    /// How far it is.
    pub state: JobState,
    /// The event it belongs to.
    pub event_id: Option<EventId>,
    /// The kind of object it is about, such as `follow_up`.
    pub object_kind: String,
    /// The object it is about.
    pub object_id: Uuid,
    /// So much of it is done: people, for a follow-up.
    pub done: i64,
    /// So much there was to do when it began; who comes or goes meanwhile is treated as what they
    /// are then. Null where nobody can know.
    pub total: Option<i64>,
    /// What came of it so far: for a follow-up `recipients` and `without_address`.
    pub result: BTreeMap<String, i64>,
    /// Why it ended before its end, and what can be done.
    pub problem: Option<String>,
    /// When the first of it was done.
    pub started_at: Option<DateTime<Utc>>,
    /// When it ended.
    pub ended_at: Option<DateTime<Utc>>,
    /// When it was asked for.
    pub created_at: DateTime<Utc>,
    /// When it was last changed.
    pub updated_at: DateTime<Utc>,
}
