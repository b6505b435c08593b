//! The name of whom an invitee named in their place, as they wrote it.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::text_null;

/// This change.
#[derive(Debug, DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let name =
            Table::alter().table("invitations").add_column(text_null("substitute_name")).to_owned();
        manager.alter_table(name).await
    }
}
