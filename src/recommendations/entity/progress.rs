//! Progress of a recommendation; rows are added, never changed.

use sea_orm::entity::prelude::*;

use crate::db::List;
use crate::ids::{FocalPointId, OrganizationId, ProgressId, RecommendationId};
use crate::recommendations::types::{Acceptance, Implementation};

/// A row of `recommendation_progress`.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "recommendation_progress")]
pub struct Model {
    /// Key.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ProgressId,
    /// When.
    pub at: DateTimeUtc,
    /// The recommendation.
    pub recommendation_id: RecommendationId,
    /// The addressee that it is about; none where there are none.
    pub organization_id: Option<OrganizationId>,
    /// The acceptance from then on; none: as before.
    pub acceptance: Option<Acceptance>,
    /// The implementation from then on; none: as before.
    pub implementation: Option<Implementation>,
    /// What is reported; the reason of a no.
    pub text: Option<String>,
    /// Where it can be seen.
    pub evidence_urls: List<String>,
    /// Who reported, where that was no focal point.
    pub by: String,
    /// The focal point who reported by link.
    pub focal_point_id: Option<FocalPointId>,
}

crate::belongs_to! {
    /// The recommendation.
    Recommendation: RecommendationId => super::recommendation,
    /// The focal point.
    FocalPoint: FocalPointId => crate::people::focal_points::entity,
}
