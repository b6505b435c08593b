//! A file that answers a field goes with its answer.
//!
//! A trigger deletes it, so that no way of taking an answer away can leave its file behind.

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::DbBackend;

use crate::trigger::Trigger;

/// This change.
#[derive(Debug, DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let named = |row| named(manager.get_database_backend(), row);
        let trigger = |moment, when, body| Trigger {
            name: "files",
            table: "registrations",
            moment,
            when,
            body,
        };
        let (old, new) = (named("OLD"), named("NEW"));
        let replaced = format!("DELETE FROM uploads WHERE id IN ({old}) AND id NOT IN ({new});");
        let changed = Some("OLD.answers <> NEW.answers");
        trigger("AFTER UPDATE OF answers", changed, replaced).create(manager).await?;
        let gone = format!("DELETE FROM uploads WHERE id IN ({old});");
        trigger("AFTER DELETE", None, gone).create(manager).await
    }
}

/// The files that the answers of a row name. No other answer is an object.
fn named(backend: DbBackend, row: &str) -> String {
    match backend {
        DbBackend::Sqlite => format!(
            "SELECT unhex(replace(json_extract(value, '$.upload_id'), '-', '')) \
             FROM json_each({row}.answers) \
             WHERE type = 'object' AND json_extract(value, '$.upload_id') IS NOT NULL"
        ),
        _ => format!(
            "SELECT (value->>'upload_id')::uuid FROM jsonb_each({row}.answers) \
             WHERE jsonb_typeof(value) = 'object' AND value->>'upload_id' IS NOT NULL"
        ),
    }
}
