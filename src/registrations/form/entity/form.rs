//! The table of forms: what each event asks now.

use sea_orm::entity::prelude::*;

use crate::db::List;
use crate::ids::EventId;
use crate::registrations::form::types::{FormField, Versions};

/// A row of `registration_forms`.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "registration_forms")]
pub struct Model {
    /// The event; it has one form.
    #[sea_orm(primary_key, auto_increment = false)]
    pub event_id: EventId,
    /// Raised by every change; the `ETag`.
    pub version: i64,
    /// The fields, in the order in which they are asked.
    pub fields: List<FormField>,
    /// Which version of each field this is, by its key.
    #[sea_orm(column_type = "JsonBinary")]
    pub field_versions: Versions,
    /// When it was first written.
    pub created_at: DateTimeUtc,
    /// When it was last changed.
    pub updated_at: DateTimeUtc,
}

crate::belongs_to! {
    /// The event.
    Event: EventId => crate::events::entity::event,
}
