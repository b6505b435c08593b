//! The table of what each version of a field asks, of those that were replaced too.

use sea_orm::entity::prelude::*;

use crate::db::List;
use crate::ids::EventId;
use crate::registrations::form::types::{FormFieldKind, FormOption};
use crate::text::Texts;

/// A row of `registration_questions`. What was asked changes in nothing but that it is said in more languages; how long answers are kept may change.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "registration_questions")]
pub struct Model {
    /// The event.
    #[sea_orm(primary_key, auto_increment = false)]
    pub event_id: EventId,
    /// The key of the field.
    #[sea_orm(primary_key, auto_increment = false)]
    pub key: String,
    /// Which version of it.
    #[sea_orm(primary_key, auto_increment = false)]
    pub version: i32,
    /// How it is answered.
    pub kind: FormFieldKind,
    /// What it asks.
    #[sea_orm(column_type = "JsonBinary")]
    pub label: Texts,
    /// What helps to answer it.
    #[sea_orm(column_type = "JsonBinary", nullable)]
    pub help: Option<Texts>,
    /// What there is to choose from.
    pub options: List<FormOption>,
    /// Whether organizers alone answer it and read the answers.
    pub organizers_only: bool,
    /// Whether the answers stand apart, sealed; of all versions of a key or of none.
    pub sensitive: bool,
    /// How many days after the event the answers are deleted; none: they are kept.
    pub retention_days: Option<i32>,
    /// Since when it was asked.
    pub created_at: DateTimeUtc,
}

crate::belongs_to! {
    /// The event.
    Event: EventId => crate::events::entity::event,
}
