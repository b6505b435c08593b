//! Of which capacity needs and barriers a finding speaks.

use sea_orm::entity::prelude::*;

use crate::ids::{FindingId, NeedId};

/// A row of `finding_needs`.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "finding_needs")]
pub struct Model {
    /// The finding.
    #[sea_orm(primary_key, auto_increment = false)]
    pub finding_id: FindingId,
    /// The capacity need or the barrier.
    #[sea_orm(primary_key, auto_increment = false)]
    pub need_id: NeedId,
}

crate::belongs_to! {
    /// The finding.
    Finding: FindingId => super::finding,
    /// The capacity need or the barrier.
    Need: NeedId => crate::needs::entity,
}
