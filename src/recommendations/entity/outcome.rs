//! What came of a recommendation.

use sea_orm::entity::prelude::*;

use crate::db::PartialDate;
use crate::ids::{EventId, RecommendationId};
use crate::recommendations::types::Outcome;

/// A row of `recommendation_outcomes`.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "recommendation_outcomes")]
pub struct Model {
    /// The recommendation.
    #[sea_orm(primary_key, auto_increment = false)]
    pub recommendation_id: RecommendationId,
    /// Its place in the list, from 1.
    #[sea_orm(primary_key, auto_increment = false)]
    pub position: i32,
    /// The event that came of it.
    pub event_id: Option<EventId>,
    /// The title of what came of it.
    pub title: Option<String>,
    /// When it was held or made.
    pub dated: Option<PartialDate>,
    /// Where it can be read.
    pub url: Option<String>,
}

crate::belongs_to! {
    /// The recommendation.
    Recommendation: RecommendationId => super::recommendation,
}

impl From<Model> for Outcome {
    fn from(row: Model) -> Self {
        Self { event_id: row.event_id, title: row.title, dated: row.dated, url: row.url }
    }
}
