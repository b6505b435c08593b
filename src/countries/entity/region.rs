//! Regions and subregions.

use sea_orm::entity::prelude::*;

use crate::text::Texts;

/// A row of `regions`.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "regions")]
pub struct Model {
    /// Key: the number of UN M49.
    #[sea_orm(primary_key, auto_increment = false)]
    pub m49: String,
    /// Names by language.
    #[sea_orm(column_type = "JsonBinary")]
    pub names: Texts,
}

crate::belongs_to! {}
