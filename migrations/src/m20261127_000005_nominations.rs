//! Seats by country, and whom countries have named for them.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{boolean, integer, integer_null, text, text_null};

use crate::table::NewTable;

/// This change.
#[derive(Debug, DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        quotas().create(manager).await?;
        nominations().create(manager).await
    }
}

fn quotas() -> NewTable {
    NewTable::of_things("nomination_quotas")
        .part_of("event_id", "events")
        .country(text("country"))
        .cols([integer("seats"), integer_null("alternates"), integer_null("women_share")])
        .unique(&["event_id", "country"])
        .check("nomination_quotas_seats", "seats >= 0")
}

fn nominations() -> NewTable {
    NewTable::of_things("nominations")
        .listed_under("event_id", "events")
        .of("person_id", "people")
        .country(text("country"))
        .maybe_of("invitation_id", "invitations")
        .cols([
            text("role"),
            integer("rank"),
            boolean("alternate"),
            text("status"),
            text_null("decline_reason"),
            text_null("decided_by"),
        ])
        .instants(&["decided_at"])
        .unique(&["event_id", "person_id"])
        .index(&["event_id", "country", "rank"])
        .index(&["event_id", "status"])
        .check("nominations_rank", "rank >= 1")
}
