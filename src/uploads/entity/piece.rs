//! A piece of a file.

use sea_orm::entity::prelude::*;

use crate::ids::UploadId;

/// A row of `upload_pieces`.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "upload_pieces")]
pub struct Model {
    /// The file.
    #[sea_orm(primary_key, auto_increment = false)]
    pub upload_id: UploadId,
    /// Its place among the pieces, from 0.
    #[sea_orm(primary_key, auto_increment = false)]
    pub number: i32,
    /// The bytes.
    #[sea_orm(column_type = "Blob")]
    pub content: Vec<u8>,
}

crate::belongs_to! {
    /// The file.
    Upload: UploadId => crate::uploads::entity::upload,
}
