//! Capacity needs and barriers as callers see them.

use chrono::{DateTime, Utc};
use poem_openapi::Object;

use crate::countries::CountryCode;
use crate::ids::{EventId, NeedId, ProgrammeId, RecommendationId};
use crate::patch::Change;
use crate::text::Texts;

crate::choices! {
    /// What was found.
    NeedKind {
        /// What a country has to be able to do and is not yet.
        CapacityNeed,
        /// What holds a country back.
        Barrier,
    }
}

impl NeedKind {
    /// What lies before the id in its address.
    pub fn path(self) -> &'static str {
        match self {
            Self::CapacityNeed => "capacity-needs",
            Self::Barrier => "barriers",
        }
    }
}

/// A new capacity need or barrier.
#[derive(Clone, Debug, Object)]
pub struct NeedCreate {
    /// The event that named it; this or `programme_id`.
    pub event_id: Option<EventId>,
    /// The programme that named it, where no event did.
    pub programme_id: Option<ProgrammeId>,
    /// The country of which it was said; none where it was said of all.
    pub country: Option<CountryCode>,
    /// What it is, in a few words.
    pub title: Texts,
    /// What was said of it, Markdown.
    pub description: Option<Texts>,
    /// A category of your own.
    #[oai(validator(min_length = 1, max_length = 200))]
    pub category: Option<String>,
    /// The recommendations that answer it.
    #[oai(default, validator(max_items = 100))]
    pub recommendation_ids: Vec<RecommendationId>,
}

/// What changes in a capacity need or a barrier: what is left out stays, null clears.
#[derive(Clone, Debug, Object)]
pub struct NeedPatch {
    /// The country of which it was said.
    pub country: Change<CountryCode>,
    /// What it is, in a few words.
    pub title: Option<Texts>,
    /// What was said of it, Markdown.
    pub description: Change<Texts>,
    /// A category of your own.
    #[oai(validator(min_length = 1, max_length = 200))]
    pub category: Change<String>,
    /// The recommendations that answer it; replaced as a whole.
    #[oai(validator(max_items = 100))]
    pub recommendation_ids: Change<Vec<RecommendationId>>,
}

/// A capacity need or a barrier.
#[derive(Clone, Debug, Object)]
pub struct NeedOut {
    /// Its id.
    pub id: NeedId,
    /// Its version, as in the `ETag`.
    pub version: i64,
    /// Which of the two it is.
    pub kind: NeedKind,
    /// The event that named it.
    pub event_id: Option<EventId>,
    /// The programme that named it, where no event did.
    pub programme_id: Option<ProgrammeId>,
    /// The country of which it was said; none where it was said of all.
    pub country: Option<CountryCode>,
    /// What it is, in a few words.
    pub title: Texts,
    /// What was said of it, Markdown.
    pub description: Option<Texts>,
    /// Its category.
    pub category: Option<String>,
    /// The recommendations that answer it, as far as the token sees them.
    pub recommendation_ids: Vec<RecommendationId>,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// When it was last changed.
    pub updated_at: DateTime<Utc>,
}

/// Filters for capacity needs and barriers.
#[derive(Clone, Debug, Default, Object)]
pub struct NeedFilter {
    /// Those that this event named.
    pub event_id: Option<EventId>,
    /// Those that this programme named itself.
    pub programme_id: Option<ProgrammeId>,
    /// Those that were said of this country.
    pub country: Option<CountryCode>,
    /// Those of exactly this category.
    pub category: Option<String>,
    /// Those that this recommendation answers.
    pub recommendation_id: Option<RecommendationId>,
}
