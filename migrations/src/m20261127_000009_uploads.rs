//! Files that people upload, in pieces.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer, blob, integer, text, timestamp_with_time_zone_null, uuid_null,
};

use crate::table::NewTable;

/// This change.
#[derive(Debug, DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        uploads().create(manager).await?;
        pieces().create(manager).await
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
