//! That focal points are asked by the rule of an event, and what its contact was told of that.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{json_binary_null, timestamp_with_time_zone_null};

use crate::table::NewTable;

/// This change.
#[derive(Debug, DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let rule = json_binary_null("progress_requests");
        let change = Table::alter().table("events").add_column(rule).to_owned();
        manager.alter_table(change).await?;
        NewTable::new("progress_rounds")
            .part_of("event_id", "events")
            .cols([
                timestamp_with_time_zone_null("told_at"),
                timestamp_with_time_zone_null("asks_from"),
            ])
            .key(&["event_id"])
            .create(manager)
            .await
    }
}
