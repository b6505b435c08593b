//! Whom an invitee named in their place.

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::DbBackend;

/// This change.
#[derive(Debug, DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        // SQLite adds a foreign key to a table that is there only with the column itself.
        let kind = match manager.get_database_backend() {
            DbBackend::Sqlite => "uuid_text",
            _ => "uuid",
        };
        let column = format!(
            "ALTER TABLE invitations ADD COLUMN substitute_for_id {kind} \
             REFERENCES invitations (id) ON DELETE RESTRICT"
        );
        let connection = manager.get_connection();
        connection.execute_unprepared(&column).await?;
        let index = Index::create()
            .name("idx_invitations_substitute_for_id")
            .table("invitations")
            .col("substitute_for_id")
            .to_owned();
        manager.create_index(index).await
    }
}
