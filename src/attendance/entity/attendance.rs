//! How many check-ins of a registration stand, kept by the database as they change.

use sea_orm::entity::prelude::*;

use crate::ids::{EventId, RegistrationId};

/// A row of `attendances`.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "attendances")]
pub struct Model {
    /// The registration.
    #[sea_orm(primary_key, auto_increment = false)]
    pub registration_id: RegistrationId,
    /// Its event.
    pub event_id: EventId,
    /// How many of its check-ins stand.
    pub times: i64,
}

crate::belongs_to! {
    /// The registration.
    Registration: RegistrationId => crate::registrations::entity,
    /// Its event.
    Event: EventId => crate::events::entity::event,
}
