//! Mails that were written with others like them, which wait for those that somebody waits for.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::boolean;

/// This change.
#[derive(Debug, DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let of_many = boolean("of_many").default(false).to_owned();
        manager.alter_table(Table::alter().table("mails").add_column(of_many).to_owned()).await?;
        let mut index = Index::create();
        index.name("idx_mails_status_of_many_next_attempt_at").table("mails");
        index.col("status").col("of_many").col("next_attempt_at");
        manager.create_index(index).await
    }
}
