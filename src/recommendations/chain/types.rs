//! The chain of a recommendation as callers see it.

use chrono::NaiveDate;
use poem_openapi::Object;
use uuid::Uuid;

use crate::db::PartialDate;
use crate::events::types::EventStatus;
use crate::ids::{EventId, RecommendationId};
use crate::recommendations::types::{Acceptance, Implementation};
use crate::text::Texts;

crate::choices! {
    /// How one thing follows from another.
    LinkKind {
        /// The event made the recommendation.
        Made,
        /// The recommendation goes on in a later one.
        CarriedForward,
        /// The recommendation is repeated by another one.
        Repeated,
        /// The recommendation is followed up by the event.
        FollowedUp,
        /// The event or the paper came of the recommendation.
        CameOfIt,
        /// The event took the outcomes of an earlier one on.
        LedTo,
    }
}

/// A recommendation in a chain.
#[derive(Clone, Debug, Object)]
pub struct ChainRecommendation {
    /// Its id.
    pub id: RecommendationId,
    /// The event that made it.
    pub event_id: EventId,
    /// Its number there.
    pub number: i32,
    /// The text.
    pub text: Texts,
    /// Whether it is taken on, as a whole.
    pub acceptance: Acceptance,
    /// How far it is, as a whole.
    pub implementation: Implementation,
}

/// An event in a chain.
#[derive(Clone, Debug, Object)]
pub struct ChainEvent {
    /// Its id.
    pub id: EventId,
    /// The name in its addresses.
    pub slug: String,
    /// The title.
    pub title: Texts,
    /// When it begins.
    pub starts_on: NaiveDate,
    /// Its state.
    pub status: EventStatus,
}

/// A step of a chain: what followed from what.
#[derive(Clone, Debug, PartialEq, Object)]
pub struct ChainLink {
    /// How.
    pub kind: LinkKind,
    /// The recommendation or the event from which it followed.
    pub from: Uuid,
    /// The recommendation or the event that followed; none where that is a paper, or a meeting that is
    /// not kept here.
    pub to: Option<Uuid>,
    /// The title that was given to it.
    pub title: Option<String>,
    /// When it was held or made, as it was given.
    pub dated: Option<PartialDate>,
    /// Where it can be read.
    pub url: Option<String>,
}

/// From where a recommendation came, and what came of it.
#[derive(Clone, Debug, Object)]
pub struct RecommendationChain {
    /// The recommendation that was asked for.
    pub recommendation_id: RecommendationId,
    /// It, those that went on in each other, those that repeat them, and those of which their events
    /// came; in the order of their making.
    pub recommendations: Vec<ChainRecommendation>,
    /// The events that made them, and those that came of them, by day.
    pub events: Vec<ChainEvent>,
    /// What followed from what.
    pub links: Vec<ChainLink>,
    /// Whether the chain is longer than what is shown: 200 recommendations and 200 events.
    pub more: bool,
}
