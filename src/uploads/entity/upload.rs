//! A file that somebody has uploaded.

use sea_orm::entity::prelude::*;

use crate::ids::UploadId;

/// A row of `uploads`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "uploads")]
pub struct Model {
    /// Key.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: UploadId,
    /// Raised by every change.
    pub version: i64,
    /// The name, cleaned.
    pub name: String,
    /// What its content says that it is.
    pub media_type: String,
    /// How many bytes it has.
    pub size: i64,
    /// The SHA-256 of its content, in hexadecimal.
    pub digest: String,
    /// Who sent it, and alone can name it: a token, or by a page the holder of a link; none: it was
    /// named as it came.
    pub owner: Option<Uuid>,
    /// When it goes; none: something names it.
    pub expires_at: Option<DateTimeUtc>,
    /// When it came.
    pub created_at: DateTimeUtc,
    /// When it was last changed.
    pub updated_at: DateTimeUtc,
}

/// None.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
