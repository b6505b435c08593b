//! Recommendations as callers see them.

mod carrying;

use chrono::{DateTime, NaiveDate, Utc};
use poem_openapi::Object;
use serde::{Deserialize, Serialize};

use crate::countries::CountryCode;
use crate::db::PartialDate;
use crate::ids::{
    EventId, FocalPointId, OrganizationId, PanelId, PersonId, ProgrammeId, ProgressId,
    RecommendationId,
};
use crate::patch::Change;
use crate::text::Texts;

pub use carrying::{
    AllCarriedForward, CarriedForward, CarryAllForward, CarryForward, PossibleDuplicate,
    PossibleDuplicates,
};

crate::choices! {
    /// Whether an addressee takes a recommendation on.
    Acceptance {
        /// Not answered yet.
        Pending,
        /// Accepted.
        Accepted,
        /// Accepted in part.
        PartiallyAccepted,
        /// Rejected; the reason is required.
        Rejected,
        /// Taken note of.
        Noted,
    }

    /// How far a recommendation is carried out.
    Implementation {
        /// Not begun.
        NotStarted,
        /// Under way.
        InProgress,
        /// Done.
        Implemented,
        /// Events have made it moot; the reason is required.
        OvertakenByEvents,
        /// It does not apply any more; the reason is required.
        NoLongerApplicable,
    }
}

/// With whom a recommendation is to be carried out: an organization that is kept here, or a name.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Object)]
#[serde(default)]
pub struct Counterpart {
    /// The organization, where it is kept here.
    pub organization_id: Option<OrganizationId>,
    /// The name as it is printed.
    pub name: Option<String>,
}

/// What came of a recommendation: an event, or a paper such as a project proposal.
#[derive(Clone, Debug, Default, PartialEq, Object)]
pub struct Outcome {
    /// The event, where it is kept here; without one the title is required.
    pub event_id: Option<EventId>,
    /// The title.
    #[oai(validator(min_length = 1, max_length = 300))]
    pub title: Option<String>,
    /// When it was held or made.
    pub dated: Option<PartialDate>,
    /// Where it can be read; http and https.
    pub url: Option<String>,
}

/// From where a recommendation came.
#[derive(Clone, Debug, Default, PartialEq, Object)]
pub struct RecommendationSource {
    /// The panel; one of the same event.
    pub panel_id: Option<PanelId>,
    /// The person who made it.
    pub person_id: Option<PersonId>,
    /// The country that made it.
    pub country: Option<CountryCode>,
}

/// Who is to carry a recommendation out.
#[derive(Clone, Debug, Object)]
pub struct AddresseeIn {
    /// The organization.
    pub organization_id: OrganizationId,
    /// Where it stands at first, `pending` unless given. Later ones are told by progress.
    pub acceptance: Option<Acceptance>,
    /// How far it is at first, `not_started` unless given. Later ones are told by progress.
    pub implementation: Option<Implementation>,
}

/// An addressee, who answers for itself.
#[derive(Clone, Debug, Object)]
pub struct AddresseeOut {
    /// The organization.
    pub organization_id: OrganizationId,
    /// Whether it takes the recommendation on.
    pub acceptance: Acceptance,
    /// How far it is.
    pub implementation: Implementation,
}

/// A new recommendation.
#[derive(Clone, Debug, Object)]
pub struct RecommendationCreate {
    /// Its number in the event; the next free one unless given.
    #[oai(validator(minimum(value = "1"), maximum(value = "1000000")))]
    pub number: Option<i32>,
    /// The text, Markdown.
    pub text: Texts,
    /// A category of your own.
    #[oai(validator(min_length = 1, max_length = 200))]
    pub category: Option<String>,
    /// From where it came.
    pub source: Option<RecommendationSource>,
    /// Who is to carry it out; one, several or none.
    #[oai(default, validator(max_items = 100))]
    pub addressees: Vec<AddresseeIn>,
    /// Where it stands at first, `pending` unless given; only without addressees.
    pub acceptance: Option<Acceptance>,
    /// How far it is at first, `not_started` unless given; only without addressees.
    pub implementation: Option<Implementation>,
    /// With whom it is to be carried out.
    #[oai(default, validator(max_items = 100))]
    pub counterparts: Vec<Counterpart>,
    /// Where it is to be carried out.
    pub proposed_country: Option<CountryCode>,
    /// When it is due: a year, a month or a day.
    pub due: Option<PartialDate>,
    /// The event that follows it up.
    pub follow_up_event_id: Option<EventId>,
    /// Clusters under which it is grouped.
    #[oai(default, validator(max_items = 50))]
    pub clusters: Vec<String>,
    /// Targets of the Sustainable Development Goals, such as `16.6` or `17.18`.
    #[oai(default, validator(max_items = 50))]
    pub sdg_targets: Vec<String>,
    /// What came of it.
    #[oai(default, validator(max_items = 50))]
    pub came_of_it: Vec<Outcome>,
}

