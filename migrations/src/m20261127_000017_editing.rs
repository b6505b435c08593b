//! Until when people change what they said, and what an event's contact is told each day.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{boolean, text, timestamp_with_time_zone};

use crate::table::NewTable;

/// This change.
#[derive(Debug, DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for column in [
            text("registration_editing").default("until_end").to_owned(),
            boolean("registration_digest").default(true).to_owned(),
        ] {
            let change = Table::alter().table("events").add_column(column).to_owned();
            manager.alter_table(change).await?;
        }
        NewTable::new("registration_digests")
            .part_of("event_id", "events")
            .cols([timestamp_with_time_zone("at")])
            .key(&["event_id"])
            .create(manager)
            .await
    }
}
