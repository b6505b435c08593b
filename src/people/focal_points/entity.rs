//! The table of focal points.

use sea_orm::entity::prelude::*;

use crate::countries::CountryCode;
use crate::ids::{FocalPointId, OrganizationId, PersonId};

/// A row of `focal_points`.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "focal_points")]
pub struct Model {
    /// Key.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: FocalPointId,
    /// Raised by every change; the `ETag`.
    pub version: i64,
    /// Who.
    pub person_id: PersonId,
    /// The country whose focal point they are.
    pub country: Option<CountryCode>,
    /// Or the organization.
    pub organization_id: Option<OrganizationId>,
    /// In what matter; none: in all.
    pub topic: Option<String>,
    /// The topic, folded, by which two are told apart; empty where there is none.
    pub topic_key: String,
    /// Whether they are one still.
    pub active: bool,
    /// When it was made.
    pub created_at: DateTimeUtc,
    /// When it was last changed.
    pub updated_at: DateTimeUtc,
}

crate::belongs_to! {
    /// The person.
    Person: PersonId => crate::people::entity::person,
    /// The organization.
    Organization: OrganizationId => crate::organizations::entity,
}
