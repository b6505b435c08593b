//! Values of indicators that were entered by hand; rows are added, never changed.

use sea_orm::entity::prelude::*;

use crate::db::PartialDate;
use crate::ids::{IndicatorValueId, ProgrammeIndicatorId};

/// A row of `programme_indicator_values`.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "programme_indicator_values")]
pub struct Model {
    /// Key.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: IndicatorValueId,
    /// The indicator.
    pub indicator_id: ProgrammeIndicatorId,
    /// The value.
    pub value: f64,
    /// When that was its value.
    pub dated: PartialDate,
    /// Where it stands.
    pub source: Option<String>,
    /// What is to be known of it.
    pub note: Option<String>,
    /// The value in whose place it stands.
    pub corrects_id: Option<IndicatorValueId>,
    /// Who entered it.
    pub recorded_by: String,
    /// When it was entered.
    pub created_at: DateTimeUtc,
}

crate::belongs_to! {
    /// The indicator.
    Indicator: IndicatorId => super::indicator,
}
