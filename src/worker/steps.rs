//! The steps of the schedule.

use std::time::Duration;

use crate::context::Context;
use crate::error::Result;
use crate::follow_ups;
use crate::http;

/// Something that is done again and again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Step {
    /// Follow-ups that are due.
    FollowUps,
    /// Answers kept for repeated requests.
    OldAnswers,
    /// Callers who have long been quiet.
    QuietCallers,
}

impl Step {
    /// All of them.
    pub(super) const ALL: &'static [Self] =
        &[Self::FollowUps, Self::OldAnswers, Self::QuietCallers];

    /// What the log calls it.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::FollowUps => "mails of follow-ups queued",
            Self::OldAnswers => "kept answers forgotten after 7 days",
            Self::QuietCallers => "quiet callers forgotten",
        }
    }

    /// How long it rests after it ran.
    pub(super) fn every(self) -> Duration {
        match self {
            Self::FollowUps => Duration::ZERO,
            Self::OldAnswers => Duration::from_hours(1),
            Self::QuietCallers => Duration::from_mins(1),
        }
    }

    /// Does it; says how many rows that concerned.
    pub(super) async fn run(self, context: &Context) -> Result<u64> {
        let db = &context.db;
        match self {
            Self::FollowUps => {
                let grace = context.settings.follow_up_grace;
                Ok(follow_ups::service::step(db, grace).await? as u64)
            }
            Self::OldAnswers => db.write(|w| async move { http::forget_old(&w).await }).await,
            Self::QuietCallers => {
                context.limits.tidy();
                Ok(0)
            }
        }
    }
}
