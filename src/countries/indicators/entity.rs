//! Values of indices.

use sea_orm::entity::prelude::*;

use crate::country_code::CountryCode;
use crate::ids::CountryIndicatorId;

/// A row of `country_indicators`.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "country_indicators")]
pub struct Model {
    /// Key.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: CountryIndicatorId,
    /// Raised by every change; the `ETag`.
    pub version: i64,
    /// The country.
    pub country: CountryCode,
    /// The index, in capital letters.
    pub index_code: String,
    /// The component; none: the index as a whole.
    pub component: Option<String>,
    /// The component, folded; empty where there is none.
    pub component_key: String,
    /// The year of the edition.
    pub edition: i32,
    /// The value.
    pub value: f64,
    /// The rank among all countries.
    pub rank: Option<i32>,
    /// Where it is published.
    pub source: Option<String>,
    /// When it was made.
    pub created_at: DateTimeUtc,
    /// When it was last changed.
    pub updated_at: DateTimeUtc,
}

crate::belongs_to! {}
