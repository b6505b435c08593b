//! Findings as callers see them.

use chrono::{DateTime, Utc};
use poem_openapi::Object;

use crate::country_code::CountryCode;
use crate::ids::{AssessmentId, FindingId, NeedId};
use crate::patch::Change;
use crate::text::Texts;

/// A new finding. It has a text, a level or both.
#[derive(Clone, Debug, Object)]
pub struct FindingCreate {
    /// The key of the dimension, which the assessment has.
    #[oai(validator(min_length = 1, max_length = 40))]
    pub dimension: String,
    /// The country, which the assessment covers; none where this was found of all of them together.
    pub country: Option<CountryCode>,
    /// The level on the scale of the dimension.
    #[oai(validator(minimum(value = "0"), maximum(value = "100")))]
    pub level: Option<i32>,
    /// What was found, Markdown.
    pub text: Option<Texts>,
    /// By what it is known, such as a document and a page of it.
    #[oai(validator(min_length = 1, max_length = 500))]
    pub source: Option<String>,
    /// Where that can be read.
    #[oai(validator(max_length = 2000))]
    pub url: Option<String>,
    /// The capacity needs and barriers of which it speaks.
    #[oai(default, validator(max_items = 50))]
    pub need_ids: Vec<NeedId>,
}

/// What changes in a finding: what is left out stays, null clears. Its country and its dimension stay.
#[derive(Clone, Debug, Object)]
pub struct FindingPatch {
    /// The level on the scale of the dimension.
    #[oai(validator(minimum(value = "0"), maximum(value = "100")))]
    pub level: Change<i32>,
    /// What was found, Markdown.
    pub text: Change<Texts>,
    /// By what it is known.
    #[oai(validator(min_length = 1, max_length = 500))]
    pub source: Change<String>,
    /// Where that can be read.
    #[oai(validator(max_length = 2000))]
    pub url: Change<String>,
    /// The capacity needs and barriers of which it speaks; replaced as a whole.
    #[oai(validator(max_items = 50))]
    pub need_ids: Change<Vec<NeedId>>,
}

/// What an assessment found of a country in a dimension.
#[derive(Clone, Debug, Object)]
pub struct FindingOut {
    /// Its id.
    pub id: FindingId,
    /// Its version, as in the `ETag`.
    pub version: i64,
    /// The assessment.
    pub assessment_id: AssessmentId,
    /// The key of the dimension.
    pub dimension: String,
    /// The country; null where this was found of all countries of the assessment together.
    pub country: Option<CountryCode>,
    /// The level on the scale of the dimension.
    pub level: Option<i32>,
    /// What was found, Markdown.
    pub text: Option<Texts>,
    /// By what it is known.
    pub source: Option<String>,
    /// Where that can be read.
    pub url: Option<String>,
    /// The capacity needs and barriers of which it speaks, as far as the token sees them.
    pub need_ids: Vec<NeedId>,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// When it was last changed.
    pub updated_at: DateTime<Utc>,
}

/// Filters for findings.
#[derive(Clone, Debug, Default, Object)]
pub struct FindingFilter {
    /// Those of this country.
    pub country: Option<CountryCode>,
    /// Those in the dimension of this key.
    pub dimension: Option<String>,
    /// Those at this level.
    pub level: Option<i32>,
}
