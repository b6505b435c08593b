//! What a recommendation repeats, where it was carried forward to and from, and what came of it.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{integer, text_null};
use sea_orm_migration::sea_orm::DbBackend;

use crate::table::NewTable;

/// This change.
#[derive(Debug, DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for (column, is_unique) in
            [("duplicate_of_id", false), ("carried_from_id", true), ("carried_to_id", true)]
        {
            names_another(manager, column, is_unique).await?;
        }
        outcomes().create(manager).await
    }
}

/// A column that names another recommendation.
async fn names_another(
    manager: &SchemaManager<'_>,
    column: &'static str,
    is_unique: bool,
) -> Result<(), DbErr> {
    // SQLite adds a foreign key to a table that is there only with the column itself.
    let kind = match manager.get_database_backend() {
        DbBackend::Sqlite => "uuid_text",
        _ => "uuid",
    };
    let add = format!(
        "ALTER TABLE recommendations ADD COLUMN {column} {kind} \
         REFERENCES recommendations (id) ON DELETE RESTRICT"
    );
    manager.get_connection().execute_unprepared(&add).await?;
    let mut index = Index::create();
    index.table("recommendations").col(column);
    if is_unique {
        index.name(format!("unq_recommendations_{column}")).unique();
    } else {
        index.name(format!("idx_recommendations_{column}"));
    }
    manager.create_index(index).await
}

fn outcomes() -> NewTable {
    NewTable::new("recommendation_outcomes")
        .part_of("recommendation_id", "recommendations")
        .cols([integer("position")])
        .maybe_of("event_id", "events")
        .cols([text_null("title"), text_null("dated"), text_null("url")])
        .key(&["recommendation_id", "position"])
        .check("recommendation_outcomes_position", "position >= 1")
        .check("recommendation_outcomes_named", "event_id IS NOT NULL OR title IS NOT NULL")
}
