//! Panels.

use sea_orm::entity::prelude::*;

use crate::ids::{EventId, PanelId};
use crate::text::Texts;

/// A row of `panels`.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "panels")]
pub struct Model {
    /// Key.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: PanelId,
    /// Raised by every change; the `ETag`.
    pub version: i64,
    /// The event.
    pub event_id: EventId,
    /// Its place in the agenda, from 1.
    pub position: i32,
    /// Title by language.
    #[sea_orm(column_type = "JsonBinary")]
    pub title: Texts,
    /// Description by language, Markdown.
    #[sea_orm(column_type = "JsonBinary", nullable)]
    pub description: Option<Texts>,
    /// The day.
    pub day: Option<Date>,
    /// When it starts.
    pub start_time: Option<Time>,
    /// When it ends.
    pub end_time: Option<Time>,
    /// The room.
    pub room: Option<String>,
    /// The organizer's remarks.
    pub notes: Option<String>,
    /// Title, description, room and notes, folded for search.
    pub search: String,
    /// When it was made.
    pub created_at: DateTimeUtc,
    /// When it was last changed.
    pub updated_at: DateTimeUtc,
}

crate::belongs_to! {
    /// The event.
    Event: EventId => crate::events::entity::event,
}
