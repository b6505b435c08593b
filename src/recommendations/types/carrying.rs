//! Carrying recommendations forward, and those that say nearly the same, as callers see them.

use poem_openapi::Object;

use super::RecommendationOut;
use crate::db::PartialDate;
use crate::ids::{EventId, RecommendationId};

/// Where a recommendation is carried forward to.
#[derive(Clone, Debug, Object)]
pub struct CarryForward {
    /// The later event: it does not start before the one of the recommendation, which did not come
    /// from it either.
    pub event_id: EventId,
    /// Its number there; the next free one unless given.
    #[oai(validator(minimum(value = "1"), maximum(value = "1000000")))]
    pub number: Option<i32>,
    /// When it is due from now on; as before unless given.
    pub due: Option<PartialDate>,
}

/// How the recommendations of the event before are carried forward.
#[derive(Clone, Debug, Object)]
pub struct CarryAllForward {
    /// Whether to say what would be done, and do nothing.
    #[oai(default)]
    pub dry_run: bool,
}

/// A recommendation that is carried forward.
#[derive(Clone, Debug, Object)]
pub struct CarriedForward {
    /// The one of the event before.
    pub from: RecommendationId,
    /// Its number there.
    pub from_number: i32,
    /// The one in which it goes on; none in a dry run.
    pub to: Option<RecommendationId>,
    /// Its number here.
    pub to_number: i32,
}

/// What was carried forward from the event before.
#[derive(Clone, Debug, Object)]
pub struct AllCarriedForward {
    /// The event.
    pub event_id: EventId,
    /// The one before.
    pub previous_event_id: EventId,
    /// Whether nothing was done.
    pub dry_run: bool,
    /// Those carried forward, in the order of their numbers; 500 at most.
    pub carried: Vec<CarriedForward>,
    /// Whether there are more; do the same once more.
    pub more: bool,
    /// How many were left because nothing is left to be done, or because they came from this event.
    pub nothing_open: u64,
}

/// A recommendation that says nearly the same.
#[derive(Clone, Debug, Object)]
pub struct PossibleDuplicate {
    /// How much alike the words are, up to 1: the same.
    pub similarity: f64,
    /// The recommendation.
    pub recommendation: RecommendationOut,
}

/// Recommendations that say nearly the same as one.
#[derive(Clone, Debug, Object)]
pub struct PossibleDuplicates {
    /// The recommendation.
    pub recommendation_id: RecommendationId,
    /// With how many it was compared: the latest 1,000 of its programme, or of its event where that
    /// stands under none.
    pub compared: u64,
    /// Those most alike first; 20 at most.
    pub items: Vec<PossibleDuplicate>,
}
