//! Certificates, each as it was issued.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{date, integer, integer_null, json_binary, text, text_null};

use crate::table::NewTable;

/// This change.
#[derive(Debug, DeriveMigrationName)]
pub struct Migration;

/// One of a kind is valid for a registration at a time; those revoked are kept.
const ONE: &str = "CREATE UNIQUE INDEX unq_certificates_valid \
    ON certificates (registration_id, kind) WHERE revoked_at IS NULL";

/// Those revoked are few, and listed by themselves.
const REVOKED: &str = "CREATE INDEX idx_certificates_revoked ON certificates (event_id, id) WHERE revoked_at IS NOT NULL";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        certificates().create(manager).await?;
        for statement in [ONE, REVOKED] {
            manager.get_connection().execute_unprepared(statement).await?;
        }
        Ok(())
    }
}

fn certificates() -> NewTable {
    NewTable::of_things("certificates")
        .listed_under("event_id", "events")
        .listed_under("registration_id", "registrations")
        .maybe_of("replaces_id", "certificates")
        .cols([text("kind"), integer("number"), text("reference"), text("code"), text("address")])
        .cols([text("language"), text("name"), text("event_title")])
        .cols([date("starts_on"), date("ends_on"), text_null("place"), json_binary("organizers")])
        .cols([integer_null("hours"), text_null("signatory_name"), text_null("signatory_title")])
        .cols([date("issued_on"), text("measure"), integer("threshold")])
        .cols([integer("attended"), integer("held"), text("search")])
        .instants(&["revoked_at"])
        .cols([text_null("revoked_by"), text_null("revoke_reason")])
        .unique(&["code"])
        .unique(&["event_id", "number"])
        .index(&["event_id", "kind", "id"])
        .check("certificates_revoked", "(revoked_at IS NULL) = (revoked_by IS NULL)")
}
