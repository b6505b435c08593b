//! Groups of countries.

use sea_orm::entity::prelude::*;

use crate::ids::CountryGroupId;
use crate::text::Texts;

/// A row of `country_groups`.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "country_groups")]
pub struct Model {
    /// Key.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: CountryGroupId,
    /// Raised by every change; the `ETag`.
    pub version: i64,
    /// What people call it by.
    pub code: String,
    /// Names by language.
    #[sea_orm(column_type = "JsonBinary")]
    pub names: Texts,
    /// The English name, folded, to sort by.
    pub name_sort: String,
    /// Who says so.
    pub source: Option<String>,
    /// Whether it ships with the house and cannot be changed.
    pub shipped: bool,
    /// Code and names, folded for search.
    pub search: String,
    /// When it was made.
    pub created_at: DateTimeUtc,
    /// When it was last changed.
    pub updated_at: DateTimeUtc,
}

crate::belongs_to! {}
