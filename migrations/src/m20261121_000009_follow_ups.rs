//! Follow-ups and who got them.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    integer, integer_null, json_binary, text, text_null, time_null, timestamp_with_time_zone,
    uuid_null,
};

use crate::table::NewTable;

/// This change.
#[derive(Debug, DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        follow_ups().create(manager).await?;
        recipients().create(manager).await
    }
}

fn follow_ups() -> NewTable {
    NewTable::of_things("follow_ups")
        .of("event_id", "events")
        .cols([
            text("name"),
            json_binary("audience"),
            text_null("anchor"),
            integer_null("offset_days"),
            time_null("at_time"),
            json_binary("subject"),
            json_binary("body"),
            json_binary("attach"),
            text("status"),
            integer("recipient_count"),
            integer("skipped_count"),
            text("search"),
        ])
        .instants(&["send_at", "due_at", "expanded_at", "sent_at"])
        .index(&["status", "due_at"])
        .check("follow_ups_time", "send_at IS NULL OR anchor IS NULL")
        .check(
            "follow_ups_offset",
            "anchor IS NOT NULL OR (offset_days IS NULL AND at_time IS NULL)",
        )
        .check("follow_ups_counts", "recipient_count >= 0 AND skipped_count >= 0")
}

fn recipients() -> NewTable {
    NewTable::new("follow_up_recipients")
        .part_of("follow_up_id", "follow_ups")
        .of("person_id", "people")
        .maybe_of("registration_id", "registrations")
        .maybe_of("invitation_id", "invitations")
        .cols([uuid_null("mail_id"), timestamp_with_time_zone("created_at")])
        .key(&["follow_up_id", "person_id"])
}
