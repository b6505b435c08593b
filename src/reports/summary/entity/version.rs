//! Versions of reports, each as it was kept.

use sea_orm::entity::prelude::*;

use crate::ids::{EventId, ReportVersionId};
use crate::reports::summary::types::ReportStage;

/// A row of `report_versions`.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "report_versions")]
pub struct Model {
    /// Key.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ReportVersionId,
    /// Raised by every change; the `ETag`.
    pub version: i64,
    /// The event.
    pub event_id: EventId,
    /// Its number among those of the event.
    pub number: i32,
    /// What kind of report it is.
    pub stage: ReportStage,
    /// What is to be known of it.
    pub note: Option<String>,
    /// Who kept it.
    pub made_by: String,
    /// When it was kept.
    pub created_at: DateTimeUtc,
    /// The same: it does not change.
    pub updated_at: DateTimeUtc,
}

crate::belongs_to! {
    /// The event.
    Event: EventId => crate::events::entity::event,
}
