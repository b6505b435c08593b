//! Materials as callers see them.

mod choices;

use chrono::{DateTime, Utc};
use poem_openapi::Object;

pub use choices::{MaterialKind, TextReason, TextStatus, Topic, Visibility};

use crate::countries::CountryCode;
use crate::ids::{EventId, ItemId, MaterialId, PanelId, UploadId};
use crate::patch::Change;
use crate::text::Language;

/// A new material: a file that was uploaded before, or the address of one that lives elsewhere.
#[derive(Clone, Debug, Object)]
pub struct MaterialCreate {
    /// The upload, which this then names and owns; it goes with the material.
    pub upload_id: Option<UploadId>,
    /// Where it lives, in the place of a file; http or https.
    #[oai(validator(max_length = 2000))]
    pub url: Option<String>,
    /// Its title; the name of the file, or the address, unless given.
    #[oai(validator(min_length = 1, max_length = 300))]
    pub title: Option<String>,
    /// What it is, `other` unless given.
    pub kind: Option<MaterialKind>,
    /// The language it is in.
    pub language: Option<Language>,
    /// The panel to which it belongs; one of the same event.
    pub panel_id: Option<PanelId>,
    /// The item to which it belongs; its panel is then that of the item.
    pub item_id: Option<ItemId>,
    /// The country that it is of or about.
    pub country: Option<CountryCode>,
    /// Who sees it, `organizers` unless given.
    pub visibility: Option<Visibility>,
    /// What it is about.
    #[oai(default, validator(max_items = 20))]
    pub topics: Vec<Topic>,
    /// Whose it is, and what may be done with it, such as `CC BY 4.0`.
    #[oai(validator(min_length = 1, max_length = 500))]
    pub rights: Option<String>,
}

/// What changes in a material: what is left out stays, null clears. Another file is another material.
#[derive(Clone, Debug, Object)]
pub struct MaterialPatch {
    /// Where it lives; only of one that is no file.
    #[oai(validator(max_length = 2000))]
    pub url: Option<String>,
    /// Its title.
    #[oai(validator(min_length = 1, max_length = 300))]
    pub title: Option<String>,
    /// What it is.
    pub kind: Option<MaterialKind>,
    /// The language it is in.
    pub language: Change<Language>,
    /// The panel to which it belongs; null takes it off its item too.
    pub panel_id: Change<PanelId>,
    /// The item to which it belongs; its panel is then that of the item.
    pub item_id: Change<ItemId>,
    /// The country that it is of or about.
    pub country: Change<CountryCode>,
    /// Who sees it.
    pub visibility: Option<Visibility>,
    /// What it is about.
    #[oai(validator(max_items = 20))]
    pub topics: Change<Vec<Topic>>,
    /// Whose it is, and what may be done with it.
    #[oai(validator(min_length = 1, max_length = 500))]
    pub rights: Change<String>,
}

/// A file that a material owns.
#[derive(Clone, Debug, Object)]
pub struct MaterialFile {
    /// Its name.
    pub name: String,
    /// What it is, by its content.
    pub media_type: String,
    /// How many bytes it has.
    pub size: i64,
    /// The SHA-256 of its content, in hexadecimal.
    pub sha256: String,
}

/// How it stands with the text of a material.
#[derive(Clone, Copy, Debug, Object)]
pub struct MaterialText {
    /// Whether it was read.
    pub status: TextStatus,
    /// Why there is none.
    pub reason: Option<TextReason>,
    /// Whether some of it is left out, and `q` does not find it: what is beyond its first million bytes,
    /// the first 5,000 pages of a PDF, or a page of one that cannot be read.
    pub partial: bool,
}

/// A material.
#[derive(Clone, Debug, Object)]
pub struct MaterialOut {
    /// Its id.
    pub id: MaterialId,
    /// Its version, as in the `ETag`.
    pub version: i64,
    /// The event.
    pub event_id: EventId,
    /// The panel to which it belongs.
    pub panel_id: Option<PanelId>,
    /// The item to which it belongs.
    pub item_id: Option<ItemId>,
    /// Its title.
    pub title: String,
    /// What it is.
    pub kind: MaterialKind,
    /// The language it is in.
    pub language: Option<Language>,
    /// The country that it is of or about.
    pub country: Option<CountryCode>,
    /// Who sees it.
    pub visibility: Visibility,
    /// What it is about.
    pub topics: Vec<Topic>,
    /// Whose it is, and what may be done with it.
    pub rights: Option<String>,
    /// Where it lives; none of a file.
    pub url: Option<String>,
    /// The file; none of one that lives elsewhere.
    pub file: Option<MaterialFile>,
    /// How it stands with its text.
    pub text: MaterialText,
    /// In a list that is searched: what stands around the first word that was found in the first 100,000
    /// characters of the text, as plain text.
    pub excerpt: Option<String>,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// When it was last changed.
    pub updated_at: DateTime<Utc>,
}

/// Filters for materials.
#[derive(Clone, Debug, Default, Object)]
pub struct MaterialFilter {
    /// Those of this event.
    pub event_id: Option<EventId>,
    /// Those of this panel, and of its items.
    pub panel_id: Option<PanelId>,
    /// Those of this item.
    pub item_id: Option<ItemId>,
    /// Those of this kind.
    pub kind: Option<MaterialKind>,
    /// Those in exactly this language.
    pub language: Option<Language>,
    /// Those about this topic.
    pub topic: Option<Topic>,
    /// Those of or about this country.
    pub country: Option<CountryCode>,
    /// Those that these see.
    pub visibility: Option<Visibility>,
}
