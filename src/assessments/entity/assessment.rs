//! Studies over a set of countries.

use sea_orm::entity::prelude::*;

use crate::assessments::types::{AssessmentDimension, AssessmentKind, AssessmentStatus};
use crate::country_code::CountryCode;
use crate::db::{List, PartialDate};
use crate::ids::{AssessmentId, EventId, ProgrammeId};
use crate::text::Texts;

/// A row of `assessments`.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "assessments")]
pub struct Model {
    /// Key.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: AssessmentId,
    /// Raised by every change; the `ETag`.
    pub version: i64,
    /// The event to which it belongs.
    pub event_id: Option<EventId>,
    /// The programme to which it belongs.
    pub programme_id: Option<ProgrammeId>,
    /// The kind.
    pub kind: AssessmentKind,
    /// How far it is.
    pub status: AssessmentStatus,
    /// Title by language.
    #[sea_orm(column_type = "JsonBinary")]
    pub title: Texts,
    /// The title in English, or any, folded, to sort by.
    pub title_sort: String,
    /// Description by language, Markdown.
    #[sea_orm(column_type = "JsonBinary", nullable)]
    pub description: Option<Texts>,
    /// How it is made, by language, Markdown.
    #[sea_orm(column_type = "JsonBinary", nullable)]
    pub method: Option<Texts>,
    /// When it begins.
    pub starts_on: Option<PartialDate>,
    /// When it ends.
    pub ends_on: Option<PartialDate>,
    /// How many countries it says that it covers.
    pub claimed_countries: Option<i32>,
    /// The countries that it names, in order.
    pub countries: List<CountryCode>,
    /// The dimensions in which it assesses them, in order.
    pub dimensions: List<AssessmentDimension>,
    /// What is said of it, folded for search.
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
