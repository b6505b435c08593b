//! Evaluations as callers see them.

mod question;
mod results;
mod subject;

use chrono::{DateTime, Utc};
use poem_openapi::Object;
use sea_orm::FromJsonQueryResult;
use serde::{Deserialize, Serialize};

use crate::ids::{EvaluationId, EventId};
use crate::patch::Change;
use crate::text::Texts;

pub use question::{
    EvaluationQuestion, EvaluationQuestionKind, EvaluationScale, EvaluationSubject,
};
pub use results::{
    AnswerCount, EvaluationDay, EvaluationResults, EvaluationSpeaker, QuestionResult, TestGain,
    TestPerson, TestResult, Withheld,
};
pub use subject::{Spoke, Subject};

crate::choices! {
    /// What an evaluation is for.
    EvaluationKind {
        /// What people think of the event.
        Reaction,
        /// What they know before it.
        PreTest,
        /// What they know after it.
        PostTest,
        /// What they made of it, months later.
        Application,
    }

    /// How far an evaluation is.
    EvaluationStatus {
        /// Being written; opened by hand.
        Draft,
        /// Opens by itself.
        Scheduled,
        /// Can be answered.
        Open,
        /// Can be answered no more.
        Closed,
        /// Was to open at a time when it could not; opened by hand.
        Missed,
    }

    /// From when the opening of an evaluation counts.
    EvaluationAnchor {
        /// The start of the event.
        EventStart,
        /// The end of the event.
        EventEnd,
    }
}

impl EvaluationKind {
    /// Whether there are right answers to it.
    pub fn is_test(self) -> bool {
        matches!(self, Self::PreTest | Self::PostTest)
    }
}

/// When an evaluation opens by itself; it moves with the event.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, FromJsonQueryResult, Object,
)]
pub struct EvaluationOpening {
    /// From when it counts.
    pub anchor: EvaluationAnchor,
    /// So many months later, such as 3 or 6 for `application`.
    #[oai(default, validator(minimum(value = "0"), maximum(value = "36")))]
    #[serde(default)]
    pub months: i32,
    /// And so many days, or before it if negative.
    #[oai(default, validator(minimum(value = "-365"), maximum(value = "365")))]
    #[serde(default)]
    pub days: i32,
}

/// A new evaluation.
#[derive(Clone, Debug, Object)]
pub struct EvaluationCreate {
    /// What it is for.
    pub kind: EvaluationKind,
    /// What it is called; those who answer read it.
    pub title: Texts,
    /// What stands above the questions (Markdown).
    pub introduction: Option<Texts>,
    /// Whether nobody learns who answered what. Then no answer can be changed, nothing is told before it
    /// closes, and nothing of fewer than five.
    #[oai(default)]
    pub anonymous: bool,
    /// What it asks.
    #[oai(validator(min_items = 1, max_items = 60))]
    pub questions: Vec<EvaluationQuestion>,
    /// When it opens by itself; by `open` when left out.
    pub opens: Option<EvaluationOpening>,
    /// For how many days it is open; 21 when left out.
    #[oai(validator(minimum(value = "1"), maximum(value = "366")))]
    pub open_days: Option<i32>,
    /// How many days after they were asked those are reminded, once, who have not answered; 5 when left
    /// out, and 0 reminds nobody.
    #[oai(validator(minimum(value = "0"), maximum(value = "366")))]
    pub remind_after_days: Option<i32>,
}

/// What changes in an evaluation: what is left out stays, null clears.
#[derive(Clone, Debug, Object)]
pub struct EvaluationPatch {
    /// What it is called.
    pub title: Option<Texts>,
    /// What stands above the questions.
    pub introduction: Change<Texts>,
    /// Whether nobody learns who answered what; not once it was opened.
    pub anonymous: Option<bool>,
    /// What it asks; replaced as a whole.
    #[oai(validator(min_items = 1, max_items = 60))]
    pub questions: Option<Vec<EvaluationQuestion>>,
    /// When it opens by itself.
    pub opens: Change<EvaluationOpening>,
    /// For how many days it is open.
    #[oai(validator(minimum(value = "1"), maximum(value = "366")))]
    pub open_days: Option<i32>,
    /// After how many days those are reminded who have not answered.
    #[oai(validator(minimum(value = "0"), maximum(value = "366")))]
    pub remind_after_days: Option<i32>,
}

/// An evaluation.
#[derive(Clone, Debug, Object)]
pub struct EvaluationOut {
    /// Its id.
    pub id: EvaluationId,
    /// Its version, as in the `ETag`.
    pub version: i64,
    /// The event.
    pub event_id: EventId,
    /// What it is for.
    pub kind: EvaluationKind,
    /// What it is called.
    pub title: Texts,
    /// What stands above the questions.
    pub introduction: Option<Texts>,
    /// Whether nobody learns who answered what.
    pub anonymous: bool,
    /// What it asks.
    pub questions: Vec<EvaluationQuestion>,
    /// When it opens by itself.
    pub opens: Option<EvaluationOpening>,
    /// For how many days it is open.
    pub open_days: i32,
    /// After how many days those are reminded who have not answered; 0: nobody is.
    pub remind_after_days: i32,
    /// How far it is.
    pub status: EvaluationStatus,
    /// When it was opened.
    pub opened_at: Option<DateTime<Utc>>,
    /// When it closes.
    pub closes_at: Option<DateTime<Utc>>,
    /// When it was closed.
    pub closed_at: Option<DateTime<Utc>>,
    /// How many were asked. This and the next two change without the version.
    pub invited: i64,
    /// How many of them have no address, and got no mail.
    pub without_address: i64,
    /// How many have answered.
    pub answered: i64,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// When it was last changed; no answer changes it.
    pub updated_at: DateTime<Utc>,
}

/// Filters for evaluations.
#[derive(Clone, Debug, Default, Object)]
pub struct EvaluationFilter {
    /// Those of this kind.
    pub kind: Option<EvaluationKind>,
    /// Those in this state.
    pub status: Option<EvaluationStatus>,
}
