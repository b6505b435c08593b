//! Organizations of an assessment.

use sea_orm::entity::prelude::*;

use crate::assessments::types::AssessmentOrganizationRole;
use crate::ids::{AssessmentId, OrganizationId};

/// A row of `assessment_organizations`.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "assessment_organizations")]
pub struct Model {
    /// The assessment.
    #[sea_orm(primary_key, auto_increment = false)]
    pub assessment_id: AssessmentId,
    /// The organization.
    #[sea_orm(primary_key, auto_increment = false)]
    pub organization_id: OrganizationId,
    /// What it is to the assessment.
    #[sea_orm(primary_key, auto_increment = false)]
    pub role: AssessmentOrganizationRole,
    /// Its place in the list, from 1.
    pub position: i32,
}

crate::belongs_to! {
    /// The assessment.
    Assessment: AssessmentId => super::assessment,
    /// The organization.
    Organization: OrganizationId => crate::organizations::entity,
}
