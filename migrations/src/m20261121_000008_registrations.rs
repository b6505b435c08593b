//! Registrations.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer_null, integer, json_binary, text, text_null, uuid};

use crate::table::NewTable;

/// This change.
#[derive(Debug, DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        registrations().create(manager).await
    }
}

fn registrations() -> NewTable {
    NewTable::of_things("registrations")
        .of("event_id", "events")
        .of("person_id", "people")
        .maybe_of("invitation_id", "invitations")
        .maybe_of("substitute_for_id", "registrations")
        .cols([text("code"), text("role")])
        .country(text_null("country"))
        .maybe_of("organization_id", "organizations")
        .cols([
            text_null("organization"),
            text_null("position"),
            json_binary("answers"),
            json_binary("consents"),
            text("attendance_mode"),
            text("status"),
            text("source"),
            big_integer_null("waitlist_seq"),
            text_null("language"),
            text_null("registered_by"),
            text_null("decided_by"),
            text_null("decision_reason"),
            text_null("remark"),
            integer("calendar_sequence"),
            uuid("link_id"),
            integer("link_generation"),
            text("search"),
        ])
        .instants(&["unverified_until", "decided_at", "confirmed_at", "withdrawn_at"])
        .unique(&["event_id", "person_id"])
        .unique(&["code"])
        .unique(&["invitation_id"])
        .unique(&["link_id"])
        .unique(&["event_id", "waitlist_seq"])
        .index(&["event_id", "status"])
        .index(&["status", "unverified_until"])
        .check("registrations_waitlist", "(status = 'waitlisted') = (waitlist_seq IS NOT NULL)")
        .check("registrations_unverified", "status <> 'unverified' OR unverified_until IS NOT NULL")
}
