//! Capacity needs and barriers, and the recommendations that answer them.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{json_binary, json_binary_null, text, text_null};

use crate::table::NewTable;

/// This change.
#[derive(Debug, DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        needs().create(manager).await?;
        NewTable::new("need_recommendations")
            .part_of("need_id", "needs")
            .part_of("recommendation_id", "recommendations")
            .key(&["need_id", "recommendation_id"])
            .create(manager)
            .await
    }
}

fn needs() -> NewTable {
    NewTable::of_things("needs")
        .cols([text("kind")])
        .maybe_of("event_id", "events")
        .maybe_of("programme_id", "programmes")
        .country(text_null("country"))
        .cols([
            json_binary("title"),
            json_binary_null("description"),
            text_null("category"),
            text("search"),
        ])
        .index(&["kind", "id"])
        .check("needs_of", "(event_id IS NULL) <> (programme_id IS NULL)")
}
