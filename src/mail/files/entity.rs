//! What mails carry with them, each file once however many mails carry it.

use sea_orm::entity::prelude::*;

/// A row of `mail_files`.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "mail_files")]
pub struct Model {
    /// The SHA-256 of its content, in hexadecimal.
    #[sea_orm(primary_key, auto_increment = false)]
    pub digest: String,
    /// The bytes.
    #[sea_orm(column_type = "Blob")]
    pub content: Vec<u8>,
    /// When a mail was last written that names it, within the hour.
    #[sea_orm(column_name = "created_at")]
    pub kept_at: DateTimeUtc,
}

/// None.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
