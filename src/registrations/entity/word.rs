//! The words of registrations, kept by the database as registrations change.

use sea_orm::entity::prelude::*;

use crate::ids::{EventId, RegistrationId};

/// A row of `registration_words`.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "registration_words")]
pub struct Model {
    /// The event, because people search within one.
    #[sea_orm(primary_key, auto_increment = false)]
    pub event_id: EventId,
    /// A word of the registration's `search`.
    #[sea_orm(primary_key, auto_increment = false)]
    pub word: String,
    /// The registration.
    #[sea_orm(primary_key, auto_increment = false)]
    pub registration_id: RegistrationId,
}

/// None: the words go with the row.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
