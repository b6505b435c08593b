//! What versions of reports say, in each language.

use sea_orm::entity::prelude::*;

use crate::ids::ReportVersionId;
use crate::reports::summary::types::{Edition, ReportLanguage};

/// A row of `report_editions`.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "report_editions")]
pub struct Model {
    /// The version.
    #[sea_orm(primary_key, auto_increment = false)]
    pub version_id: ReportVersionId,
    /// The language.
    #[sea_orm(primary_key, auto_increment = false)]
    pub language: ReportLanguage,
    /// What stands in it.
    #[sea_orm(column_type = "JsonBinary")]
    pub content: Edition,
}

crate::belongs_to! {
    /// The version.
    Version: VersionId => super::version,
}
