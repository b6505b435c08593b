//! Invitations.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{boolean, integer, text, text_null, uuid};

use crate::table::NewTable;

/// This change.
#[derive(Debug, DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        NewTable::of_things("invitations")
            .of("event_id", "events")
            .of("person_id", "people")
            .cols([
                text("role"),
                text_null("language"),
                text_null("note"),
                boolean("skip_approval"),
                text("status"),
                text_null("answered_by"),
                text_null("decline_reason"),
                integer("reminders"),
                uuid("link_id"),
                integer("link_generation"),
            ])
            .instants(&["sent_at", "answered_at", "expires_at", "last_reminded_at"])
            .unique(&["event_id", "person_id"])
            .unique(&["link_id"])
            .index(&["event_id", "status"])
            .index(&["status", "expires_at"])
            .check("invitations_reminders", "reminders >= 0")
            .check("invitations_sent", "status = 'draft' OR status = 'revoked' OR sent_at IS NOT NULL OR answered_at IS NOT NULL")
            .create(manager)
            .await
    }
}
