//! Mails that make sense only to somebody whom another one reaches.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::boolean;

/// This change.
#[derive(Debug, DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let sequel = boolean("sequel").default(false).to_owned();
        manager.alter_table(Table::alter().table("mails").add_column(sequel).to_owned()).await
    }
}
