//! The table of sensitive answers.

use sea_orm::entity::prelude::*;

use crate::ids::RegistrationId;

/// A row of `sensitive_answers`. What is sealed is bound to its registration, key and version.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "sensitive_answers")]
pub struct Model {
    /// The registration.
    #[sea_orm(primary_key, auto_increment = false)]
    pub registration_id: RegistrationId,
    /// The key of the field.
    #[sea_orm(primary_key, auto_increment = false)]
    pub key: String,
    /// Which version of the field it answers.
    pub version: i32,
    /// The name of the key of the vault that opens it.
    pub sealed_with: String,
    /// The answer as JSON, sealed.
    #[sea_orm(column_type = "Blob")]
    pub sealed: Vec<u8>,
    /// When it was given.
    pub updated_at: DateTimeUtc,
}

crate::belongs_to! {
    /// The registration.
    Registration: RegistrationId => crate::registrations::entity,
}