/// What changes in a recommendation: what is left out stays, null clears.
#[derive(Clone, Debug, Object)]
pub struct RecommendationPatch {
    /// Its number in the event.
    #[oai(validator(minimum(value = "1"), maximum(value = "1000000")))]
    pub number: Option<i32>,
    /// The text, Markdown.
    pub text: Option<Texts>,
    /// A category of your own.
    #[oai(validator(min_length = 1, max_length = 200))]
    pub category: Change<String>,
    /// From where it came; replaced as a whole.
    pub source: Change<RecommendationSource>,
    /// Who is to carry it out; replaced as a whole. Those who stay keep their state, which only
    /// progress changes.
    #[oai(validator(max_items = 100))]
    pub addressees: Change<Vec<AddresseeIn>>,
    /// With whom it is to be carried out.
    #[oai(validator(max_items = 100))]
    pub counterparts: Change<Vec<Counterpart>>,
    /// Where it is to be carried out.
    pub proposed_country: Change<CountryCode>,
    /// When it is due: a year, a month or a day.
    pub due: Change<PartialDate>,
    /// The event that follows it up.
    pub follow_up_event_id: Change<EventId>,
    /// Clusters under which it is grouped.
    #[oai(validator(max_items = 50))]
    pub clusters: Change<Vec<String>>,
    /// Targets of the Sustainable Development Goals, such as `16.6` or `17.18`.
    #[oai(validator(max_items = 50))]
    pub sdg_targets: Change<Vec<String>>,
    /// What came of it; replaced as a whole.
    #[oai(validator(max_items = 50))]
    pub came_of_it: Change<Vec<Outcome>>,
    /// The one that it repeats. Where that one repeats another itself, the first of them is kept here,
    /// and what repeats this one repeats the first from then on. Nothing is merged, and null takes it
    /// back.
    pub duplicate_of: Change<RecommendationId>,
}

/// A recommendation.
#[derive(Clone, Debug, Object)]
pub struct RecommendationOut {
    /// Its id.
    pub id: RecommendationId,
    /// Its version, as in the `ETag`.
    pub version: i64,
    /// The event.
    pub event_id: EventId,
    /// Its number in the event.
    pub number: i32,
    /// The text, Markdown.
    pub text: Texts,
    /// Its category.
    pub category: Option<String>,
    /// From where it came.
    pub source: RecommendationSource,
    /// Who is to carry it out; each answers for itself.
    pub addressees: Vec<AddresseeOut>,
    /// Its own acceptance; with addressees, where they stand as a whole.
    pub acceptance: Acceptance,
    /// Its own implementation; with addressees, how far they are as a whole.
    pub implementation: Implementation,
    /// With whom it is to be carried out.
    pub counterparts: Vec<Counterpart>,
    /// Where it is to be carried out.
    pub proposed_country: Option<CountryCode>,
    /// When it is due, as it was given.
    pub due: Option<PartialDate>,
    /// The event that follows it up.
    pub follow_up_event_id: Option<EventId>,
    /// Clusters under which it is grouped.
    pub clusters: Vec<String>,
    /// Targets of the Sustainable Development Goals.
    pub sdg_targets: Vec<String>,
    /// What came of it.
    pub came_of_it: Vec<Outcome>,
    /// The one that it repeats: counted there, not asked about here, and never overdue.
    pub duplicate_of: Option<RecommendationId>,
    /// Those that repeat it, as far as the token sees them.
    pub duplicates: Vec<RecommendationId>,
    /// The one of an earlier event that goes on in this one.
    pub carried_from: Option<RecommendationId>,
    /// The one of a later event in which it goes on: progress is recorded there, and nobody is asked
    /// about this one any more.
    pub carried_to: Option<RecommendationId>,
    /// Whether the last day of `due` has passed, where the event is, and for somebody something is
    /// still to be done.
    pub overdue: bool,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// When it was last changed.
    pub updated_at: DateTime<Utc>,
}

