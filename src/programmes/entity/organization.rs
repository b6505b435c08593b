//! Organizations of a programme.

use sea_orm::entity::prelude::*;

use crate::ids::{OrganizationId, ProgrammeId};
use crate::programmes::types::ProgrammeOrganizationRole;

/// A row of `programme_organizations`.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "programme_organizations")]
pub struct Model {
    /// The programme.
    #[sea_orm(primary_key, auto_increment = false)]
    pub programme_id: ProgrammeId,
    /// The organization.
    #[sea_orm(primary_key, auto_increment = false)]
    pub organization_id: OrganizationId,
    /// What it is to the programme.
    #[sea_orm(primary_key, auto_increment = false)]
    pub role: ProgrammeOrganizationRole,
    /// Its place in the list, from 1.
    pub position: i32,
}

crate::belongs_to! {
    /// The programme.
    Programme: ProgrammeId => super::programme,
    /// The organization.
    Organization: OrganizationId => crate::organizations::entity,
}
