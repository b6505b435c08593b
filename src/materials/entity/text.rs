//! The texts of materials, and of their titles the words, in which `q` searches. On SQLite triggers keep
//! the index, by the number; that of PostgreSQL is one of this table.

use sea_orm::entity::prelude::*;

use crate::ids::MaterialId;

/// A row of `material_texts`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "material_texts")]
pub struct Model {
    /// Key.
    #[sea_orm(primary_key)]
    pub number: i64,
    /// The material.
    #[sea_orm(unique)]
    pub material_id: MaterialId,
    /// The words of its title.
    pub title: String,
    /// The words of its text, each where it stands in `body`.
    pub folded: String,
    /// Its text.
    pub body: String,
}

crate::belongs_to! {
    /// The material.
    Material: MaterialId => super::material,
}
