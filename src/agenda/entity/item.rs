//! Agenda items.

use sea_orm::entity::prelude::*;

use crate::agenda::types::ItemKind;
use crate::ids::{ItemId, OrganizationId, PanelId};
use crate::text::Texts;

/// A row of `items`.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "items")]
pub struct Model {
    /// Key.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ItemId,
    /// Raised by every change; the `ETag`.
    pub version: i64,
    /// The panel.
    pub panel_id: PanelId,
    /// Its place in the panel, from 1.
    pub position: i32,
    /// The kind.
    pub kind: ItemKind,
    /// Title by language.
    #[sea_orm(column_type = "JsonBinary")]
    pub title: Texts,
    /// Abstract by language, Markdown.
    #[sea_orm(column_type = "JsonBinary", nullable)]
    pub abstract_text: Option<Texts>,
    /// Who receives a visit.
    pub host_organization_id: Option<OrganizationId>,
    /// When it starts.
    pub start_time: Option<Time>,
    /// When it ends.
    pub end_time: Option<Time>,
    /// Title, abstract and speakers, folded for search.
    pub search: String,
    /// When it was made.
    pub created_at: DateTimeUtc,
    /// When it was last changed.
    pub updated_at: DateTimeUtc,
}

crate::belongs_to! {
    /// The panel.
    Panel: PanelId => super::panel,
}
