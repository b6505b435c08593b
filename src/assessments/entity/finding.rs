//! What assessments found.

use sea_orm::entity::prelude::*;

use crate::country_code::CountryCode;
use crate::ids::{AssessmentId, FindingId};
use crate::text::Texts;

/// A row of `findings`.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "findings")]
pub struct Model {
    /// Key.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: FindingId,
    /// Raised by every change; the `ETag`.
    pub version: i64,
    /// The assessment.
    pub assessment_id: AssessmentId,
    /// The key of the dimension.
    pub dimension: String,
    /// The country; none: all of the assessment together.
    pub country: Option<CountryCode>,
    /// The country's code; empty where there is none.
    pub country_key: String,
    /// The level on the scale of the dimension.
    pub level: Option<i32>,
    /// What was found, by language, Markdown.
    #[sea_orm(column_type = "JsonBinary", nullable)]
    pub text: Option<Texts>,
    /// By what it is known.
    pub source: Option<String>,
    /// Where that can be read.
    pub url: Option<String>,
    /// Text and source, folded for search.
    pub search: String,
    /// When it was made.
    pub created_at: DateTimeUtc,
    /// When it was last changed.
    pub updated_at: DateTimeUtc,
}

crate::belongs_to! {
    /// The assessment.
    Assessment: AssessmentId => super::assessment,
}
