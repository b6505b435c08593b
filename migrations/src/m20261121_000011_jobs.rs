//! Long work.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer, json_binary_null, text, timestamp_with_time_zone, uuid, uuid_null,
};

use crate::table::NewTable;

/// This change.
#[derive(Debug, DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        NewTable::new("jobs")
            .cols([
                uuid("id").primary_key().to_owned(),
                text("kind"),
                text("state"),
                big_integer("done"),
                big_integer("total"),
                json_binary_null("result"),
                uuid_null("event_id"),
                timestamp_with_time_zone("created_at"),
            ])
            .instants(&["finished_at"])
            .index(&["event_id"])
            .index(&["state"])
            .check("jobs_progress", "done >= 0 AND total >= 0")
            .create(manager)
            .await
    }
}
