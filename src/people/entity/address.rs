//! The further addresses by which people are found.

use sea_orm::entity::prelude::*;

use crate::ids::PersonId;

/// A row of `person_addresses`.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "person_addresses")]
pub struct Model {
    /// The address by which people are told apart; nobody has it as their own besides.
    #[sea_orm(primary_key, auto_increment = false)]
    pub email_canonical: String,
    /// Who is found by it.
    pub person_id: PersonId,
}

crate::belongs_to! {
    /// Who is found by it.
    Person: PersonId => super::person,
}
