//! Long work that can be watched, plans of follow-ups, and reminders by rule.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer, big_integer_null, boolean, json_binary, json_binary_null, text, text_null,
    timestamp_with_time_zone_null, uuid, uuid_null,
};

use crate::reference;
use crate::table::NewTable;

/// This change.
#[derive(Debug, DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        jobs().create(manager).await?;
        plans().create(manager).await?;
        for (table, column) in [
            ("follow_ups", uuid_null("job_id")),
            ("follow_ups", uuid_null("plan_id")),
            ("events", json_binary_null("invitation_reminders")),
            ("invitations", timestamp_with_time_zone_null("reminders_from")),
        ] {
            let change = Table::alter().table(table).add_column(column).to_owned();
            manager.alter_table(change).await?;
        }
        let in_order = Index::create()
            .name("idx_follow_up_recipients_follow_up_id_created_at_person_id")
            .table("follow_up_recipients")
            .col("follow_up_id")
            .col("created_at")
            .col("person_id")
            .to_owned();
        manager.create_index(in_order).await?;
        reference::insert_plans(manager).await
    }
}

fn jobs() -> NewTable {
    NewTable::of_things("jobs")
        .cols([
            text("kind"),
            text("state"),
            uuid_null("event_id"),
            text("object_kind"),
            uuid("object_id"),
            big_integer("done"),
            big_integer_null("total"),
            json_binary("result"),
            text_null("problem"),
        ])
        .instants(&["started_at", "ended_at"])
        .check("jobs_counts", "done >= 0 AND (total IS NULL OR total >= 0)")
        .check("jobs_end", "(state IN ('queued', 'running')) = (ended_at IS NULL)")
}

fn plans() -> NewTable {
    NewTable::of_things("follow_up_plans").cols([
        text("name"),
        text_null("description"),
        json_binary("steps"),
        boolean("shipped"),
        text("search"),
    ])
}
