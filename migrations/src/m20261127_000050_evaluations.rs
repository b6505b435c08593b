//! What people think of an event and learned there: the forms, who is asked, and what was answered.
//!
//! What is answered anonymously is counted and kept as no row of its own: a row would have a place
//! among the others, and PostgreSQL says of each in which transaction it was written.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer, boolean, integer, integer_null, json_binary, json_binary_null, text,
    timestamp_with_time_zone, uuid,
};

use crate::table::NewTable;

/// This change.
#[derive(Debug, DeriveMigrationName)]
pub struct Migration;

/// Those that the clock opens or closes are few among all.
const MOVING: &str = "CREATE INDEX idx_evaluations_moving ON evaluations (status, id) \
    WHERE status IN ('scheduled', 'open')";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        evaluations().create(manager).await?;
        manager.get_connection().execute_unprepared(MOVING).await?;
        invitees().create(manager).await?;
        answers().create(manager).await?;
        tallies().create(manager).await
    }
}

fn evaluations() -> NewTable {
    NewTable::of_things("evaluations")
        .listed_under("event_id", "events")
        .cols([text("kind"), json_binary("title"), json_binary_null("introduction")])
        .cols([boolean("anonymous"), json_binary("questions"), json_binary_null("opens")])
        .cols([big_integer("form_version"), json_binary("subjects")])
        .cols([integer("open_days"), integer("remind_after_days"), text("status")])
        .instants(&["opened_at", "closes_at", "closed_at"])
        .index(&["event_id", "kind", "id"])
        .index(&["event_id", "status", "id"])
        .check("evaluations_opened", "status NOT IN ('open', 'closed') OR opened_at IS NOT NULL")
}

fn invitees() -> NewTable {
    NewTable::new("evaluation_invitees")
        .part_of("evaluation_id", "evaluations")
        .part_of("registration_id", "registrations")
        .cols([uuid("link_id"), boolean("mailed"), boolean("reminded"), boolean("answered")])
        .cols([timestamp_with_time_zone("created_at")])
        .key(&["evaluation_id", "registration_id"])
        .unique(&["link_id"])
}

fn answers() -> NewTable {
    NewTable::new("evaluation_answers")
        .part_of("evaluation_id", "evaluations")
        .part_of("registration_id", "registrations")
        .cols([json_binary("answers"), integer_null("points")])
        .cols([timestamp_with_time_zone("created_at"), timestamp_with_time_zone("updated_at")])
        .key(&["evaluation_id", "registration_id"])
}

fn tallies() -> NewTable {
    NewTable::new("evaluation_tallies")
        .part_of("evaluation_id", "evaluations")
        .cols([text("key"), big_integer("people"), big_integer("correct")])
        .cols([json_binary("counts"), json_binary("texts")])
        .key(&["evaluation_id", "key"])
}
