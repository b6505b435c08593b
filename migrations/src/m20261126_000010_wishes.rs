//! Who wants no mail, or can get none: bulk mails, suppressions, and reports on what came back.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer, boolean, integer_null, text, text_null, timestamp_with_time_zone, uuid, uuid_null,
};

use crate::table::NewTable;

/// This change.
#[derive(Debug, DeriveMigrationName)]
pub struct Migration;

/// Until now, a mail to many was one of a follow-up.
const BULK: &str = "UPDATE mails SET bulk = TRUE WHERE follow_up_id IS NOT NULL";

/// Mails about one thing are listed in their order, for which the other index does as well.
const ABOUT: &str = "CREATE INDEX idx_mails_about_id ON mails (about, id)";
const GONE: &str = "DROP INDEX idx_mails_about";

/// To a unique index two rows without an event differ; to this one they do not.
const ONCE: &str = "CREATE UNIQUE INDEX unq_suppressions_email_scope_reason \
    ON suppressions (email, scope, reason) WHERE event_id IS NULL";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let bulk = boolean("bulk").default(false).to_owned();
        manager.alter_table(Table::alter().table("mails").add_column(bulk).to_owned()).await?;
        for statement in [BULK, GONE, ABOUT] {
            manager.get_connection().execute_unprepared(statement).await?;
        }
        suppressions().create(manager).await?;
        manager.get_connection().execute_unprepared(ONCE).await?;
        bounce_reports().create(manager).await
    }
}

/// No foreign keys here: mail knows no feature, and a wish outlives the mail that it came from.
fn suppressions() -> NewTable {
    NewTable::new("suppressions")
        .cols([
            uuid("id").primary_key().to_owned(),
            big_integer("version"),
            text("email"),
            text("scope"),
            uuid_null("event_id"),
            text("reason"),
            text_null("note"),
            uuid_null("mail_id"),
            text("search"),
            timestamp_with_time_zone("created_at"),
        ])
        .unique(&["email", "scope", "event_id", "reason"])
        .index(&["email", "id"])
        .check("suppressions_event", "event_id IS NULL OR scope = 'follow_ups'")
}

fn bounce_reports() -> NewTable {
    NewTable::new("bounce_reports")
        .cols([
            uuid("id").primary_key().to_owned(),
            big_integer("version"),
            text("digest"),
            text("kind"),
            text("outcome"),
            uuid_null("mail_id"),
            text_null("recipient"),
            integer_null("code"),
            text_null("enhanced_code"),
            text_null("diagnostic"),
            text("raw"),
            text("search"),
            timestamp_with_time_zone("received_at"),
        ])
        .unique(&["digest"])
        .index(&["mail_id", "id"])
        .index(&["received_at"])
}