/// Filters for recommendations.
#[derive(Clone, Debug, Default, Object)]
pub struct RecommendationFilter {
    /// Those of this event.
    pub event_id: Option<EventId>,
    /// Those of the events of this programme, and of those below it.
    pub programme_id: Option<ProgrammeId>,
    /// Those in which this organization is a counterpart.
    pub counterpart_id: Option<OrganizationId>,
    /// Those whose acceptance is this: the addressee's where `organization_id` is given, else the
    /// whole's.
    pub acceptance: Option<Acceptance>,
    /// Those whose implementation is this: the addressee's where `organization_id` is given, else
    /// the whole's.
    pub implementation: Option<Implementation>,
    /// Those that this organization is to carry out.
    pub organization_id: Option<OrganizationId>,
    /// Those that this country made, that are proposed to be carried out there, or that an
    /// organization of it is to carry out.
    pub country: Option<CountryCode>,
    /// Those of exactly this category.
    pub category: Option<String>,
    /// Those under exactly this cluster.
    pub cluster: Option<String>,
    /// Those under this target of the Sustainable Development Goals.
    pub sdg_target: Option<String>,
    /// Those that repeat another, or those that do not.
    pub duplicates: Option<bool>,
    /// Those that repeat this one.
    pub duplicate_of: Option<RecommendationId>,
    /// Those that were carried forward to a later event, or those that were not.
    pub carried_forward: Option<bool>,
    /// Those of which this event came.
    pub outcome_event_id: Option<EventId>,
    /// Those that are due on this day or later: the last day that `due` can mean.
    pub due_from: Option<NaiveDate>,
    /// Those that are due on this day or before.
    pub due_until: Option<NaiveDate>,
    /// Those that are overdue, or those that are not.
    pub overdue: Option<bool>,
    /// Those that this event follows up.
    pub follow_up_event_id: Option<EventId>,
    /// Those that came from this panel.
    pub panel_id: Option<PanelId>,
    /// Those that this person made.
    pub person_id: Option<PersonId>,
}

/// A report on progress; what it leaves out stays as it is.
#[derive(Clone, Debug, Object)]
pub struct ProgressCreate {
    /// The addressee that it is about; none where the recommendation has none.
    pub organization_id: Option<OrganizationId>,
    /// The acceptance from now on.
    pub acceptance: Option<Acceptance>,
    /// The implementation from now on.
    pub implementation: Option<Implementation>,
    /// What is reported, Markdown; the reason where something is `rejected`,
    /// `overtaken_by_events` or `no_longer_applicable`.
    pub text: Option<String>,
    /// Where it can be seen; http and https.
    #[oai(default, validator(max_items = 20))]
    pub evidence_urls: Vec<String>,
}

/// A report on progress; it is never changed and never deleted.
#[derive(Clone, Debug, Object)]
pub struct ProgressOut {
    /// Its id.
    pub id: ProgressId,
    /// The recommendation.
    pub recommendation_id: RecommendationId,
    /// The addressee that it is about.
    pub organization_id: Option<OrganizationId>,
    /// The acceptance from then on; null: as before.
    pub acceptance: Option<Acceptance>,
    /// The implementation from then on; null: as before.
    pub implementation: Option<Implementation>,
    /// What was reported.
    pub text: Option<String>,
    /// Where it can be seen.
    pub evidence_urls: Vec<String>,
    /// Who reported: the name of the token, or that of the focal point as it is now.
    pub by: String,
    /// The focal point who reported by link.
    pub focal_point_id: Option<FocalPointId>,
    /// When.
    pub at: DateTime<Utc>,
}

/// Filters for progress.
#[derive(Clone, Debug, Default, Object)]
pub struct ProgressFilter {
    /// That of this addressee.
    pub organization_id: Option<OrganizationId>,
    /// That with this acceptance.
    pub acceptance: Option<Acceptance>,
    /// That with this implementation.
    pub implementation: Option<Implementation>,
    /// That of this focal point.
    pub focal_point_id: Option<FocalPointId>,
}
