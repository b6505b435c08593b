//! A capacity need or a barrier that loses what answers it has changed, and its version says so.

use sea_orm_migration::prelude::*;

use crate::trigger::Trigger;

/// This change.
#[derive(Debug, DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let body = "UPDATE needs SET version = version + 1 WHERE id = OLD.need_id;".to_owned();
        let (table, moment) = ("need_recommendations", "AFTER DELETE");
        Trigger { name: "parted", table, moment, when: None, body }.create(manager).await
    }
}
