//! Organizations.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{json_binary, json_binary_null, text, text_null};

use crate::table::NewTable;

/// This change.
#[derive(Debug, DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        NewTable::of_things("organizations")
            .cols([
                text("name"),
                text("name_sort"),
                json_binary_null("names"),
                text_null("acronym"),
                json_binary("aliases"),
                text("kind"),
            ])
            .country(text_null("country"))
            .maybe_of("parent_id", "organizations")
            .cols([text("search")])
            .index(&["name_sort"])
            .index(&["kind"])
            .check("organizations_parent", "parent_id <> id")
            .create(manager)
            .await
    }
}
