//! The words of people, kept by the database as people change.

use sea_orm::entity::prelude::*;

use crate::ids::PersonId;

/// A row of `person_words`.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "person_words")]
pub struct Model {
    /// A word of the person's `search`.
    #[sea_orm(primary_key, auto_increment = false)]
    pub word: String,
    /// The person.
    #[sea_orm(primary_key, auto_increment = false)]
    pub person_id: PersonId,
}

/// None: the words go with the row.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
