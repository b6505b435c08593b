//! Reports: the sections that organizers wrote, and the versions that were kept.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{integer, json_binary, json_binary_null, text, text_null};

use crate::table::NewTable;

/// This change.
#[derive(Debug, DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        sections().create(manager).await?;
        versions().create(manager).await?;
        editions().create(manager).await
    }
}

/// A row stays when its section is given back, so that no `ETag` comes twice.
fn sections() -> NewTable {
    NewTable::of_things("report_sections")
        .part_of("event_id", "events")
        .cols([text("key"), json_binary_null("text")])
        .unique(&["event_id", "key"])
}

fn versions() -> NewTable {
    NewTable::of_things("report_versions")
        .part_of("event_id", "events")
        .index(&["event_id", "id"])
        .cols([integer("number"), text("stage"), text_null("note"), text("made_by")])
        .unique(&["event_id", "number"])
        .check("report_versions_number", "number > 0")
}

/// By themselves, so that a list of versions does not read them.
fn editions() -> NewTable {
    NewTable::new("report_editions")
        .part_of("version_id", "report_versions")
        .cols([text("language"), json_binary("content")])
        .key(&["version_id", "language"])
}
