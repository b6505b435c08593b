//! What an event asks of those who register.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer, boolean, integer, integer_null, json_binary, json_binary_null, text,
    timestamp_with_time_zone,
};

use crate::table::NewTable;

/// This change.
#[derive(Debug, DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        forms().create(manager).await?;
        questions().create(manager).await?;
        let versions = json_binary("answer_versions").default("{}").to_owned();
        let change = Table::alter().table("registrations").add_column(versions).to_owned();
        manager.alter_table(change).await
    }
}

fn forms() -> NewTable {
    NewTable::new("registration_forms")
        .part_of("event_id", "events")
        .key(&["event_id"])
        .cols([big_integer("version"), json_binary("fields"), json_binary("field_versions")])
        .cols([timestamp_with_time_zone("created_at"), timestamp_with_time_zone("updated_at")])
}

/// What was asked by each version of each field, for as long as there is the event; and how long the
/// answers are kept, also once the field is asked no more.
fn questions() -> NewTable {
    NewTable::new("registration_questions")
        .part_of("event_id", "events")
        .cols([
            text("key"),
            integer("version"),
            text("kind"),
            json_binary("label"),
            json_binary_null("help"),
            json_binary("options"),
            boolean("organizers_only"),
            boolean("sensitive"),
            integer_null("retention_days"),
            timestamp_with_time_zone("created_at"),
        ])
        .key(&["event_id", "key", "version"])
}
