//! The table of organizations.

use sea_orm::entity::prelude::*;

use super::types::OrganizationKind;
use crate::countries::CountryCode;
use crate::db::List;
use crate::ids::OrganizationId;
use crate::text::{self, Language, Texts};

/// A row of `organizations`.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "organizations")]
pub struct Model {
    /// Key.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: OrganizationId,
    /// Raised by every change; the `ETag`.
    pub version: i64,
    /// The name.
    pub name: String,
    /// The name, folded, to sort by.
    pub name_sort: String,
    /// Names in several languages.
    #[sea_orm(column_type = "JsonBinary", nullable)]
    pub names: Option<Texts>,
    /// The acronym.
    pub acronym: Option<String>,
    /// Other spellings and former names.
    pub aliases: List<String>,
    /// The kind.
    pub kind: OrganizationKind,
    /// The country.
    pub country: Option<CountryCode>,
    /// The organization of which it is a part.
    pub parent_id: Option<OrganizationId>,
    /// All names, folded for search.
    pub search: String,
    /// When it was made.
    pub created_at: DateTimeUtc,
    /// When it was last changed.
    pub updated_at: DateTimeUtc,
}

impl Model {
    /// Its name in a reader's language, else the one by which it goes.
    pub fn name_for(&self, reader: &Language) -> &str {
        let theirs = self.names.as_ref().and_then(|names| names.in_language(reader));
        theirs.filter(|name| !text::is_blank(name)).unwrap_or(&self.name)
    }
}

crate::belongs_to! {}
