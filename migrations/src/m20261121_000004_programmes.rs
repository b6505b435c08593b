//! Programmes, their organizations and their countries.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{integer, json_binary, json_binary_null, text, text_null};

use crate::table::NewTable;

/// This change.
#[derive(Debug, DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        programmes().create(manager).await?;
        organizations().create(manager).await?;
        countries().create(manager).await
    }
}

fn programmes() -> NewTable {
    NewTable::of_things("programmes")
        .cols([text("kind")])
        .maybe_of("parent_id", "programmes")
        .cols([
            text_null("code"),
            json_binary("title"),
            text("title_sort"),
            json_binary_null("description"),
            text("status"),
            text_null("starts_on"),
            text_null("ends_on"),
            json_binary("agreements"),
            json_binary("references"),
            text("search"),
        ])
        .index(&["title_sort"])
        .index(&["kind"])
        .index(&["status"])
        .index(&["code"])
        .check("programmes_parent", "parent_id <> id")
}

fn organizations() -> NewTable {
    NewTable::new("programme_organizations")
        .part_of("programme_id", "programmes")
        .of("organization_id", "organizations")
        .cols([text("role"), integer("position")])
        .key(&["programme_id", "organization_id", "role"])
        .check("programme_organizations_position", "position >= 1")
}

fn countries() -> NewTable {
    NewTable::new("programme_countries")
        .part_of("programme_id", "programmes")
        .country(text("country"))
        .cols([text("role"), integer("position")])
        .key(&["programme_id", "country", "role"])
        .check("programme_countries_position", "position >= 1")
}
