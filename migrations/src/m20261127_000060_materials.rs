//! Materials of events, and their texts.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    boolean, integer, json_binary, text, text_null, timestamp_with_time_zone_null, uuid_null,
};

use crate::table::NewTable;
use crate::trigger::Trigger;

/// This change.
#[derive(Debug, DeriveMigrationName)]
pub struct Migration;

/// Those whose text is still to be read are few.
const PENDING: &str =
    "CREATE INDEX idx_materials_pending ON materials (id) WHERE text_status = 'pending'";

/// One that loses its panel or its item has changed, and its version says so.
const PARTED: &str = "OLD.version = NEW.version AND (OLD.panel_id IS NOT NULL AND NEW.panel_id IS NULL \
    OR OLD.item_id IS NOT NULL AND NEW.item_id IS NULL)";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        materials().create(manager).await?;
        texts().create(manager).await?;
        manager.get_connection().execute_unprepared(PENDING).await?;
        let body = "UPDATE materials SET version = version + 1 WHERE id = NEW.id;".to_owned();
        let (table, moment) = ("materials", "AFTER UPDATE");
        Trigger { name: "parted", table, moment, when: Some(PARTED), body }.create(manager).await
    }
}

fn materials() -> NewTable {
    let (null, never) = (ForeignKeyAction::SetNull, ForeignKeyAction::Restrict);
    NewTable::of_things("materials")
        .listed_under("event_id", "events")
        .maybe_listed_under(uuid_null("panel_id"), ("panels", "id"), null)
        .maybe_listed_under(uuid_null("item_id"), ("items", "id"), null)
        .maybe_listed_under(text_null("country"), ("countries", "alpha2"), never)
        .maybe_of("upload_id", "uploads")
        .cols([text_null("url"), text("title"), text("kind"), text_null("language")])
        .cols([text("visibility"), json_binary("topics"), text_null("rights")])
        .cols([text("text_status"), text_null("text_reason"), boolean("text_partial")])
        .cols([integer("text_attempts"), integer("text_untried")])
        .cols([timestamp_with_time_zone_null("text_lease")])
        .index(&["event_id", "visibility", "id"])
        .index(&["kind", "id"])
        .index(&["language", "id"])
        .index(&["visibility", "id"])
        .check("materials_source", "(upload_id IS NULL) <> (url IS NULL)")
}

fn texts() -> NewTable {
    let number =
        ColumnDef::new("number").big_integer().not_null().auto_increment().primary_key().to_owned();
    NewTable::new("material_texts")
        .cols([number])
        .part_of("material_id", "materials")
        .cols([text("title"), text("folded"), text("body")])
        .unique(&["material_id"])
}
