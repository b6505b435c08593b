//! Assessments as callers see them.

use chrono::{DateTime, Utc};
use poem_openapi::Object;
use serde::{Deserialize, Serialize};

use super::{AssessmentKind, AssessmentOrganizationRole, AssessmentStatus, OutcomeDocumentKind};
use crate::country_code::CountryCode;
use crate::db::PartialDate;
use crate::ids::{AssessmentId, EventId, MaterialId, OrganizationId, ProgrammeId};
use crate::patch::Change;
use crate::text::Texts;

/// The scale on which a dimension is measured, in whole numbers.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Object)]
#[serde(default)]
pub struct AssessmentScale {
    /// The lowest level.
    #[oai(validator(minimum(value = "0"), maximum(value = "100")))]
    pub minimum: i32,
    /// The highest level.
    #[oai(validator(minimum(value = "1"), maximum(value = "100")))]
    pub maximum: i32,
    /// What each level is called, from the lowest; none, or one for each. A scale of more than 20 levels
    /// has none.
    #[oai(default, validator(max_items = 20))]
    pub labels: Vec<Texts>,
}

/// A dimension in which countries are assessed.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Object)]
#[serde(default)]
pub struct AssessmentDimension {
    /// By what findings name it, for good: small letters, digits and `_`, a letter first.
    #[oai(validator(min_length = 1, max_length = 40))]
    pub key: String,
    /// What it is called.
    pub title: Texts,
    /// What is looked at in it, Markdown.
    pub description: Option<Texts>,
    /// Its scale; none where findings are texts alone.
    pub scale: Option<AssessmentScale>,
}

/// An organization and what it is to an assessment.
#[derive(Clone, Debug, PartialEq, Eq, Object)]
pub struct AssessmentOrganization {
    /// The organization.
    pub organization_id: OrganizationId,
    /// What it is to the assessment.
    pub role: AssessmentOrganizationRole,
}

/// A document that came of an assessment.
#[derive(Clone, Debug, PartialEq, Object)]
pub struct OutcomeDocument {
    /// What it is.
    pub kind: OutcomeDocumentKind,
    /// Its title.
    #[oai(validator(min_length = 1, max_length = 500))]
    pub title: String,
    /// Its date, as far as that is known.
    pub dated: Option<PartialDate>,
    /// Where it can be read.
    #[oai(validator(max_length = 2000))]
    pub url: Option<String>,
    /// The material that it is, where it is one and the token sees it.
    pub material_id: Option<MaterialId>,
    /// The event at which it was presented, where the token sees it.
    pub event_id: Option<EventId>,
}

/// A new assessment.
#[derive(Clone, Debug, Object)]
pub struct AssessmentCreate {
    /// The event to which it belongs; this, `programme_id` or neither.
    pub event_id: Option<EventId>,
    /// The programme to which it belongs.
    pub programme_id: Option<ProgrammeId>,
    /// What kind it is; `study` unless given.
    pub kind: Option<AssessmentKind>,
    /// How far it is; `planned` unless given.
    pub status: Option<AssessmentStatus>,
    /// Its title.
    pub title: Texts,
    /// What it is about, Markdown.
    pub description: Option<Texts>,
    /// How it is made, Markdown.
    pub method: Option<Texts>,
    /// When it begins, as far as that is known.
    pub starts_on: Option<PartialDate>,
    /// When it ends, as far as that is known.
    pub ends_on: Option<PartialDate>,
    /// How many countries it says that it covers, to stand beside those that it names.
    #[oai(validator(minimum(value = "1"), maximum(value = "1000")))]
    pub claimed_countries: Option<i32>,
    /// The countries that it covers, in order.
    #[oai(default, validator(max_items = 60))]
    pub countries: Vec<CountryCode>,
    /// The dimensions in which it assesses them, in order.
    #[oai(default, validator(max_items = 20))]
    pub dimensions: Vec<AssessmentDimension>,
    /// Organizations and their roles, in order; one may have several roles.
    #[oai(default, validator(max_items = 100))]
    pub organizations: Vec<AssessmentOrganization>,
    /// The documents that came of it, in order.
    #[oai(default, validator(max_items = 50))]
    pub documents: Vec<OutcomeDocument>,
}

