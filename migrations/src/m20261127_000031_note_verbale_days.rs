//! How long a note verbale is kept.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::integer;

/// This change.
#[derive(Debug, DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let days = integer("note_verbale_days").default(180).to_owned();
        let change = Table::alter().table("nomination_requests").add_column(days).to_owned();
        manager.alter_table(change).await?;
        // Of those there nobody has said how long, and their events may be long over: none of their
        // files goes before somebody says so, or ten years have passed.
        let those_there = "UPDATE nomination_requests SET note_verbale_days = 3660";
        manager.get_connection().execute_unprepared(those_there).await.map(drop)
    }
}
