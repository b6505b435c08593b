//! Mails are found in the order in which they go out, however many became due at the same instant, and
//! however many of them are for domains that have all their connections.

use sea_orm_migration::prelude::*;

/// This change.
#[derive(Debug, DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        // Without the id, all that became due with the first is looked at to find it; without the rest, the
        // row of each mail that is passed over.
        let mut before = Index::drop();
        before.name("idx_mails_status_of_many_next_attempt_at").table("mails");
        manager.drop_index(before).await?;
        let mut index = Index::create();
        index.name("idx_mails_due").table("mails");
        index
            .col("status")
            .col("of_many")
            .col("next_attempt_at")
            .col("id")
            .col("domain")
            .col("sequel");
        manager.create_index(index).await?;
        // Those that are held are few, and found by their status.
        let mut held = Index::drop();
        held.name("idx_mails_lease_holder").table("mails");
        manager.drop_index(held).await
    }
}
