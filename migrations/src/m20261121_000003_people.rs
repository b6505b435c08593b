//! People.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{boolean, text, text_null};

use crate::table::NewTable;

/// This change.
#[derive(Debug, DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        NewTable::of_things("people")
            .cols([
                text("full_name"),
                text("name_sort"),
                boolean("unnamed"),
                text_null("given_name"),
                text_null("family_name"),
                text_null("patronymic"),
                text_null("native_name"),
                text_null("badge_name"),
                text_null("honorific"),
                text_null("email"),
                text_null("email_canonical"),
                text_null("phone"),
                text_null("gender"),
                text_null("position"),
            ])
            .maybe_of("organization_id", "organizations")
            .country(text_null("country"))
            .cols([text_null("preferred_language"), text("search")])
            .unique(&["email_canonical"])
            .index(&["name_sort"])
            .index(&["gender"])
            .check("people_email", "(email IS NULL) = (email_canonical IS NULL)")
            .create(manager)
            .await
    }
}
