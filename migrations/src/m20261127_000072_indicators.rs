//! What indices say of countries.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{double, integer, integer_null, text, text_null};

use crate::table::NewTable;

/// This change.
#[derive(Debug, DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        NewTable::of_things("country_indicators")
            .country(text("country"))
            .cols([
                text("index_code"),
                text_null("component"),
                text("component_key"),
                integer("edition"),
                double("value"),
                integer_null("rank"),
                text_null("source"),
            ])
            .unique(&["index_code", "edition", "component_key", "country"])
            .check("country_indicators_rank", "rank >= 1")
            .create(manager)
            .await
    }
}
