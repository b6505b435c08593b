//! Values of indices as callers see them.

use chrono::{DateTime, Utc};
use poem_openapi::Object;

use crate::country_code::CountryCode;
use crate::ids::CountryIndicatorId;
use crate::patch::Change;

/// A value of an index.
#[derive(Clone, Debug, PartialEq, Object)]
pub struct CountryIndicatorCreate {
    /// The country.
    pub country: CountryCode,
    /// The index, such as `EGDI` or `OSI`; kept in capital letters.
    #[oai(validator(min_length = 1, max_length = 40))]
    pub index: String,
    /// The component, such as `e-participation`; none for the index as a whole.
    #[oai(validator(min_length = 1, max_length = 100))]
    pub component: Option<String>,
    /// The year of the edition.
    #[oai(validator(minimum(value = "1900"), maximum(value = "2200")))]
    pub edition: i32,
    /// The value.
    #[oai(validator(minimum(value = "-1000000000"), maximum(value = "1000000000")))]
    pub value: f64,
    /// The rank among all countries.
    #[oai(validator(minimum(value = "1"), maximum(value = "1000")))]
    pub rank: Option<i32>,
    /// Where it is published.
    #[oai(validator(min_length = 1, max_length = 300))]
    pub source: Option<String>,
}

/// What can be said of a value of which some fields are wrong or missing.
#[derive(Clone, Debug, Object)]
pub struct CountryIndicatorPart {
    /// The index.
    pub index: Option<String>,
    /// The component.
    pub component: Option<String>,
    /// Where it is published.
    pub source: Option<String>,
}

/// What changes in a value: what is left out stays, null clears.
#[derive(Clone, Debug, Object)]
pub struct CountryIndicatorPatch {
    /// The value.
    #[oai(validator(minimum(value = "-1000000000"), maximum(value = "1000000000")))]
    pub value: Option<f64>,
    /// The rank among all countries.
    #[oai(validator(minimum(value = "1"), maximum(value = "1000")))]
    pub rank: Change<i32>,
    /// Where it is published.
    #[oai(validator(min_length = 1, max_length = 300))]
    pub source: Change<String>,
}

/// A value of an index.
#[derive(Clone, Debug, Object)]
pub struct CountryIndicatorOut {
    /// Its id.
    pub id: CountryIndicatorId,
    /// Its version, as in the `ETag`.
    pub version: i64,
    /// The country.
    pub country: CountryCode,
    /// The index.
    pub index: String,
    /// The component; null for the index as a whole.
    pub component: Option<String>,
    /// The year of the edition.
    pub edition: i32,
    /// The value.
    pub value: f64,
    /// The rank among all countries.
    pub rank: Option<i32>,
    /// Where it is published.
    pub source: Option<String>,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// When it was last changed.
    pub updated_at: DateTime<Utc>,
}

/// Filters for values.
#[derive(Clone, Debug, Default, Object)]
pub struct CountryIndicatorFilter {
    /// Those of this country.
    pub country: Option<CountryCode>,
    /// Those of this index.
    pub index: Option<String>,
    /// Those of this component.
    pub component: Option<String>,
    /// Those of this edition.
    pub edition: Option<i32>,
}

/// What a group has of an index or of one of its components, beside another group.
#[derive(Clone, Debug, PartialEq, Object)]
pub struct ComponentSummary {
    /// The component; null for the index as a whole.
    pub component: Option<String>,
    /// The mean of the group; null where none of its countries has a value.
    pub mean: Option<f64>,
    /// Of how many countries that is the mean.
    pub counted: u32,
    /// The countries of the group that have no value in this edition.
    pub missing: Vec<CountryCode>,
    /// The mean of the other group.
    pub against_mean: Option<f64>,
    /// Of how many countries that is the mean.
    pub against_counted: u32,
    /// The countries of the other group that have no value in this edition.
    pub against_missing: Vec<CountryCode>,
    /// By how much the group is above the other; below it where negative.
    pub difference: Option<f64>,
}

/// What an index says of a group of countries.
#[derive(Clone, Debug, Object)]
pub struct CountryIndicatorSummary {
    /// The index.
    pub index: String,
    /// The edition; null where there is none.
    pub edition: Option<i32>,
    /// All editions that there are of the index, the latest first.
    pub editions: Vec<i32>,
    /// The code of the group; null: all countries that have a value.
    pub group: Option<String>,
    /// The code of the other group.
    pub against: Option<String>,
    /// The index as a whole, where it has values.
    pub whole: Option<ComponentSummary>,
    /// Its components, those first in which the group has the lowest mean.
    pub components: Vec<ComponentSummary>,
    /// The two components in which the group has the lowest mean, the lowest first.
    pub weakest_components: Vec<String>,
    /// What is to be known of the figures: editions are not comparable, and who is missing.
    pub notes: Vec<String>,
}

/// What came of a table of values.
#[derive(Clone, Debug, Default, Object)]
pub struct CountryIndicatorImport {
    /// Whether this only says what would come of it.
    pub dry_run: bool,
    /// In which letters the file is written: `utf-8`, `utf-16` or `windows-1251`.
    pub encoding: String,
    /// How many rows it has below its head.
    pub rows: u32,
    /// How many values are new.
    pub created: u32,
    /// How many take the place of another value that was on record.
    pub changed: u32,
    /// How many are on record as they stand in the table.
    pub known: u32,
    /// With how many rows something is wrong; nothing is made of them.
    pub failed: u32,
    /// The columns that are not read.
    pub left_out: Vec<String>,
    /// What is wrong, the first 200 cells of it.
    pub errors: Vec<CountryIndicatorFault>,
    /// How many more cells are wrong.
    pub more: u32,
}

/// What is wrong with a cell of a table of values.
#[derive(Clone, Debug, PartialEq, Object)]
pub struct CountryIndicatorFault {
    /// The number of the row in the sheet; the head is row 1.
    pub row: u32,
    /// Where it is, such as `C5`; null where the file has no column for it.
    pub cell: Option<String>,
    /// The field.
    pub field: String,
    /// A stable code.
    pub code: String,
    /// What is wrong, and what would be right.
    pub message: String,
}
