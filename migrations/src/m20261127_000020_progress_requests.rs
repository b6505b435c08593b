//! Who is asked by link how far recommendations are, who reported so, and whom they name in their
//! place.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{integer, text, text_null, uuid};
use sea_orm_migration::sea_orm::DbBackend;

use crate::table::NewTable;

/// This change.
#[derive(Debug, DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        requests().create(manager).await?;
        proposals().create(manager).await?;
        // SQLite adds a foreign key to a table that is there only with the column itself.
        let kind = match manager.get_database_backend() {
            DbBackend::Sqlite => "uuid_text",
            _ => "uuid",
        };
        let column = format!(
            "ALTER TABLE recommendation_progress ADD COLUMN focal_point_id {kind} \
             REFERENCES focal_points (id) ON DELETE RESTRICT"
        );
        manager.get_connection().execute_unprepared(&column).await?;
        let index = Index::create()
            .name("idx_recommendation_progress_focal_point_id")
            .table("recommendation_progress")
            .col("focal_point_id")
            .to_owned();
        manager.create_index(index).await
    }
}

fn requests() -> NewTable {
    NewTable::of_things("progress_requests")
        .listed_under("event_id", "events")
        .of("organization_id", "organizations")
        .of("focal_point_id", "focal_points")
        .cols([text("status"), integer("times_asked"), uuid("link_id"), integer("link_generation")])
        .instants(&["asked_at", "waiting_since", "answered_at"])
        .unique(&["event_id", "organization_id", "focal_point_id"])
        .unique(&["link_id"])
}

fn proposals() -> NewTable {
    NewTable::of_things("contact_proposals")
        .listed_under("event_id", "events")
        .of("organization_id", "organizations")
        .of("request_id", "progress_requests")
        .cols([text("full_name"), text("email"), text_null("position"), text("status")])
        .maybe_of("focal_point_id", "focal_points")
        .cols([text_null("decided_by")])
        .instants(&["decided_at"])
        .check("contact_proposals_decided", "(status = 'proposed') = (decided_at IS NULL)")
}
