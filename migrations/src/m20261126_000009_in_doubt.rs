//! Mails that a relay may have taken without saying so.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::boolean;

/// This change.
#[derive(Debug, DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let in_doubt = boolean("in_doubt").default(false).to_owned();
        manager.alter_table(Table::alter().table("mails").add_column(in_doubt).to_owned()).await
    }
}
