//! Indicators of programmes, and the values that are entered for them.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    double, double_null, json_binary, text, text_null, timestamp_with_time_zone, uuid,
};

use crate::table::NewTable;

/// This change.
#[derive(Debug, DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        indicators().create(manager).await?;
        values().create(manager).await
    }
}

fn indicators() -> NewTable {
    NewTable::of_things("programme_indicators")
        .listed_under("programme_id", "programmes")
        .cols([
            text_null("code"),
            json_binary("title"),
            text_null("unit"),
            text("measure"),
            text("direction"),
            double_null("baseline_value"),
            text_null("baseline_dated"),
            text_null("baseline_source"),
            double_null("target_value"),
            text_null("target_dated"),
        ])
        .check(
            "programme_indicators_baseline",
            "baseline_value IS NOT NULL OR (baseline_dated IS NULL AND baseline_source IS NULL)",
        )
        .check("programme_indicators_target", "target_value IS NOT NULL OR target_dated IS NULL")
}

/// Rows are added, never changed.
fn values() -> NewTable {
    NewTable::new("programme_indicator_values")
        .cols([uuid("id").primary_key().to_owned()])
        .listed_under("indicator_id", "programme_indicators")
        .cols([
            double("value"),
            text("dated"),
            text_null("source"),
            text_null("note"),
            text("recorded_by"),
            timestamp_with_time_zone("created_at"),
        ])
        .maybe_of("corrects_id", "programme_indicator_values")
}
