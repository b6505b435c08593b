//! Addressees of a recommendation; each answers for itself.

use sea_orm::entity::prelude::*;

use crate::ids::{OrganizationId, RecommendationId};
use crate::recommendations::types::{Acceptance, Implementation};

/// A row of `recommendation_addressees`.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "recommendation_addressees")]
pub struct Model {
    /// The recommendation.
    #[sea_orm(primary_key, auto_increment = false)]
    pub recommendation_id: RecommendationId,
    /// The addressee.
    #[sea_orm(primary_key, auto_increment = false)]
    pub organization_id: OrganizationId,
    /// Its place in the list, from 1.
    pub position: i32,
    /// Whether it takes the recommendation on.
    pub acceptance: Acceptance,
    /// How far it is.
    pub implementation: Implementation,
}

crate::belongs_to! {
    /// The recommendation.
    Recommendation: RecommendationId => super::recommendation,
    /// The addressee.
    Organization: OrganizationId => crate::organizations::entity,
}
