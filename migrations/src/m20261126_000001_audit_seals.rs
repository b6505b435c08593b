//! Seals on the audit log.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, string, timestamp_with_time_zone, uuid};

use crate::table::NewTable;

/// This change.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        NewTable::new("audit_seals")
            .cols([
                big_integer("number").primary_key().to_owned(),
                uuid("last_id"),
                big_integer("entries"),
                string("digest"),
                timestamp_with_time_zone("created_at"),
            ])
            .create(manager)
            .await
    }
}
