//! Capacity needs and barriers.

use sea_orm::entity::prelude::*;

use crate::countries::CountryCode;
use crate::ids::{EventId, NeedId, ProgrammeId};
use crate::needs::types::NeedKind;
use crate::text::Texts;

/// A row of `needs`.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "needs")]
pub struct Model {
    /// Key.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: NeedId,
    /// Raised by every change; the `ETag`.
    pub version: i64,
    /// Which of the two it is.
    pub kind: NeedKind,
    /// The event that named it.
    pub event_id: Option<EventId>,
    /// The programme that named it.
    pub programme_id: Option<ProgrammeId>,
    /// The country of which it was said; none: of all.
    pub country: Option<CountryCode>,
    /// The title by language.
    #[sea_orm(column_type = "JsonBinary")]
    pub title: Texts,
    /// What was said of it, by language.
    #[sea_orm(column_type = "JsonBinary", nullable)]
    pub description: Option<Texts>,
    /// Category, free.
    pub category: Option<String>,
    /// Title, description and category, folded for search.
    pub search: String,
    /// When it was made.
    pub created_at: DateTimeUtc,
    /// When it was last changed.
    pub updated_at: DateTimeUtc,
}

crate::belongs_to! {
    /// The event.
    Event: EventId => crate::events::entity::event,
    /// The programme.
    Programme: ProgrammeId => crate::programmes::entity::programme,
}
