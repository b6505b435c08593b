//! What came of an evaluation.

use chrono::NaiveDate;
use poem_openapi::Object;

use super::{EvaluationKind, EvaluationQuestionKind, EvaluationStatus, EvaluationSubject};
use crate::ids::{EvaluationId, EventId, PersonId, RegistrationId};
use crate::text::Texts;

crate::choices! {
    /// Why nothing is told of what was answered.
    Withheld {
        /// It is anonymous and open still: who compares results before and after an answer would know
        /// that answer.
        Open,
        /// It is anonymous, and fewer than five have answered.
        Few,
    }
}

/// What came of an evaluation.
#[derive(Clone, Debug, Object)]
pub struct EvaluationResults {
    /// The evaluation.
    pub evaluation_id: EvaluationId,
    /// The event.
    pub event_id: EventId,
    /// What it is for.
    pub kind: EvaluationKind,
    /// What it is called.
    pub title: Texts,
    /// Whether nobody learns who answered what.
    pub anonymous: bool,
    /// How far it is.
    pub status: EvaluationStatus,
    /// How many were asked.
    pub invited: i64,
    /// How many have answered; of an anonymous form how many answers are counted.
    pub answered: i64,
    /// Why nothing more is told; null where it is.
    pub withheld: Option<Withheld>,
    /// By question.
    pub questions: Vec<QuestionResult>,
    /// By day, of the questions about a day or something on it.
    pub days: Vec<EvaluationDay>,
    /// By speaker, of the questions about their items.
    pub speakers: Vec<EvaluationSpeaker>,
    /// Of a test: its points.
    pub test: Option<TestResult>,
}

/// What was answered to a question.
#[derive(Clone, Debug, PartialEq, Object)]
pub struct QuestionResult {
    /// Its key.
    pub key: String,
    /// How it is answered.
    pub kind: EvaluationQuestionKind,
    /// What it asks.
    pub label: Texts,
    /// What it is about.
    pub about: Option<EvaluationSubject>,
    /// How many answered it; null where that is hidden, and of `several_of`.
    pub answers: Option<i64>,
    /// Whether it is anonymous and nothing is told of it, since so few answered it, or did not.
    pub withheld: bool,
    /// Of a scale: the mean; of an anonymous form rounded, the fewer answered the coarser.
    pub mean: Option<f64>,
    /// How many chose what. Of an anonymous form only where that tells of no one to four people, neither
    /// who chose something nor who left it open, and not all chose the same.
    pub distribution: Vec<AnswerCount>,
    /// Of `text`: what was written, in the order of the letters. Of an anonymous form only where neither
    /// those who wrote something nor those who left it open are one to four.
    pub texts: Vec<String>,
    /// In a test: what share of those who sent it answered this rightly, in per cent; null where that is
    /// hidden.
    pub correct_percent: Option<f64>,
}

/// How many chose an answer.
#[derive(Clone, Debug, PartialEq, Eq, Object)]
pub struct AnswerCount {
    /// Its value.
    pub value: String,
    /// How many.
    pub people: i64,
}

/// What was thought of a day.
#[derive(Clone, Debug, PartialEq, Object)]
pub struct EvaluationDay {
    /// The day.
    pub day: NaiveDate,
    /// How many questions on a scale are told of it.
    pub questions: i64,
    /// The mean of their means, from 0 for the lowest to 100 for the highest.
    pub mean_percent: f64,
}

/// What was thought of a speaker.
#[derive(Clone, Debug, PartialEq, Object)]
pub struct EvaluationSpeaker {
    /// The person, where they are in the address book.
    pub person_id: Option<PersonId>,
    /// Their name on the day.
    pub full_name: String,
    /// How many questions on a scale are told of their items.
    pub questions: i64,
    /// The mean of their means, from 0 for the lowest to 100 for the highest.
    pub mean_percent: f64,
}

/// The points of a test.
#[derive(Clone, Debug, PartialEq, Object)]
pub struct TestResult {
    /// How many points there are.
    pub max_points: i32,
    /// The mean, in per cent of them; null while nobody has answered.
    pub mean_percent: Option<f64>,
    /// Of a post-test: what was gained since the pre-test of the event.
    pub gain: Option<TestGain>,
    /// Who has how many, by name; nobody where it is anonymous.
    pub people: Vec<TestPerson>,
}

/// What was gained between two tests, in per cent of their points.
#[derive(Clone, Debug, PartialEq, Object)]
pub struct TestGain {
    /// The test before.
    pub pre_test_id: EvaluationId,
    /// Over how many who took both; null where one of the tests is anonymous, and all are compared with
    /// all.
    pub people: Option<i64>,
    /// The mean before.
    pub before_percent: f64,
    /// The mean after.
    pub after_percent: f64,
    /// The difference.
    pub gain: f64,
    /// What share of what could be gained was; null where nothing could be.
    pub normalized: Option<f64>,
}

/// The points of somebody.
#[derive(Clone, Debug, PartialEq, Object)]
pub struct TestPerson {
    /// Their registration.
    pub registration_id: RegistrationId,
    /// Their name.
    pub full_name: String,
    /// Their points.
    pub points: i32,
    /// The same in per cent.
    pub percent: f64,
    /// Those of the pre-test, in per cent.
    pub before_percent: Option<f64>,
}
