//! Whether the organizers invited somebody themselves, or only an invitee did who named them.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::boolean;

/// This change.
#[derive(Debug, DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let own = boolean("in_own_right").default(true).to_owned();
        manager.alter_table(Table::alter().table("invitations").add_column(own).to_owned()).await?;
        let named =
            "UPDATE invitations SET in_own_right = FALSE WHERE substitute_for_id IS NOT NULL";
        manager.get_connection().execute_unprepared(named).await.map(drop)
    }
}
