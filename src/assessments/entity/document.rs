//! Documents that came of an assessment.

use sea_orm::entity::prelude::*;

use crate::assessments::types::{OutcomeDocument, OutcomeDocumentKind};
use crate::db::PartialDate;
use crate::ids::{AssessmentId, EventId, MaterialId};

/// A row of `assessment_documents`.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "assessment_documents")]
pub struct Model {
    /// The assessment.
    #[sea_orm(primary_key, auto_increment = false)]
    pub assessment_id: AssessmentId,
    /// Its place in the list, from 1.
    #[sea_orm(primary_key, auto_increment = false)]
    pub position: i32,
    /// What it is.
    pub kind: OutcomeDocumentKind,
    /// Its title.
    pub title: String,
    /// Its date.
    pub dated: Option<PartialDate>,
    /// Where it can be read.
    pub url: Option<String>,
    /// The event at which it was presented.
    pub event_id: Option<EventId>,
    /// The material that it is.
    pub material_id: Option<MaterialId>,
}

crate::belongs_to! {
    /// The assessment.
    Assessment: AssessmentId => super::assessment,
    /// The event.
    Event: EventId => crate::events::entity::event,
    /// The material.
    Material: MaterialId => crate::materials::entity::material,
}

impl From<Model> for OutcomeDocument {
    fn from(row: Model) -> Self {
        Self {
            kind: row.kind,
            title: row.title,
            dated: row.dated,
            url: row.url,
            material_id: row.material_id,
            event_id: row.event_id,
        }
    }
}
