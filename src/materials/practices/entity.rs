//! The table of practices.

use sea_orm::entity::prelude::*;

use super::types::PracticeKind;
use crate::countries::CountryCode;
use crate::db::List;
use crate::ids::{EventId, MaterialId, OrganizationId, PracticeId};
use crate::materials::types::Topic;
use crate::text::Texts;

/// A row of `practices`.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "practices")]
pub struct Model {
    /// Key.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: PracticeId,
    /// Raised by every change; the `ETag`.
    pub version: i64,
    /// What it is.
    pub kind: PracticeKind,
    /// Title by language.
    #[sea_orm(column_type = "JsonBinary")]
    pub title: Texts,
    /// Description by language, Markdown.
    #[sea_orm(column_type = "JsonBinary", nullable)]
    pub description: Option<Texts>,
    /// The country whose it is.
    pub country: Option<CountryCode>,
    /// The organization whose it is.
    pub organization_id: Option<OrganizationId>,
    /// What it is about.
    pub topics: List<Topic>,
    /// Where it can be seen or had.
    pub url: Option<String>,
    /// The event at which it was shown.
    pub event_id: Option<EventId>,
    /// The material that tells of it.
    pub material_id: Option<MaterialId>,
    /// Title and description, folded for search.
    pub search: String,
    /// When it was made.
    pub created_at: DateTimeUtc,
    /// When it was last changed.
    pub updated_at: DateTimeUtc,
}

crate::belongs_to! {
    /// The organization.
    Organization: OrganizationId => crate::organizations::entity,
    /// The event.
    Event: EventId => crate::events::entity::event,
    /// The material.
    Material: MaterialId => crate::materials::entity::material,
}
