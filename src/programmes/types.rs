//! Programmes as callers see them.

use chrono::{DateTime, Utc};
use poem_openapi::Object;
use serde::{Deserialize, Serialize};

use crate::country_code::CountryCode;
use crate::db::PartialDate;
use crate::ids::{OrganizationId, ProgrammeId};
use crate::patch::Change;
use crate::text::Texts;

crate::choices! {
    /// The kind of a programme; all kinds form one tree.
    ProgrammeKind {
        /// A programme: the widest frame.
        Programme,
        /// A project with a beginning, an end and money of its own.
        Project,
        /// A series of events.
        Series,
        /// An initiative, perhaps only proposed.
        Initiative,
    }

    /// How far a programme is.
    ProgrammeStatus {
        /// Proposed, not yet agreed.
        Proposed,
        /// Under way.
        Active,
        /// Interrupted.
        Suspended,
        /// Ended as planned.
        Completed,
        /// Given up.
        Cancelled,
    }

    /// What an organization is to a programme.
    ProgrammeOrganizationRole {
        /// Pays for it.
        Donor,
        /// Carries it out.
        Implementer,
        /// Helps to carry it out.
        Partner,
        /// Organizes its events.
        Organizer,
    }

    /// What a country is to a programme.
    ProgrammeCountryRole {
        /// It is for this country.
        Beneficiary,
        /// This country shares its experience.
        Resource,
    }
}

/// An agreement on which a programme rests.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, poem_openapi::Object)]
#[serde(default)]
pub struct Agreement {
    /// Its kind, such as a memorandum or a grant agreement.
    pub kind: Option<String>,
    /// Its title.
    pub title: Option<String>,
    /// Who concluded it.
    #[oai(default)]
    pub parties: Vec<String>,
    /// When it was signed.
    pub signed_on: Option<PartialDate>,
    /// What it covers.
    pub scope: Option<String>,
}

/// A paper or a page that something refers to.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, poem_openapi::Object)]
#[serde(default)]
pub struct Reference {
    /// Its title.
    pub title: String,
    /// Where it can be read.
    pub url: Option<String>,
    /// Its date.
    pub dated: Option<PartialDate>,
}

/// An organization and what it is to a programme.
#[derive(Clone, Debug, PartialEq, Eq, Object)]
pub struct ProgrammeOrganization {
    /// The organization.
    pub organization_id: OrganizationId,
    /// What it is to the programme.
    pub role: ProgrammeOrganizationRole,
}

/// A country and what it is to a programme.
#[derive(Clone, Debug, PartialEq, Eq, Object)]
pub struct ProgrammeCountry {
    /// The country.
    pub country: CountryCode,
    /// What it is to the programme.
    pub role: ProgrammeCountryRole,
}

/// A new programme, project, series or initiative.
#[derive(Clone, Debug, Object)]
pub struct ProgrammeCreate {
    /// What it is.
    pub kind: ProgrammeKind,
    /// The programme under which it stands.
    pub parent_id: Option<ProgrammeId>,
    /// The code by which papers call it.
    #[oai(validator(max_length = 60))]
    pub code: Option<String>,
    /// Its title.
    pub title: Texts,
    /// What it is about, in Markdown.
    pub description: Option<Texts>,
    /// How far it is; `active` unless given.
    pub status: Option<ProgrammeStatus>,
    /// When it starts, as far as that is known.
    pub starts_on: Option<PartialDate>,
    /// When it ends, as far as that is known.
    pub ends_on: Option<PartialDate>,
    /// Organizations and their roles, in order; one may have several roles.
    #[oai(default, validator(max_items = 200))]
    pub organizations: Vec<ProgrammeOrganization>,
    /// Countries and their roles, in order.
    #[oai(default, validator(max_items = 500))]
    pub countries: Vec<ProgrammeCountry>,
    /// The agreements on which it rests.
    #[oai(default, validator(max_items = 100))]
    pub agreements: Vec<Agreement>,
    /// Papers and pages about it.
    #[oai(default, validator(max_items = 200))]
    pub references: Vec<Reference>,
}

/// What changes in a programme: what is left out stays, null clears; a list is replaced as a whole.
#[derive(Clone, Debug, Object)]
pub struct ProgrammePatch {
    /// What it is.
    pub kind: Option<ProgrammeKind>,
    /// The programme under which it stands.
    pub parent_id: Change<ProgrammeId>,
    /// The code by which papers call it.
    #[oai(validator(max_length = 60))]
    pub code: Change<String>,
    /// Its title.
    pub title: Option<Texts>,
    /// What it is about, in Markdown.
    pub description: Change<Texts>,
    /// How far it is.
    pub status: Option<ProgrammeStatus>,
    /// When it starts, as far as that is known.
    pub starts_on: Change<PartialDate>,
    /// When it ends, as far as that is known.
    pub ends_on: Change<PartialDate>,
    /// Organizations and their roles, in order.
    #[oai(validator(max_items = 200))]
    pub organizations: Change<Vec<ProgrammeOrganization>>,
    /// Countries and their roles, in order.
    #[oai(validator(max_items = 500))]
    pub countries: Change<Vec<ProgrammeCountry>>,
    /// The agreements on which it rests.
    #[oai(validator(max_items = 100))]
    pub agreements: Change<Vec<Agreement>>,
    /// Papers and pages about it.
    #[oai(validator(max_items = 200))]
    pub references: Change<Vec<Reference>>,
}

/// A programme, project, series or initiative.
#[derive(Clone, Debug, Object)]
pub struct ProgrammeOut {
    /// Its id.
    pub id: ProgrammeId,
    /// Its version, as in the `ETag`.
    pub version: i64,
    /// What it is.
    pub kind: ProgrammeKind,
    /// The programme under which it stands.
    pub parent_id: Option<ProgrammeId>,
    /// The code by which papers call it.
    pub code: Option<String>,
    /// Its title.
    pub title: Texts,
    /// What it is about, in Markdown.
    pub description: Option<Texts>,
    /// How far it is.
    pub status: ProgrammeStatus,
    /// When it starts, as it was given.
    pub starts_on: Option<PartialDate>,
    /// When it ends, as it was given.
    pub ends_on: Option<PartialDate>,
    /// Organizations and their roles, in order.
    pub organizations: Vec<ProgrammeOrganization>,
    /// Countries and their roles, in order.
    pub countries: Vec<ProgrammeCountry>,
    /// The agreements on which it rests.
    pub agreements: Vec<Agreement>,
    /// Papers and pages about it.
    pub references: Vec<Reference>,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// When it was last changed.
    pub updated_at: DateTime<Utc>,
}

/// Filters for programmes.
#[derive(Clone, Debug, Default, Object)]
pub struct ProgrammeFilter {
    /// Those of this kind.
    pub kind: Option<ProgrammeKind>,
    /// Those that are so far.
    pub status: Option<ProgrammeStatus>,
    /// Those right under this one.
    pub parent_id: Option<ProgrammeId>,
    /// Those in which this organization has a role.
    pub organization_id: Option<OrganizationId>,
    /// Those in which this country has a role.
    pub country: Option<CountryCode>,
    /// Those in which an organization has this role; with `organization_id`, that one.
    pub organization_role: Option<ProgrammeOrganizationRole>,
    /// Those for which a country has this role; with `country`, that one.
    pub country_role: Option<ProgrammeCountryRole>,
}
