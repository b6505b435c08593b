//! Findings of assessments, and the capacity needs and barriers that they speak of.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{integer_null, json_binary_null, text, text_null};

use crate::table::NewTable;
use crate::trigger::Trigger;

/// This change.
#[derive(Debug, DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        findings().create(manager).await?;
        NewTable::new("finding_needs")
            .part_of("finding_id", "findings")
            .part_of("need_id", "needs")
            .key(&["finding_id", "need_id"])
            .create(manager)
            .await?;
        // One that loses a need has changed, and its version says so.
        let body =
            "UPDATE findings SET version = version + 1 WHERE id = OLD.finding_id;".to_owned();
        let (table, moment) = ("finding_needs", "AFTER DELETE");
        Trigger { name: "parted", table, moment, when: None, body }.create(manager).await
    }
}

fn findings() -> NewTable {
    let never = ForeignKeyAction::Restrict;
    NewTable::of_things("findings")
        .listed_under("assessment_id", "assessments")
        .maybe_listed_under(text_null("country"), ("countries", "alpha2"), never)
        .cols([text("country_key"), text("dimension"), integer_null("level")])
        .cols([json_binary_null("text"), text_null("source"), text_null("url"), text("search")])
        // In this order, so that it is no way to a list of one assessment, whose order it has not.
        .unique(&["dimension", "country_key", "assessment_id"])
        .check("findings_said", "level IS NOT NULL OR text IS NOT NULL")
}
