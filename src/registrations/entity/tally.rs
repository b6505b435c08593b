//! How many registrations an event has of each kind, kept by the database as they change.

use sea_orm::entity::prelude::*;

use crate::ids::EventId;

crate::choices! {
    /// By what registrations are counted.
    Property {
        /// All of them, by status.
        Status,
        /// All of them, by the day on which they were made.
        Day,
        /// The confirmed by country, with their role as the detail.
        Country,
        /// The confirmed by gender.
        Gender,
        /// The confirmed by the kind of their organization.
        OrganizationKind,
        /// Those who wait by attendance mode, with a block of their numbers as the detail.
        Waiting,
    }
}

/// A row of `registration_tallies`.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "registration_tallies")]
pub struct Model {
    /// The event.
    #[sea_orm(primary_key, auto_increment = false)]
    pub event_id: EventId,
    /// By what is counted.
    #[sea_orm(primary_key, auto_increment = false)]
    pub property: Property,
    /// The value that they have in common; empty where it is not known.
    #[sea_orm(primary_key, auto_increment = false)]
    pub value: String,
    /// What some properties are counted by besides; else empty.
    #[sea_orm(primary_key, auto_increment = false)]
    pub detail: String,
    /// How many they are.
    pub people: i64,
}

crate::belongs_to! {
    /// The event.
    Event: EventId => crate::events::entity::event,
}
