//! The steps of the schedule.

use std::time::Duration;

use crate::context::Context;
use crate::error::Result;
use crate::http;

/// Something that is done again and again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Step {
    /// Answers kept for repeated requests.
    OldAnswers,
    /// Callers who have long been quiet.
    QuietCallers,
}

impl Step {
    /// All of them.
    pub(super) const ALL: &'static [Self] = &[Self::OldAnswers, Self::QuietCallers];

    /// What the log calls it.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::OldAnswers => "kept answers forgotten after 7 days",
            Self::QuietCallers => "quiet callers forgotten",
        }
    }

    /// How long it rests after it ran.
    pub(super) fn every(self) -> Duration {
        match self {
            Self::OldAnswers => Duration::from_hours(1),
            Self::QuietCallers => Duration::from_mins(1),
        }
    }

    /// Does it; says how many rows that concerned.
    pub(super) async fn run(self, context: &Context) -> Result<u64> {
        let db = &context.db;
        match self {
            Self::OldAnswers => db.write(|w| async move { http::forget_old(&w).await }).await,
            Self::QuietCallers => {
                context.limits.tidy();
                Ok(0)
            }
        }
    }
}
