//! Organizations as callers see them.

use chrono::{DateTime, Utc};
use poem_openapi::Object;

use crate::countries::CountryCode;
use crate::ids::OrganizationId;
use crate::patch::Change;
use crate::text::Texts;

crate::choices! {
    /// The kind of an organization.
    OrganizationKind {
        /// A ministry, an agency or another part of a state.
        Government,
        /// A part of the United Nations system.
        UnEntity,
        /// An organization of states outside the United Nations system.
        Intergovernmental,
        /// A university, a school or a research institute.
        Academia,
        /// An association, a foundation or another non-profit.
        CivilSociety,
        /// A company.
        PrivateSector,
        /// A newspaper, a broadcaster or an agency.
        Media,
        /// None of these.
        Other,
    }
}

/// A new organization.
#[derive(Clone, Debug, Object)]
pub struct OrganizationCreate {
    /// The name by which it goes.
    #[oai(validator(min_length = 1, max_length = 300))]
    pub name: String,
    /// Its names in several languages.
    pub names: Option<Texts>,
    /// Its acronym.
    #[oai(validator(max_length = 40))]
    pub acronym: Option<String>,
    /// Other spellings and former names; search finds them.
    #[oai(default, validator(max_items = 50))]
    pub aliases: Vec<String>,
    /// What kind of body it is.
    pub kind: OrganizationKind,
    /// Its country.
    pub country: Option<CountryCode>,
    /// The organization of which it is a part.
    pub parent_id: Option<OrganizationId>,
}

/// What changes in an organization: what is left out stays, null clears.
#[derive(Clone, Debug, Object)]
pub struct OrganizationPatch {
    /// The name by which it goes.
    #[oai(validator(min_length = 1, max_length = 300))]
    pub name: Option<String>,
    /// Its names in several languages.
    pub names: Change<Texts>,
    /// Its acronym.
    #[oai(validator(max_length = 40))]
    pub acronym: Change<String>,
    /// Other spellings and former names.
    #[oai(validator(max_items = 50))]
    pub aliases: Change<Vec<String>>,
    /// What kind of body it is.
    pub kind: Option<OrganizationKind>,
    /// Its country.
    pub country: Change<CountryCode>,
    /// The organization of which it is a part.
    pub parent_id: Change<OrganizationId>,
}

/// An organization.
#[derive(Clone, Debug, Object)]
pub struct OrganizationOut {
    /// Its id.
    pub id: OrganizationId,
    /// Its version, as in the ETag.
    pub version: i64,
    /// The name by which it goes.
    pub name: String,
    /// Its names in several languages.
    pub names: Option<Texts>,
    /// Its acronym.
    pub acronym: Option<String>,
    /// Other spellings and former names.
    pub aliases: Vec<String>,
    /// What kind of body it is.
    pub kind: OrganizationKind,
    /// Its country.
    pub country: Option<CountryCode>,
    /// The organization of which it is a part.
    pub parent_id: Option<OrganizationId>,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// When it was last changed.
    pub updated_at: DateTime<Utc>,
}

/// Filters for organizations.
#[derive(Clone, Debug, Default, Object)]
pub struct OrganizationFilter {
    /// Those of this kind.
    pub kind: Option<OrganizationKind>,
    /// Those of this country.
    pub country: Option<CountryCode>,
    /// The parts of this organization.
    pub parent_id: Option<OrganizationId>,
}
