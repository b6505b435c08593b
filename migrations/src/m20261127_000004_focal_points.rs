//! Who is written to for a country or an organization.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{boolean, text, text_null};

use crate::table::NewTable;

/// This change.
#[derive(Debug, DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        NewTable::of_things("focal_points")
            .of("person_id", "people")
            .country(text_null("country"))
            .maybe_of("organization_id", "organizations")
            .cols([text_null("topic"), text("topic_key"), boolean("active")])
            .unique(&["person_id", "country", "topic_key"])
            .unique(&["person_id", "organization_id", "topic_key"])
            .check("focal_points_one", "(country IS NULL) <> (organization_id IS NULL)")
            .create(manager)
            .await
    }
}
