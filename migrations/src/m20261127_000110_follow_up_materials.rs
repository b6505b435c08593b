//! The materials that a follow-up carries.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::json_binary;

/// This change.
#[derive(Debug, DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let materials = json_binary("materials").default("[]").to_owned();
        let change = Table::alter().table("follow_ups").add_column(materials).to_owned();
        manager.alter_table(change).await
    }
}
