//! Recommendations, their addressees and their progress.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    date_null, integer, json_binary, text, text_null, timestamp_with_time_zone, uuid,
};

use crate::table::NewTable;

/// A no needs its reason.
const REASON: &str = "text IS NOT NULL OR (COALESCE(acceptance, '') <> 'rejected' \
    AND COALESCE(implementation, '') NOT IN ('overtaken_by_events', 'no_longer_applicable'))";

/// This change.
#[derive(Debug, DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        recommendations().create(manager).await?;
        addressees().create(manager).await?;
        progress().create(manager).await
    }
}

fn recommendations() -> NewTable {
    NewTable::of_things("recommendations")
        .of("event_id", "events")
        .cols([integer("number"), json_binary("text"), text_null("category")])
        .maybe_of("source_panel_id", "panels")
        .maybe_of("source_person_id", "people")
        .country(text_null("source_country"))
        .cols([json_binary("counterparts")])
        .country(text_null("proposed_country"))
        .cols([text_null("due"), date_null("due_last_day")])
        .maybe_of("follow_up_event_id", "events")
        .cols([
            json_binary("clusters"),
            json_binary("sdg_targets"),
            text("acceptance"),
            text("implementation"),
            text("search"),
        ])
        .unique(&["event_id", "number"])
        .index(&["due_last_day"])
        .index(&["acceptance"])
        .index(&["implementation"])
        .check("recommendations_number", "number >= 1")
        .check("recommendations_due", "(due IS NULL) = (due_last_day IS NULL)")
}

fn addressees() -> NewTable {
    NewTable::new("recommendation_addressees")
        .part_of("recommendation_id", "recommendations")
        .of("organization_id", "organizations")
        .cols([integer("position"), text("acceptance"), text("implementation")])
        .key(&["recommendation_id", "organization_id"])
        .check("recommendation_addressees_position", "position >= 1")
}

fn progress() -> NewTable {
    NewTable::new("recommendation_progress")
        .cols([uuid("id").primary_key().to_owned(), timestamp_with_time_zone("at")])
        .part_of("recommendation_id", "recommendations")
        .maybe_of("organization_id", "organizations")
        .cols([
            text_null("acceptance"),
            text_null("implementation"),
            text_null("text"),
            json_binary("evidence_urls"),
            text("by"),
        ])
        .check("recommendation_progress_reason", REASON)
}
