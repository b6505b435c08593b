//! Which recommendation answers which capacity need or barrier.

use sea_orm::entity::prelude::*;

use crate::ids::{NeedId, RecommendationId};

/// A row of `need_recommendations`.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "need_recommendations")]
pub struct Model {
    /// The capacity need or the barrier.
    #[sea_orm(primary_key, auto_increment = false)]
    pub need_id: NeedId,
    /// The recommendation.
    #[sea_orm(primary_key, auto_increment = false)]
    pub recommendation_id: RecommendationId,
}

crate::belongs_to! {
    /// The capacity need or the barrier.
    Need: NeedId => crate::needs::entity,
    /// The recommendation.
    Recommendation: RecommendationId => crate::recommendations::entity::recommendation,
}
