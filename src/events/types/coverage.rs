//! Media coverage as callers see it.

use chrono::{DateTime, Utc};
use poem_openapi::Object;

use crate::countries::CountryCode;
use crate::db::PartialDate;
use crate::ids::{CoverageId, EventId};
use crate::patch::Change;

/// New media coverage: at least its title, its outlet or its address. Sources often say no more
/// than that there was some; the title then says so.
#[derive(Clone, Debug, Object)]
pub struct CoverageCreate {
    /// Who reported.
    #[oai(validator(max_length = 300))]
    pub outlet: Option<String>,
    /// The outlet's country.
    pub country: Option<CountryCode>,
    /// When.
    pub dated: Option<PartialDate>,
    /// Where it can be read, heard or seen.
    #[oai(validator(max_length = 2000))]
    pub url: Option<String>,
    /// Its title, or what it was.
    #[oai(validator(max_length = 500))]
    pub title: Option<String>,
}

/// What changes in media coverage: what is left out stays, null clears.
#[derive(Clone, Debug, Object)]
pub struct CoveragePatch {
    /// Who reported.
    #[oai(validator(max_length = 300))]
    pub outlet: Change<String>,
    /// The outlet's country.
    pub country: Change<CountryCode>,
    /// When.
    pub dated: Change<PartialDate>,
    /// Where it can be read, heard or seen.
    #[oai(validator(max_length = 2000))]
    pub url: Change<String>,
    /// Its title, or what it was.
    #[oai(validator(max_length = 500))]
    pub title: Change<String>,
}

/// Media coverage of an event.
#[derive(Clone, Debug, Object)]
pub struct CoverageOut {
    /// Its id.
    pub id: CoverageId,
    /// Its version, as in the ETag.
    pub version: i64,
    /// The event.
    pub event_id: EventId,
    /// Who reported.
    pub outlet: Option<String>,
    /// The outlet's country.
    pub country: Option<CountryCode>,
    /// When.
    pub dated: Option<PartialDate>,
    /// Where it can be read, heard or seen.
    pub url: Option<String>,
    /// Its title, or what it was.
    pub title: Option<String>,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// When it was last changed.
    pub updated_at: DateTime<Utc>,
}

/// Filters for media coverage.
#[derive(Clone, Debug, Default, Object)]
pub struct CoverageFilter {
    /// That of outlets of this country.
    pub country: Option<CountryCode>,
}
