//! Panels, items and speakers.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    date_null, integer, json_binary, json_binary_null, text, text_null, time_null,
};

use crate::table::NewTable;

const TIMES: &str = "end_time > start_time";

/// This change.
#[derive(Debug, DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        panels().create(manager).await?;
        items().create(manager).await?;
        speakers().create(manager).await
    }
}

fn panels() -> NewTable {
    NewTable::of_things("panels")
        .part_of("event_id", "events")
        .cols([
            integer("position"),
            json_binary("title"),
            json_binary_null("description"),
            date_null("day"),
            time_null("start_time"),
            time_null("end_time"),
            text_null("room"),
            text_null("notes"),
            text("search"),
        ])
        .index(&["event_id", "position"])
        .check("panels_position", "position >= 1")
        .check("panels_times", TIMES)
}

fn items() -> NewTable {
    NewTable::of_things("items")
        .part_of("panel_id", "panels")
        .cols([
            integer("position"),
            text("kind"),
            json_binary("title"),
            json_binary_null("abstract_text"),
        ])
        .maybe_of("host_organization_id", "organizations")
        .cols([time_null("start_time"), time_null("end_time"), text("search")])
        .index(&["panel_id", "position"])
        .check("items_position", "position >= 1")
        .check("items_times", TIMES)
}

fn speakers() -> NewTable {
    NewTable::new("item_speakers")
        .part_of("item_id", "items")
        .cols([integer("position"), text("role")])
        .maybe_of("person_id", "people")
        .cols([
            text("full_name"),
            text_null("honorific"),
            text_null("job_title"),
            text_null("organization"),
        ])
        .country(text_null("country"))
        .key(&["item_id", "position"])
        .check("item_speakers_position", "position >= 1")
}
