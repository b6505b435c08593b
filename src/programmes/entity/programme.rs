//! Programmes, projects, series and initiatives.

use sea_orm::entity::prelude::*;

use crate::db::{List, PartialDate};
use crate::ids::ProgrammeId;
use crate::programmes::types::{Agreement, ProgrammeKind, ProgrammeStatus, Reference};
use crate::text::Texts;

/// A row of `programmes`.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "programmes")]
pub struct Model {
    /// Key.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ProgrammeId,
    /// Raised by every change; the `ETag`.
    pub version: i64,
    /// The kind.
    pub kind: ProgrammeKind,
    /// The programme under which it stands.
    pub parent_id: Option<ProgrammeId>,
    /// The code by which papers call it.
    pub code: Option<String>,
    /// Title by language.
    #[sea_orm(column_type = "JsonBinary")]
    pub title: Texts,
    /// The title in English, or any, folded, to sort by.
    pub title_sort: String,
    /// Description by language, Markdown.
    #[sea_orm(column_type = "JsonBinary", nullable)]
    pub description: Option<Texts>,
    /// How far it is.
    pub status: ProgrammeStatus,
    /// When it starts.
    pub starts_on: Option<PartialDate>,
    /// When it ends.
    pub ends_on: Option<PartialDate>,
    /// The agreements on which it rests.
    pub agreements: List<Agreement>,
    /// Papers and pages about it.
    pub references: List<Reference>,
    /// What is said of it, folded for search.
    pub search: String,
    /// When it was made.
    pub created_at: DateTimeUtc,
    /// When it was last changed.
    pub updated_at: DateTimeUtc,
}

crate::belongs_to! {}
