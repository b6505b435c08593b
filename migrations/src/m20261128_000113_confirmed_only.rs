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
        manager.alter_table(Table::alter().table("mails").add_column(theirs).to_owned()).await?;
        // Which materials a mail carries is not known any more: those count that may have been for them.
        let written = "UPDATE mails SET confirmed_only = TRUE WHERE follow_up_id IN \
            (SELECT id FROM follow_ups WHERE CAST(materials AS TEXT) <> '[]' \
                AND EXISTS (SELECT 1 FROM materials WHERE materials.event_id = follow_ups.event_id \
                    AND materials.visibility = 'participants'))";
        manager.get_connection().execute_unprepared(written).await.map(drop)
    }
}
