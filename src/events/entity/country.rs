//! Countries of an event.

use sea_orm::entity::prelude::*;

use crate::countries::CountryCode;
use crate::events::types::EventCountryRole;
use crate::ids::EventId;

/// A row of `event_countries`.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "event_countries")]
pub struct Model {
    /// The event.
    #[sea_orm(primary_key, auto_increment = false)]
    pub event_id: EventId,
    /// The country.
    #[sea_orm(primary_key, auto_increment = false)]
    pub country: CountryCode,
    /// What it is to the event.
    #[sea_orm(primary_key, auto_increment = false)]
    pub role: EventCountryRole,
    /// Its place in the list, from 1.
    pub position: i32,
}

crate::belongs_to! {
    /// The event.
    Event: EventId => super::event,
}
