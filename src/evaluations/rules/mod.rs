//! What an evaluation may ask, when it opens, what is told of it, and what a test is worth.

pub mod hiding;
mod opening;
pub mod questions;
pub mod scores;
pub mod tally;
pub mod told;

use chrono::{DateTime, Utc};

use super::entity::evaluation::Model;
use super::types::{EvaluationKind, EvaluationPatch, EvaluationQuestion, EvaluationStatus};
use crate::error::{AppError, Checks, FieldError, Result, Wrong};
use crate::events::types::EventStatus;
use crate::ids::EvaluationId;
use crate::patch::Change;
use crate::text::{Texts, check_long_texts, check_title};

pub use opening::{Move, check, check_ahead, opens_at};

/// For how many days a form is open where nothing is said.
pub const OPEN_DAYS: i32 = 21;
/// After how many days people are reminded where nothing is said.
pub const REMIND_AFTER_DAYS: i32 = 5;
const TITLE_MAX: usize = 300;
const INTRODUCTION_MAX: usize = 5000;

/// What is said of an evaluation; what is missing is not looked at.
#[derive(Clone, Copy, Debug, Default)]
pub struct Said<'a> {
    /// What it is for.
    pub kind: Option<EvaluationKind>,
    /// What it is called.
    pub title: Option<&'a Texts>,
    /// What stands above the questions.
    pub introduction: Option<&'a Texts>,
    /// What it asks.
    pub questions: Option<&'a [EvaluationQuestion]>,
}

impl<'a> From<&'a Model> for Said<'a> {
    fn from(row: &'a Model) -> Self {
        Self {
            kind: Some(row.kind),
            title: Some(&row.title),
            introduction: row.introduction.as_ref(),
            questions: Some(row.questions.as_slice()),
        }
    }
}

/// Notes what is wrong with what is said.
pub fn check_said(checks: &mut Checks, said: &Said<'_>) {
    check_title(checks, "title", said.title, TITLE_MAX);
    check_long_texts(checks, "introduction", said.introduction, INTRODUCTION_MAX);
    checks.extend(said.questions.into_iter().flat_map(|it| questions::faults(said.kind, it)));
}

/// What can be said of an evaluation in which something is wrong by its form already.
pub fn faults(part: &EvaluationPatch, _: &Wrong<'_>) -> Vec<FieldError> {
    let introduction = match &part.introduction {
        Change::Value(texts) => Some(texts),
        Change::Undefined | Change::Null => None,
    };
    let said = Said {
        kind: None,
        title: part.title.as_ref(),
        introduction,
        questions: part.questions.as_deref(),
    };
    let mut checks = Checks::new();
    check_said(&mut checks, &said);
    checks.into_faults()
}

/// 409 for what cannot be changed any more: what somebody has answered, and, once people were told, who
/// learns what they answer.
pub fn check_change(before: &Model, after: &Model, answered: bool) -> Result<()> {
    check(before.status, Move::Edit)?;
    if answered && asks_otherwise(before, after) {
        let detail = "Somebody has answered: what is asked can no longer be changed. Close this one, \
                      and make another.";
        return Err(AppError::conflict("evaluation.answered", detail));
    }
    if before.opened_at.is_some() && before.anonymous != after.anonymous {
        let detail = "People were told whether it is anonymous when it was opened; that stays.";
        return Err(AppError::conflict("evaluation.opened", detail));
    }
    Ok(())
}

fn asks_otherwise(before: &Model, after: &Model) -> bool {
    let asked = |row: &Model| (row.title.clone(), row.introduction.clone(), row.questions.clone());
    asked(before) != asked(after)
}

/// Whether those who answer read something else, so that what was filled in before comes back.
pub fn reads_otherwise(before: &Model, after: &Model) -> bool {
    asks_otherwise(before, after) || before.anonymous != after.anonymous
}

/// 409 for a test beside another of its kind: what is gained between two tests is told of one before and
/// one after the event. It names the other one, and what can be done with it.
pub fn check_alone(
    kind: EvaluationKind,
    others: &[(EvaluationId, EvaluationStatus)],
) -> Result<()> {
    let other = others.iter().find(|(_, status)| *status != EvaluationStatus::Closed);
    let Some((id, status)) = other.filter(|_| kind.is_test()) else { return Ok(()) };
    let way = if *status == EvaluationStatus::Open {
        "close it first"
    } else {
        "change that one, or delete it first"
    };
    let detail = format!(
        "This event has another {kind} that is {status}: {id}. The gain between two tests is told of \
         one before and one after; {way}."
    );
    Err(AppError::conflict("evaluation.second_test", detail))
}

/// 409 for one that people have answered, or were asked to.
pub fn check_delete(row: &Model, answered: bool) -> Result<()> {
    if row.status != EvaluationStatus::Open && !answered {
        return Ok(());
    }
    let detail =
        "Only an evaluation that nobody has answered, and that is not open, can be deleted.";
    Err(AppError::conflict("evaluation.in_use", detail))
}

/// 409 unless people can be asked about an event in this state.
pub fn check_event(standing: EventStatus) -> Result<()> {
    if is_asked_about(standing) {
        return Ok(());
    }
    let detail = format!(
        "The event is {standing}; people are asked about one that was published and not cancelled."
    );
    Err(AppError::conflict("evaluation.event_state", detail))
}

/// Whether people are asked about an event: once it was announced, and as long as it is not called off.
/// Also when it is put away: what people made of it is asked months later.
pub fn is_asked_about(standing: EventStatus) -> bool {
    matches!(standing, EventStatus::Published | EventStatus::Completed | EventStatus::Archived)
}

/// Whether it can be answered.
pub fn is_open(row: &Model, now: DateTime<Utc>) -> bool {
    row.status == EvaluationStatus::Open && row.closes_at.is_none_or(|end| now < end)
}

/// The code of the refusal of [`closed`].
pub const CLOSED: &str = "evaluation.closed";
/// The code of the refusal of [`over`].
pub const OVER: &str = "evaluation.link_dead";
/// The code of the refusal of [`answered_before`].
pub const ANSWERED: &str = "evaluation.answered_before";

/// The code of a form in which nothing is answered.
pub const NOTHING: &str = "nothing";

/// It can be answered no more.
pub fn closed() -> AppError {
    AppError::gone(CLOSED, "This form is closed; nothing was recorded.")
}

/// Whoever holds the link takes part no more.
pub fn over() -> AppError {
    AppError::gone(OVER, "This link no longer serves; nothing was recorded.")
}

/// Of an anonymous form nobody knows which answer would be changed.
pub fn answered_before() -> AppError {
    let detail = "This anonymous form was answered by this link already, and what was answered \
                  cannot be found to be changed.";
    AppError::conflict(ANSWERED, detail)
}

/// 409 for a table of who answered what in an anonymous form.
pub fn check_named(row: &Model) -> Result<()> {
    if !row.anonymous {
        return Ok(());
    }
    let detail = "This evaluation is anonymous: there are no rows of who answered what. Read its \
                  results as json or html.";
    Err(AppError::conflict("evaluation.anonymous", detail))
}
