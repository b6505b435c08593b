//! Sections of reports that organizers wrote.

use sea_orm::entity::prelude::*;

use crate::ids::{EventId, ReportSectionId};
use crate::reports::summary::types::SectionKey;
use crate::text::Texts;

/// A row of `report_sections`.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "report_sections")]
pub struct Model {
    /// Key.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ReportSectionId,
    /// Raised by every change; the `ETag`.
    pub version: i64,
    /// The event.
    pub event_id: EventId,
    /// Which section it is.
    pub key: SectionKey,
    /// The text by language, Markdown; none since it was given back.
    #[sea_orm(column_type = "JsonBinary", nullable)]
    pub text: Option<Texts>,
    /// When it was first written.
    pub created_at: DateTimeUtc,
    /// When it was last changed.
    pub updated_at: DateTimeUtc,
}

crate::belongs_to! {
    /// The event.
    Event: EventId => crate::events::entity::event,
}
