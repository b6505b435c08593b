//! Files that answered a field of a registration that went, and answer none of the one that stays.

use sea_orm::entity::prelude::*;

use crate::ids::UploadId;

/// A row of `merged_files`. Its file goes with it.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "merged_files")]
pub struct Model {
    /// The file.
    #[sea_orm(primary_key, auto_increment = false)]
    pub upload_id: UploadId,
    /// The key of the field that it answered.
    pub key: String,
    /// With what it is kept.
    pub record_id: Uuid,
}

crate::belongs_to! {
    /// The file.
    Upload: UploadId => crate::uploads::entity::upload,
    /// With what it is kept.
    Record: RecordId => super::record,
}
