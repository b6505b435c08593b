//! Recommendations.

use sea_orm::entity::prelude::*;

use crate::countries::CountryCode;
use crate::db::{List, PartialDate};
use crate::ids::{EventId, PanelId, PersonId, RecommendationId};
use crate::recommendations::types::{Acceptance, Counterpart, Implementation};
use crate::text::Texts;

/// A row of `recommendations`.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "recommendations")]
pub struct Model {
    /// Key.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: RecommendationId,
    /// Raised by every change; the `ETag`.
    pub version: i64,
    /// The event.
    pub event_id: EventId,
    /// Its number in the event, from 1.
    pub number: i32,
    /// The text by language.
    #[sea_orm(column_type = "JsonBinary")]
    pub text: Texts,
    /// Category, free.
    pub category: Option<String>,
    /// The panel from which it came.
    pub source_panel_id: Option<PanelId>,
    /// The person who made it.
    pub source_person_id: Option<PersonId>,
    /// The country that made it.
    pub source_country: Option<CountryCode>,
    /// With whom it is to be done.
    pub counterparts: List<Counterpart>,
    /// Where it is to be done.
    pub proposed_country: Option<CountryCode>,
    /// When it is due, as it was given.
    pub due: Option<PartialDate>,
    /// The last day that the due date can mean; overdue from the next.
    pub due_last_day: Option<Date>,
    /// The event that follows it up.
    pub follow_up_event_id: Option<EventId>,
    /// Clusters.
    pub clusters: List<String>,
    /// SDG targets.
    pub sdg_targets: List<String>,
    /// Its own acceptance; with addressees, where they stand as a whole.
    pub acceptance: Acceptance,
    /// Its own implementation; with addressees, how far they are as a whole.
    pub implementation: Implementation,
    /// The first one, which this one repeats.
    pub duplicate_of_id: Option<RecommendationId>,
    /// The one that goes on in this one.
    pub carried_from_id: Option<RecommendationId>,
    /// The one in which this one goes on.
    pub carried_to_id: Option<RecommendationId>,
    /// Text and category, folded for search.
    pub search: String,
    /// When it was made.
    pub created_at: DateTimeUtc,
    /// When it was last changed.
    pub updated_at: DateTimeUtc,
}

impl Model {
    /// Whether it is asked about and can be overdue: another one is in the place of what repeats it and
    /// of what was carried forward.
    pub fn stands_for_itself(&self) -> bool {
        self.onward().is_none()
    }

    /// The one that is in its place: in which it goes on, or which it repeats.
    pub fn onward(&self) -> Option<RecommendationId> {
        self.carried_to_id.or(self.duplicate_of_id)
    }
}

crate::belongs_to! {
    /// The event.
    Event: EventId => crate::events::entity::event,
}
