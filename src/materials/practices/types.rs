//! Practices and digital public goods as callers see them.

use chrono::{DateTime, Utc};
use poem_openapi::Object;

use crate::countries::CountryCode;
use crate::ids::{EventId, MaterialId, OrganizationId, PracticeId};
use crate::materials::types::Topic;
use crate::patch::Change;
use crate::text::Texts;

crate::choices! {
    /// What stands in the catalogue.
    PracticeKind {
        /// What somebody does well and others can do too.
        Practice,
        /// Open software, data, models, standards or content that anybody can take.
        DigitalPublicGood,
    }
}

/// A new practice or digital public good: of a country, an organization or both.
#[derive(Clone, Debug, Object)]
pub struct PracticeCreate {
    /// What it is.
    pub kind: PracticeKind,
    /// Its title.
    pub title: Texts,
    /// What it is about, Markdown.
    pub description: Option<Texts>,
    /// The country whose it is.
    pub country: Option<CountryCode>,
    /// The organization whose it is.
    pub organization_id: Option<OrganizationId>,
    /// What it is about.
    #[oai(default, validator(max_items = 20))]
    pub topics: Vec<Topic>,
    /// Where it can be seen or had; http or https.
    #[oai(validator(max_length = 2000))]
    pub url: Option<String>,
    /// The event at which it was shown.
    pub event_id: Option<EventId>,
    /// The material that tells of it.
    pub material_id: Option<MaterialId>,
}

/// What changes in a practice: what is left out stays, null clears.
#[derive(Clone, Debug, Object)]
pub struct PracticePatch {
    /// What it is.
    pub kind: Option<PracticeKind>,
    /// Its title.
    pub title: Option<Texts>,
    /// What it is about, Markdown.
    pub description: Change<Texts>,
    /// The country whose it is.
    pub country: Change<CountryCode>,
    /// The organization whose it is.
    pub organization_id: Change<OrganizationId>,
    /// What it is about.
    #[oai(validator(max_items = 20))]
    pub topics: Change<Vec<Topic>>,
    /// Where it can be seen or had.
    #[oai(validator(max_length = 2000))]
    pub url: Change<String>,
    /// The event at which it was shown.
    pub event_id: Change<EventId>,
    /// The material that tells of it.
    pub material_id: Change<MaterialId>,
}

/// A practice or a digital public good.
#[derive(Clone, Debug, Object)]
pub struct PracticeOut {
    /// Its id.
    pub id: PracticeId,
    /// Its version, as in the `ETag`.
    pub version: i64,
    /// What it is.
    pub kind: PracticeKind,
    /// Its title.
    pub title: Texts,
    /// What it is about, Markdown.
    pub description: Option<Texts>,
    /// The country whose it is.
    pub country: Option<CountryCode>,
    /// The organization whose it is.
    pub organization_id: Option<OrganizationId>,
    /// What it is about.
    pub topics: Vec<Topic>,
    /// Where it can be seen or had.
    pub url: Option<String>,
    /// The event at which it was shown.
    pub event_id: Option<EventId>,
    /// The material that tells of it.
    pub material_id: Option<MaterialId>,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// When it was last changed.
    pub updated_at: DateTime<Utc>,
}

/// Filters for practices.
#[derive(Clone, Debug, Default, Object)]
pub struct PracticeFilter {
    /// Those of this kind.
    pub kind: Option<PracticeKind>,
    /// Those of this country.
    pub country: Option<CountryCode>,
    /// Those of this organization.
    pub organization_id: Option<OrganizationId>,
    /// Those about this topic.
    pub topic: Option<Topic>,
    /// Those that were shown at this event.
    pub event_id: Option<EventId>,
    /// Those of which this material tells.
    pub material_id: Option<MaterialId>,
}
