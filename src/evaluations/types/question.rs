//! The questions of an evaluation.

use chrono::NaiveDate;
use poem_openapi::Object;
use serde::{Deserialize, Serialize};

use crate::ids::{ItemId, PanelId};
use crate::registrations::form::types::FormOption;
use crate::text::Texts;

crate::choices! {
    /// How a question is answered.
    EvaluationQuestionKind {
        /// By a number of a scale.
        Scale,
        /// By one of the options.
        OneOf,
        /// By some of the options.
        SeveralOf,
        /// By yes or no.
        YesNo,
        /// In one's own words, of at most 1,000 characters; at most five questions of a form.
        Text,
    }
}

/// A scale from its lowest number to its highest, of 3 to 11 steps.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Object)]
pub struct EvaluationScale {
    /// The lowest number.
    #[oai(validator(minimum(value = "0"), maximum(value = "10")))]
    pub from: i32,
    /// The highest.
    #[oai(validator(minimum(value = "2"), maximum(value = "10")))]
    pub to: i32,
    /// What the lowest means.
    #[serde(default)]
    pub from_label: Option<Texts>,
    /// What the highest means.
    #[serde(default)]
    pub to_label: Option<Texts>,
}

/// What a question is about; one of these.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Object)]
#[serde(default)]
pub struct EvaluationSubject {
    /// A day of the event.
    pub day: Option<NaiveDate>,
    /// A panel, and so its day.
    pub panel_id: Option<PanelId>,
    /// An item, and so its speakers and its day.
    pub item_id: Option<ItemId>,
    /// With `item_id`: one of its speakers alone, by their place in it.
    #[oai(validator(minimum(value = "1"), maximum(value = "100")))]
    pub speaker: Option<i32>,
}

/// A question of an evaluation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Object)]
pub struct EvaluationQuestion {
    /// By which its answers are known, as in a registration form: small letters, digits and `_`, a
    /// letter first.
    #[oai(validator(min_length = 1, max_length = 40))]
    pub key: String,
    /// How it is answered.
    pub kind: EvaluationQuestionKind,
    /// What it asks.
    pub label: Texts,
    /// What helps to answer it.
    #[serde(default)]
    pub help: Option<Texts>,
    /// Whether it must be answered.
    #[oai(default)]
    #[serde(default)]
    pub required: bool,
    /// The scale, for `scale`; 1 to 5 when left out.
    #[serde(default)]
    pub scale: Option<EvaluationScale>,
    /// What there is to choose from, for `one_of` and `several_of`.
    #[oai(default, validator(max_items = 50))]
    #[serde(default)]
    pub options: Vec<FormOption>,
    /// What it is about, by which results are told by day and speaker.
    #[serde(default)]
    pub about: Option<EvaluationSubject>,
    /// In a test: how many points the right answer gives.
    #[oai(validator(minimum(value = "1"), maximum(value = "100")))]
    #[serde(default)]
    pub points: Option<i32>,
    /// With `points`: the right answer, by the values of options, by `yes` or `no`, or by the number; of
    /// `several_of` all that are right. It is shown to nobody who answers.
    #[oai(default, validator(max_items = 50))]
    #[serde(default)]
    pub correct: Vec<String>,
}
