//! The form of an evaluation, and what came of one.

use poem::http::StatusCode;
use serde::Serialize;

use super::{BarChart, EventSummary, FormView, Moment, View, Worded};
use crate::pages::SafeHtml;

/// The page on which somebody answers.
#[derive(Clone, Debug, Serialize)]
pub struct EvaluationView {
    /// The event.
    pub event: EventSummary,
    /// What the form is called.
    pub title: Worded,
    /// What stands above the questions.
    pub introduction: Option<Worded<SafeHtml>>,
    /// Whether nobody learns who answered what.
    pub anonymous: bool,
    /// Until when it can be answered.
    pub closes: Option<Moment>,
    /// Whether they have answered; of an anonymous form then nothing more is shown.
    pub answered: bool,
    /// What is said above the form.
    pub notice: Option<EvaluationNotice>,
    /// Which version of the form this is.
    pub version: i64,
    /// The questions.
    pub form: FormView,
}

/// What is said above a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum EvaluationNotice {
    /// What was sent is recorded.
    Saved,
    /// Nothing was answered, so nothing is recorded.
    Nothing,
}

impl View for EvaluationView {
    const TEMPLATE: &'static str = "evaluation.html";

    fn status(&self) -> StatusCode {
        match self.notice {
            Some(EvaluationNotice::Nothing) => StatusCode::UNPROCESSABLE_ENTITY,
            _ => self.form.status(),
        }
    }
}

/// What came of an evaluation.
#[derive(Clone, Debug, Serialize)]
pub struct ResultsView {
    /// The event.
    pub event: EventSummary,
    /// What the form is called.
    pub title: Worded,
    /// `reaction`, `pre_test`, `post_test` or `application`.
    pub kind: &'static str,
    /// Whether nobody learns who answered what.
    pub anonymous: bool,
    /// How many were asked.
    pub invited: i64,
    /// How many have answered.
    pub answered: i64,
    /// `open` or `few`, where nothing is told.
    pub withheld: Option<&'static str>,
    /// By question.
    pub questions: Vec<QuestionView>,
    /// By day.
    pub days: Vec<ShareLine>,
    /// By speaker.
    pub speakers: Vec<ShareLine>,
    /// The points of a test.
    pub test: Option<TestView>,
}

impl View for ResultsView {
    const TEMPLATE: &'static str = "evaluation_results.html";
}

/// What was answered to a question.
#[derive(Clone, Debug, Serialize)]
pub struct QuestionView {
    /// What it asks.
    pub label: Worded,
    /// What it is about.
    pub about: Option<String>,
    /// Whether too few answered it for anything to be told.
    pub withheld: bool,
    /// The mean of a scale.
    pub mean: Option<String>,
    /// How many of a hundred answered it rightly.
    pub correct: Option<String>,
    /// How many chose what.
    pub chart: Option<BarChart>,
    /// What was written.
    pub texts: Vec<String>,
}

/// A mean in per cent.
#[derive(Clone, Debug, Serialize)]
pub struct ShareLine {
    /// Of what.
    pub label: String,
    /// The mean.
    pub percent: String,
}

/// The points of a test.
#[derive(Clone, Debug, Serialize)]
pub struct TestView {
    /// How many there are.
    pub max_points: i32,
    /// The mean in per cent.
    pub mean: Option<String>,
    /// How many took both tests.
    pub people: Option<i64>,
    /// Their mean before.
    pub before: Option<String>,
    /// Their mean after.
    pub after: Option<String>,
    /// The difference.
    pub gain: Option<String>,
    /// Who has how many.
    pub each: Vec<PointsLine>,
}

/// The points of somebody.
#[derive(Clone, Debug, Serialize)]
pub struct PointsLine {
    /// Their name.
    pub full_name: String,
    /// Their points.
    pub points: i32,
    /// The same in per cent.
    pub percent: String,
    /// Those of the test before, in per cent.
    pub before: Option<String>,
}
