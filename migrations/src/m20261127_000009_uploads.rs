//! Files that people upload, in pieces, and the note verbale of a nomination request.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer, blob, integer, text, timestamp_with_time_zone_null, uuid_null,
};
use sea_orm_migration::sea_orm::DbBackend;

use crate::table::NewTable;

/// This change.
#[derive(Debug, DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        uploads().create(manager).await?;
        pieces().create(manager).await?;
        // SQLite adds a foreign key to a table that is there only with the column itself.
        let kind = match manager.get_database_backend() {
            DbBackend::Sqlite => "uuid_text",
            _ => "uuid",
        };
        let column = format!(
            "ALTER TABLE nomination_requests ADD COLUMN note_verbale_id {kind} \
             REFERENCES uploads (id) ON DELETE RESTRICT"
        );
        manager.get_connection().execute_unprepared(&column).await?;
        let index = Index::create()
            .name("idx_nomination_requests_note_verbale_id")
            .table("nomination_requests")
            .col("note_verbale_id")
            .to_owned();
        manager.create_index(index).await
    }
}

fn uploads() -> NewTable {
    NewTable::of_things("uploads")
        .cols([
            text("name"),
            text("media_type"),
            big_integer("size"),
            text("digest"),
            uuid_null("owner"),
            timestamp_with_time_zone_null("expires_at"),
        ])
        .index(&["expires_at"])
}

fn pieces() -> NewTable {
    NewTable::new("upload_pieces")
        .part_of("upload_id", "uploads")
        .cols([integer("number"), blob("content")])
        .key(&["upload_id", "number"])
}
