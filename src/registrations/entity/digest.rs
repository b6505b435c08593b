//! The table of digests: up to when the contact of an event was told what happened in its register.

use sea_orm::entity::prelude::*;

use crate::ids::EventId;

/// A row of `registration_digests`.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "registration_digests")]
pub struct Model {
    /// The event.
    #[sea_orm(primary_key, auto_increment = false)]
    pub event_id: EventId,
    /// When it was last looked what there is to tell.
    pub at: DateTimeUtc,
}

crate::belongs_to! {
    /// The event.
    Event: EventId => crate::events::entity::event,
}
