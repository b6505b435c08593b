//! The forms.

use sea_orm::entity::prelude::*;

use crate::db::List;
use crate::evaluations::types::{
    EvaluationKind, EvaluationOpening, EvaluationQuestion, EvaluationStatus, Subject,
};
use crate::ids::{EvaluationId, EventId};
use crate::text::Texts;

/// A row of `evaluations`. No answer changes it: it would say when the last one came.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "evaluations")]
pub struct Model {
    /// Key.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: EvaluationId,
    /// Raised by every change; the `ETag`.
    pub version: i64,
    /// The event.
    pub event_id: EventId,
    /// What it is for.
    pub kind: EvaluationKind,
    /// What it is called, by language.
    #[sea_orm(column_type = "JsonBinary")]
    pub title: Texts,
    /// What stands above the questions, by language, Markdown.
    #[sea_orm(column_type = "JsonBinary", nullable)]
    pub introduction: Option<Texts>,
    /// Whether nobody learns who answered what.
    pub anonymous: bool,
    /// What it asks.
    pub questions: List<EvaluationQuestion>,
    /// Raised by every change to what those who answer read.
    pub form_version: i64,
    /// What each question was about when it was opened; nothing before that.
    pub subjects: List<Subject>,
    /// When it opens by itself; none: by hand.
    #[sea_orm(column_type = "JsonBinary", nullable)]
    pub opens: Option<EvaluationOpening>,
    /// For how many days it is open.
    pub open_days: i32,
    /// After how many days those are reminded who have not answered; 0: nobody is.
    pub remind_after_days: i32,
    /// How far it is.
    pub status: EvaluationStatus,
    /// When it was opened.
    pub opened_at: Option<DateTimeUtc>,
    /// When it closes.
    pub closes_at: Option<DateTimeUtc>,
    /// When it was closed.
    pub closed_at: Option<DateTimeUtc>,
    /// When it was made.
    pub created_at: DateTimeUtc,
    /// When it was last changed.
    pub updated_at: DateTimeUtc,
}

crate::belongs_to! {
    /// The event.
    Event: EventId => crate::events::entity::event,
}
