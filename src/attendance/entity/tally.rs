//! How many of an event's confirmed people are present where, kept by the database as they come.

use sea_orm::entity::prelude::*;

use crate::ids::EventId;

crate::choices! {
    /// Where people are counted.
    Property {
        /// On a day, by its date.
        Day,
        /// At a panel, by its id without hyphens.
        Panel,
        /// At all; the value is empty.
        Attended,
    }
}

/// A row of `attendance_tallies`.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "attendance_tallies")]
pub struct Model {
    /// The event.
    #[sea_orm(primary_key, auto_increment = false)]
    pub event_id: EventId,
    /// Where they are counted.
    #[sea_orm(primary_key, auto_increment = false)]
    pub property: Property,
    /// Which day, or which panel.
    #[sea_orm(primary_key, auto_increment = false)]
    pub value: String,
    /// Their role.
    #[sea_orm(primary_key, auto_increment = false)]
    pub detail: String,
    /// How many they are.
    pub people: i64,
}

crate::belongs_to! {
    /// The event.
    Event: EventId => crate::events::entity::event,
}
