//! Files that mails carry.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{blob, text, timestamp_with_time_zone};

/// This change.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let files = Table::create()
            .table("mail_files")
            .col(text("digest").primary_key())
            .col(blob("content"))
            .col(timestamp_with_time_zone("created_at"))
            .to_owned();
        manager.create_table(files).await
    }
}
