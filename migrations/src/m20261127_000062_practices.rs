//! Practices and digital public goods.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{json_binary, json_binary_null, text, text_null, uuid_null};

use crate::table::NewTable;
use crate::trigger::Trigger;

/// This change.
#[derive(Debug, DeriveMigrationName)]
pub struct Migration;

/// One that loses its material has changed, and its version says so.
const PARTED: &str = "OLD.version = NEW.version \
    AND OLD.material_id IS NOT NULL AND NEW.material_id IS NULL";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        practices().create(manager).await?;
        let body = "UPDATE practices SET version = version + 1 WHERE id = NEW.id;".to_owned();
        let (table, moment) = ("practices", "AFTER UPDATE");
        Trigger { name: "parted", table, moment, when: Some(PARTED), body }.create(manager).await
    }
}

fn practices() -> NewTable {
    let (null, never) = (ForeignKeyAction::SetNull, ForeignKeyAction::Restrict);
    NewTable::of_things("practices")
        .maybe_listed_under(text_null("country"), ("countries", "alpha2"), never)
        .maybe_listed_under(uuid_null("organization_id"), ("organizations", "id"), never)
        .maybe_listed_under(uuid_null("event_id"), ("events", "id"), never)
        .maybe_listed_under(uuid_null("material_id"), ("materials", "id"), null)
        .cols([text("kind"), json_binary("title"), json_binary_null("description")])
        .cols([json_binary("topics"), text_null("url"), text("search")])
        .index(&["kind", "id"])
        .check("practices_whose", "country IS NOT NULL OR organization_id IS NOT NULL")
}
