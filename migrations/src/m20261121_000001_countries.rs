//! Countries, the regions they lie in, and groups of them, with the data that ships.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{boolean, json_binary, text, text_null};

use crate::reference;
use crate::table::NewTable;

/// This change.
#[derive(Debug, DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        regions().create(manager).await?;
        countries().create(manager).await?;
        groups().create(manager).await?;
        members().create(manager).await?;
        reference::insert(manager).await
    }
}

fn regions() -> NewTable {
    NewTable::new("regions").cols([text("m49").primary_key().to_owned(), json_binary("names")])
}

fn countries() -> NewTable {
    NewTable::new("countries")
        .cols([
            text("alpha2").primary_key().to_owned(),
            text("alpha3"),
            text("m49"),
            text("un_status"),
            json_binary("names"),
            text("name_sort"),
            text("search"),
        ])
        .refers(text_null("region"), "regions", "m49")
        .refers(text_null("subregion"), "regions", "m49")
        .unique(&["alpha3"])
        .unique(&["m49"])
        .index(&["name_sort"])
        .check("countries_alpha2", "length(alpha2) = 2")
}

fn groups() -> NewTable {
    NewTable::of_things("country_groups")
        .cols([
            text("code"),
            json_binary("names"),
            text("name_sort"),
            text_null("source"),
            boolean("shipped"),
            text("search"),
        ])
        .unique(&["code"])
        .index(&["name_sort"])
}

fn members() -> NewTable {
    NewTable::new("country_group_members")
        .part_of("group_id", "country_groups")
        .country(text("country"))
        .key(&["group_id", "country"])
}
