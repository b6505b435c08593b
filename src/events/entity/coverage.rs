//! Media coverage of an event.

use sea_orm::entity::prelude::*;

use crate::countries::CountryCode;
use crate::db::PartialDate;
use crate::ids::{CoverageId, EventId};

/// A row of `media_coverage`.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "media_coverage")]
pub struct Model {
    /// Key.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: CoverageId,
    /// Raised by every change; the `ETag`.
    pub version: i64,
    /// The event.
    pub event_id: EventId,
    /// Who reported; none where the source does not say.
    pub outlet: Option<String>,
    /// The outlet's country.
    pub country: Option<CountryCode>,
    /// When.
    pub dated: Option<PartialDate>,
    /// Where it can be read.
    pub url: Option<String>,
    /// Its title.
    pub title: Option<String>,
    /// Outlet and title, folded for search.
    pub search: String,
    /// When it was made.
    pub created_at: DateTimeUtc,
    /// When it was last changed.
    pub updated_at: DateTimeUtc,
}

crate::belongs_to! {
    /// The event.
    Event: EventId => super::event,
}
