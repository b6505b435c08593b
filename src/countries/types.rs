//! Countries and groups as callers see them.

use chrono::{DateTime, Utc};
use poem_openapi::Object;

use crate::country_code::CountryCode;
use crate::ids::CountryGroupId;
use crate::patch::Change;
use crate::text::Texts;

crate::choices! {
    /// How a country or area stands to the United Nations.
    UnStatus {
        /// A member state.
        Member,
        /// A non-member observer state.
        Observer,
        /// Neither: an area with a code of its own.
        None,
    }
}

/// A country or area.
#[derive(Clone, Debug, Object)]
pub struct CountryOut {
    /// Its code of two letters (ISO 3166-1).
    pub alpha2: CountryCode,
    /// Its code of three letters (ISO 3166-1).
    pub alpha3: String,
    /// Its number (UN M49).
    pub m49: String,
    /// Its names in 16 languages; in English and Russian as the United Nations use them.
    pub names: Texts,
    /// The region in which it lies.
    pub region: Option<RegionOut>,
    /// The part of the region in which it lies.
    pub subregion: Option<RegionOut>,
    /// How it stands to the United Nations.
    pub un_status: UnStatus,
}

/// A region or subregion of UN M49.
#[derive(Clone, Debug, Object)]
pub struct RegionOut {
    /// Its number (UN M49).
    pub m49: String,
    /// Its names.
    pub names: Texts,
}

/// Filters for countries.
#[derive(Clone, Debug, Default, Object)]
pub struct CountryFilter {
    /// Those of the region with this number (UN M49).
    pub region: Option<String>,
    /// Those of the subregion with this number (UN M49).
    pub subregion: Option<String>,
    /// Those that stand so to the United Nations.
    pub un_status: Option<UnStatus>,
    /// The members of the group with this code.
    pub group: Option<String>,
}

/// A new group of countries: give its code or its names, or both.
#[derive(Clone, Debug, Object)]
pub struct CountryGroupCreate {
    /// What people call it by: letters, digits, dots and hyphens; from the names unless given.
    #[oai(validator(max_length = 40))]
    pub code: Option<String>,
    /// Its names; the code unless given.
    pub names: Option<Texts>,
    /// The countries in it.
    #[oai(default, validator(max_items = 249))]
    pub members: Vec<CountryCode>,
    /// Who says that these are its members.
    #[oai(validator(max_length = 300))]
    pub source: Option<String>,
}

/// What changes in a group: what is left out stays, null clears.
#[derive(Clone, Debug, Object)]
pub struct CountryGroupPatch {
    /// What people call it by.
    #[oai(validator(max_length = 40))]
    pub code: Option<String>,
    /// Its names.
    pub names: Option<Texts>,
    /// The countries in it, all of them.
    #[oai(validator(max_items = 249))]
    pub members: Change<Vec<CountryCode>>,
    /// Who says that these are its members.
    #[oai(validator(max_length = 300))]
    pub source: Change<String>,
}

/// A group of countries.
#[derive(Clone, Debug, Object)]
pub struct CountryGroupOut {
    /// Its id.
    pub id: CountryGroupId,
    /// Its version, as in the `ETag`.
    pub version: i64,
    /// What people call it by.
    pub code: String,
    /// Its names.
    pub names: Texts,
    /// The countries in it, in the order of their codes.
    pub members: Vec<CountryCode>,
    /// Who says that these are its members.
    pub source: Option<String>,
    /// Whether it came with the software and cannot be changed.
    pub shipped: bool,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// When it was last changed.
    pub updated_at: DateTime<Utc>,
}

/// Filters for groups of countries.
#[derive(Clone, Debug, Default, Object)]
pub struct CountryGroupFilter {
    /// The one with this code.
    pub code: Option<String>,
    /// Those that have this country.
    pub country: Option<CountryCode>,
    /// Those that came with the software, or the others.
    pub shipped: Option<bool>,
}
