//! The outbox.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer, boolean, integer, integer_null, json_binary, string, string_null, text,
    timestamp_with_time_zone, timestamp_with_time_zone_null, uuid, uuid_null,
};

/// This change.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(mails()).await?;
        for columns in [
            &["status", "next_attempt_at"][..],
            &["lease_holder"],
            &["event_id", "status"],
            &["person_id"],
            &["follow_up_id"],
            &["about"],
        ] {
            manager.create_index(index(columns)).await?;
        }
        Ok(())
    }
}

fn index(columns: &[&'static str]) -> IndexCreateStatement {
    let mut index = Index::create();
    index.name(format!("idx_mails_{}", columns.join("_"))).table("mails");
    for column in columns {
        index.col(*column);
    }
    index
}

/// No foreign keys: the outbox knows no feature, and what was sent outlives what it told of.
fn mails() -> TableCreateStatement {
    Table::create()
        .table("mails")
        .col(uuid("id").primary_key())
        .col(big_integer("version"))
        .col(string("template"))
        .col(string("recipient"))
        .col(string("recipient_name"))
        .col(string("domain"))
        .col(string("subject"))
        .col(string("language"))
        .col(uuid_null("event_id"))
        .col(uuid_null("person_id"))
        .col(uuid_null("follow_up_id"))
        .col(uuid_null("about"))
        .col(text("status"))
        .col(integer("attempts"))
        .col(timestamp_with_time_zone("next_attempt_at"))
        .col(timestamp_with_time_zone_null("first_attempt_at"))
        .col(timestamp_with_time_zone_null("not_after"))
        .col(timestamp_with_time_zone_null("leased_until"))
        .col(uuid_null("lease_holder"))
        .col(boolean("cancel_requested"))
        .col(integer_null("last_code"))
        .col(string_null("last_enhanced_code"))
        .col(string_null("last_reply"))
        .col(string_null("message_id"))
        .col(timestamp_with_time_zone_null("sent_at"))
        .col(json_binary("content"))
        .col(timestamp_with_time_zone("created_at"))
        .col(timestamp_with_time_zone("updated_at"))
        .col(string("search"))
        .to_owned()
}
