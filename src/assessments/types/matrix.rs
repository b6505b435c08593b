//! The findings of an assessment as a table: countries by dimensions, in a reader's language.

use poem_openapi::Object;

use super::AssessmentScale;
use crate::country_code::CountryCode;
use crate::ids::{AssessmentId, FindingId};
use crate::text::Language;

/// What an assessment found, countries by dimensions.
#[derive(Clone, Debug, Object)]
pub struct AssessmentMatrix {
    /// The assessment.
    pub assessment_id: AssessmentId,
    /// The language of what is said here; a text that there is not in it is in another one.
    pub language: Language,
    /// The title of the assessment.
    pub title: String,
    /// The dimensions, in order.
    pub dimensions: Vec<MatrixDimension>,
    /// The countries, by the alphabet of the language; last, where something was found of them, all
    /// together.
    pub rows: Vec<MatrixRow>,
    /// How many cells countries and dimensions make.
    pub cells: u32,
    /// In how many of them something was found.
    pub filled: u32,
    /// The cells in which nothing was found yet.
    pub empty: Vec<EmptyCell>,
    /// How many countries the assessment names.
    pub named_countries: u32,
    /// How many countries it says that it covers.
    pub claimed_countries: Option<i32>,
    /// Whether it says that it covers another number of countries than it names.
    pub countries_differ: bool,
}

/// A dimension as a column.
#[derive(Clone, Debug, PartialEq, Object)]
pub struct MatrixDimension {
    /// Its key.
    pub key: String,
    /// What it is called.
    pub title: String,
    /// Its scale.
    pub scale: Option<AssessmentScale>,
    /// In how many of the countries something was found.
    pub filled: u32,
}

/// A country as a row.
#[derive(Clone, Debug, PartialEq, Object)]
pub struct MatrixRow {
    /// The country; null for all together.
    pub country: Option<CountryCode>,
    /// What it is called.
    pub name: String,
    /// What was found of it, a cell for each dimension in their order.
    pub cells: Vec<MatrixCell>,
}

/// What was found of a country in a dimension.
#[derive(Clone, Debug, Default, PartialEq, Object)]
pub struct MatrixCell {
    /// The key of the dimension.
    pub dimension: String,
    /// The finding; null where there is none.
    pub finding_id: Option<FindingId>,
    /// The level on the scale of the dimension.
    pub level: Option<i32>,
    /// What that level is called.
    pub label: Option<String>,
    /// What was found, Markdown.
    pub text: Option<String>,
}

/// A cell in which nothing was found yet.
#[derive(Clone, Debug, PartialEq, Eq, Object)]
pub struct EmptyCell {
    /// The country.
    pub country: CountryCode,
    /// The key of the dimension.
    pub dimension: String,
}
