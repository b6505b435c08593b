//! Tokens, the audit log, and the answers kept for `Idempotency-Key`.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer, json_binary, json_binary_null, small_integer, string, string_null, text,
    timestamp_with_time_zone, timestamp_with_time_zone_null, uuid, uuid_null,
};

/// This change.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(tokens()).await?;
        manager.create_table(audit()).await?;
        for column in ["object_id", "event_id", "action"] {
            manager.create_index(index("audit_log", column)).await?;
        }
        manager.create_table(answers()).await?;
        manager.create_index(index("idempotent_answers", "created_at")).await
    }
}

fn index(table: &'static str, column: &'static str) -> IndexCreateStatement {
    Index::create().name(format!("idx_{table}_{column}")).table(table).col(column).to_owned()
}

fn tokens() -> TableCreateStatement {
    Table::create()
        .table("tokens")
        .col(uuid("id").primary_key())
        .col(big_integer("version"))
        .col(string("name"))
        .col(string("role"))
        .col(json_binary_null("scope"))
        .col(string("secret_hash").unique_key())
        .col(timestamp_with_time_zone_null("expires_at"))
        .col(timestamp_with_time_zone_null("last_used_at"))
        .col(timestamp_with_time_zone_null("revoked_at"))
        .col(timestamp_with_time_zone("created_at"))
        .col(timestamp_with_time_zone("updated_at"))
        .col(string("search"))
        .to_owned()
}

fn audit() -> TableCreateStatement {
    Table::create()
        .table("audit_log")
        .col(uuid("id").primary_key())
        .col(timestamp_with_time_zone("at"))
        .col(string("actor_kind"))
        .col(uuid_null("actor_id"))
        .col(string("actor_name"))
        .col(string("action"))
        .col(string("object_kind"))
        .col(uuid("object_id"))
        .col(uuid_null("event_id"))
        .col(json_binary("fields"))
        .col(string_null("request_id"))
        .col(string_null("remote"))
        .to_owned()
}

fn answers() -> TableCreateStatement {
    Table::create()
        .table("idempotent_answers")
        .col(uuid("token_id"))
        .col(string("key"))
        .col(string("fingerprint"))
        .col(small_integer("status"))
        .col(string_null("location"))
        .col(string_null("etag"))
        .col(text("body"))
        .col(timestamp_with_time_zone("created_at"))
        .primary_key(Index::create().col("token_id").col("key"))
        .to_owned()
}
