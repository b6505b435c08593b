//! Indicators of programmes.

use sea_orm::entity::prelude::*;

use crate::db::PartialDate;
use crate::ids::{ProgrammeId, ProgrammeIndicatorId};
use crate::programmes::indicators::types::{IndicatorDirection, IndicatorMeasure};
use crate::text::Texts;

/// A row of `programme_indicators`.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "programme_indicators")]
pub struct Model {
    /// Key.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ProgrammeIndicatorId,
    /// Raised by every change; the `ETag`.
    pub version: i64,
    /// The programme.
    pub programme_id: ProgrammeId,
    /// The number by which papers call it.
    pub code: Option<String>,
    /// The title by language.
    #[sea_orm(column_type = "JsonBinary")]
    pub title: Texts,
    /// In what it is measured.
    pub unit: Option<String>,
    /// Where its value comes from.
    pub measure: IndicatorMeasure,
    /// Where it is to go.
    pub direction: IndicatorDirection,
    /// The value from which it starts.
    pub baseline_value: Option<f64>,
    /// When that was its value.
    pub baseline_dated: Option<PartialDate>,
    /// Where that stands.
    pub baseline_source: Option<String>,
    /// The value that is to be reached.
    pub target_value: Option<f64>,
    /// By when.
    pub target_dated: Option<PartialDate>,
    /// When it was made.
    pub created_at: DateTimeUtc,
    /// When it was last changed.
    pub updated_at: DateTimeUtc,
}

crate::belongs_to! {
    /// The programme.
    Programme: ProgrammeId => crate::programmes::entity::programme,
}
