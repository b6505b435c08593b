//! Letters on paper, each with the number that it keeps.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{date, integer, text, text_null};

use crate::table::NewTable;

/// This change.
#[derive(Debug, DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        NewTable::of_things("letters")
            .part_of("event_id", "events")
            .maybe_of("invitation_id", "invitations")
            .maybe_of("registration_id", "registrations")
            .cols([integer("number"), text("reference"), date("issued_on"), text("language")])
            .cols([text_null("signatory_name"), text_null("signatory_title")])
            .unique(&["event_id", "number"])
            .unique(&["invitation_id"])
            .unique(&["registration_id"])
            .check("letters_one", "(invitation_id IS NULL) <> (registration_id IS NULL)")
            .create(manager)
            .await
    }
}
