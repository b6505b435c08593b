//! Whom the organizers have asked to name a delegation, and whom they have named.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer, big_integer_null, boolean, date_null, integer, integer_null, text, text_null, uuid,
};
use sea_orm_migration::sea_orm::DbBackend;

use crate::table::NewTable;

/// This change.
#[derive(Debug, DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        requests().create(manager).await?;
        entries().create(manager).await?;
        // SQLite adds a foreign key to a table that is there only with the column itself.
        let kind = match manager.get_database_backend() {
            DbBackend::Sqlite => "uuid_text",
            _ => "uuid",
        };
        let column = format!(
            "ALTER TABLE nominations ADD COLUMN request_id {kind} \
             REFERENCES nomination_requests (id) ON DELETE RESTRICT"
        );
        manager.get_connection().execute_unprepared(&column).await?;
        let index = Index::create()
            .name("idx_nominations_request_id")
            .table("nominations")
            .col("request_id")
            .to_owned();
        manager.create_index(index).await?;
        for columns in [&["event_id", "rank", "id"][..], &["event_id", "country", "rank", "id"]] {
            let mut index = Index::create();
            index.name(format!("idx_nominations_{}", columns.join("_"))).table("nominations");
            for column in columns {
                index.col(*column);
            }
            manager.create_index(index).await?;
        }
        Ok(())
    }
}

fn requests() -> NewTable {
    NewTable::of_things("nomination_requests")
        .listed_under("event_id", "events")
        .country(text("country"))
        .maybe_of("organization_id", "organizations")
        .maybe_of("focal_point_id", "focal_points")
        .cols([
            integer_null("seats"),
            integer_null("alternates"),
            date_null("deadline"),
            text_null("language"),
            text_null("note"),
            text("status"),
            big_integer("edition"),
            integer("reminders"),
            uuid("link_id"),
            integer("link_generation"),
        ])
        .instants(&["sent_at", "answered_at", "last_reminded_at", "reminders_from"])
        .unique(&["link_id"])
        .index(&["status", "id"])
}

fn entries() -> NewTable {
    NewTable::of_things("nomination_entries")
        .part_of("request_id", "nomination_requests")
        .maybe_of("nomination_id", "nominations")
        .cols([
            integer("place"),
            text("full_name"),
            text_null("position"),
            text_null("organization"),
            text("email"),
            text_null("gender"),
            boolean("alternate"),
            big_integer_null("person_version"),
        ])
        .check("nomination_entries_place", "place >= 1")
}
