//! Plans of follow-ups.

use sea_orm::entity::prelude::*;

use crate::db::List;
use crate::follow_ups::types::FollowUpStep;
use crate::ids::FollowUpPlanId;

/// A row of `follow_up_plans`.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "follow_up_plans")]
pub struct Model {
    /// Key.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: FollowUpPlanId,
    /// Raised by every change; the `ETag`.
    pub version: i64,
    /// What organizers call it.
    pub name: String,
    /// What it is good for.
    pub description: Option<String>,
    /// Its follow-ups.
    pub steps: List<FollowUpStep>,
    /// Whether it came with the software.
    pub shipped: bool,
    /// Name and description, folded for search.
    pub search: String,
    /// When it was made.
    pub created_at: DateTimeUtc,
    /// When it was last changed.
    pub updated_at: DateTimeUtc,
}

/// None: a plan belongs to no event.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