/// What changes in an assessment: what is left out stays, null clears; a list is replaced as a whole.
#[derive(Clone, Debug, Object)]
pub struct AssessmentPatch {
    /// What kind it is.
    pub kind: Option<AssessmentKind>,
    /// How far it is.
    pub status: Option<AssessmentStatus>,
    /// Its title.
    pub title: Option<Texts>,
    /// What it is about, Markdown.
    pub description: Change<Texts>,
    /// How it is made, Markdown.
    pub method: Change<Texts>,
    /// When it begins, as far as that is known.
    pub starts_on: Change<PartialDate>,
    /// When it ends, as far as that is known.
    pub ends_on: Change<PartialDate>,
    /// How many countries it says that it covers.
    #[oai(validator(minimum(value = "1"), maximum(value = "1000")))]
    pub claimed_countries: Change<i32>,
    /// The countries that it covers, in order.
    #[oai(validator(max_items = 60))]
    pub countries: Change<Vec<CountryCode>>,
    /// The dimensions in which it assesses them, in order. One whose key is another is another one.
    #[oai(validator(max_items = 20))]
    pub dimensions: Change<Vec<AssessmentDimension>>,
    /// Organizations and their roles, in order.
    #[oai(validator(max_items = 100))]
    pub organizations: Change<Vec<AssessmentOrganization>>,
    /// The documents that came of it, in order.
    #[oai(validator(max_items = 50))]
    pub documents: Change<Vec<OutcomeDocument>>,
    /// Whether findings of a country or a dimension that is left out go with it. Else that is refused.
    pub remove_findings: Option<bool>,
}

/// An assessment.
#[derive(Clone, Debug, Object)]
pub struct AssessmentOut {
    /// Its id.
    pub id: AssessmentId,
    /// Its version, as in the `ETag`.
    pub version: i64,
    /// The event to which it belongs.
    pub event_id: Option<EventId>,
    /// The programme to which it belongs.
    pub programme_id: Option<ProgrammeId>,
    /// What kind it is.
    pub kind: AssessmentKind,
    /// How far it is.
    pub status: AssessmentStatus,
    /// Its title.
    pub title: Texts,
    /// What it is about, Markdown.
    pub description: Option<Texts>,
    /// How it is made, Markdown.
    pub method: Option<Texts>,
    /// When it begins, as it was given.
    pub starts_on: Option<PartialDate>,
    /// When it ends, as it was given.
    pub ends_on: Option<PartialDate>,
    /// How many countries it says that it covers.
    pub claimed_countries: Option<i32>,
    /// The countries that it names, in order.
    pub countries: Vec<CountryCode>,
    /// The dimensions in which it assesses them, in order.
    pub dimensions: Vec<AssessmentDimension>,
    /// Organizations and their roles, in order.
    pub organizations: Vec<AssessmentOrganization>,
    /// The documents that came of it, in order.
    pub documents: Vec<OutcomeDocument>,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// When it was last changed.
    pub updated_at: DateTime<Utc>,
}

/// Filters for assessments.
#[derive(Clone, Debug, Default, Object)]
pub struct AssessmentFilter {
    /// Those of this kind.
    pub kind: Option<AssessmentKind>,
    /// Those that are so far.
    pub status: Option<AssessmentStatus>,
    /// Those of this event.
    pub event_id: Option<EventId>,
    /// Those of this programme itself.
    pub programme_id: Option<ProgrammeId>,
    /// Those that cover this country.
    pub country: Option<CountryCode>,
    /// Those in which this organization has a role.
    pub organization_id: Option<OrganizationId>,
    /// Those in which an organization has this role; with `organization_id`, that one.
    pub organization_role: Option<AssessmentOrganizationRole>,
}
