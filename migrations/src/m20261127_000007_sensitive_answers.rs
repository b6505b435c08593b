//! Answers to sensitive fields, which stand apart and are sealed.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer_null, blob, integer, text, timestamp_with_time_zone};

use crate::table::NewTable;

/// This change.
#[derive(Debug, DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        NewTable::new("sensitive_answers")
            .part_of("registration_id", "registrations")
            .cols([
                text("key"),
                integer("version"),
                text("sealed_with"),
                blob("sealed"),
                timestamp_with_time_zone("updated_at"),
            ])
            .key(&["registration_id", "key"])
            .index(&["key", "registration_id"])
            .index(&["sealed_with"])
            .create(manager)
            .await?;
        let version = big_integer_null("sensitive_version");
        let change = Table::alter().table("registrations").add_column(version).to_owned();
        manager.alter_table(change).await
    }
}
