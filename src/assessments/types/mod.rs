//! Assessments and their findings as callers see them.

mod assessment;
mod choices;
mod finding;
mod matrix;

pub use assessment::{
    AssessmentCreate, AssessmentDimension, AssessmentFilter, AssessmentOrganization, AssessmentOut,
    AssessmentPatch, AssessmentScale, OutcomeDocument,
};
pub use choices::{
    AssessmentKind, AssessmentOrganizationRole, AssessmentStatus, OutcomeDocumentKind,
};
pub use finding::{FindingCreate, FindingFilter, FindingOut, FindingPatch};
pub use matrix::{AssessmentMatrix, EmptyCell, MatrixCell, MatrixDimension, MatrixRow};
