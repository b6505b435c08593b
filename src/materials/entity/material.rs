//! Materials.

use sea_orm::entity::prelude::*;

use crate::countries::CountryCode;
use crate::db::List;
use crate::ids::{EventId, ItemId, MaterialId, PanelId, UploadId};
use crate::materials::types::{MaterialKind, TextReason, TextStatus, Topic, Visibility};
use crate::text::Language;

/// A row of `materials`.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "materials")]
pub struct Model {
    /// Key.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: MaterialId,
    /// Raised by every change; the `ETag`.
    pub version: i64,
    /// The event.
    pub event_id: EventId,
    /// The panel; with an item, the item's.
    pub panel_id: Option<PanelId>,
    /// The item.
    pub item_id: Option<ItemId>,
    /// The country that it is of or about.
    pub country: Option<CountryCode>,
    /// The file; none of one that lives elsewhere.
    pub upload_id: Option<UploadId>,
    /// Where it lives; none of a file.
    pub url: Option<String>,
    /// Its title.
    pub title: String,
    /// What it is.
    pub kind: MaterialKind,
    /// The language it is in.
    pub language: Option<Language>,
    /// Who sees it.
    pub visibility: Visibility,
    /// What it is about.
    pub topics: List<Topic>,
    /// Whose it is, and what may be done with it.
    pub rights: Option<String>,
    /// Whether its text was read.
    pub text_status: TextStatus,
    /// Why there is none.
    pub text_reason: Option<TextReason>,
    /// Whether it is longer than what is kept of it.
    pub text_partial: bool,
    /// How often it was begun to be read.
    pub text_attempts: i32,
    /// How often it could not be tried, through no fault of its own.
    pub text_untried: i32,
    /// Until when whoever has begun may take, or it rests.
    pub text_lease: Option<DateTimeUtc>,
    /// When it was made.
    pub created_at: DateTimeUtc,
    /// When it was last changed.
    pub updated_at: DateTimeUtc,
}

crate::belongs_to! {
    /// The event.
    Event: EventId => crate::events::entity::event,
    /// The file.
    Upload: UploadId => crate::uploads::entity::upload,
}
