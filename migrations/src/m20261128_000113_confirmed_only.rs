//! Mails that carry what is for those who are confirmed.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::boolean;

/// This change.
#[derive(Debug, DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let theirs = boolean("confirmed_only").default(false).to_owned();
        manager.alter_table(Table::alter().table("mails").add_column(theirs).to_owned()).await
    }
}
