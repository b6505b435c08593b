//! What two people who are one both had: what went is kept as it was, its links and codes lead to what
//! stays, and the other address still finds them.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    boolean, integer_null, json_binary, text, text_null, timestamp_with_time_zone, uuid, uuid_null,
};
use sea_orm_migration::sea_orm::DbBackend;

use crate::table::NewTable;
use crate::trigger::Trigger;

/// This change.
#[derive(Debug, DeriveMigrationName)]
pub struct Migration;

/// Several letters and certificates of one kind are valid beside each other where they were given out to
/// one person as two. Of these one is first.
const FIRST: [&str; 6] = [
    "DROP INDEX unq_letters_invitation_id",
    "DROP INDEX unq_letters_registration_id",
    "DROP INDEX unq_certificates_valid",
    "CREATE UNIQUE INDEX unq_letters_invitation_id ON letters (invitation_id) WHERE NOT further",
    "CREATE UNIQUE INDEX unq_letters_registration_id ON letters (registration_id) WHERE NOT further",
    "CREATE UNIQUE INDEX unq_certificates_valid \
        ON certificates (registration_id, kind) WHERE revoked_at IS NULL AND NOT further",
];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let connection = manager.get_connection();
        records().create(manager).await?;
        files().create(manager).await?;
        NewTable::new("person_addresses")
            .cols([text("email_canonical").primary_key().to_owned()])
            .part_of("person_id", "people")
            .create(manager)
            .await?;
        let others = json_binary("other_emails").default("[]").to_owned();
        let change = Table::alter().table("people").add_column(others).to_owned();
        manager.alter_table(change).await?;
        for table in ["letters", "certificates"] {
            let further = boolean("further").default(false).to_owned();
            let change = Table::alter().table(table).add_column(further).to_owned();
            manager.alter_table(change).await?;
        }
        for statement in FIRST {
            connection.execute_unprepared(statement).await?;
        }
        files_of_rows(manager).await?;
        taken_at_once(manager).await
    }
}

fn records() -> NewTable {
    NewTable::new("merged_records")
        .cols([uuid("id").primary_key().to_owned(), text("kind"), uuid("became")])
        .part_of("person_id", "people")
        .cols([
            uuid_null("event_id"),
            uuid_null("link_id"),
            integer_null("link_generation"),
            uuid_null("to_link_id"),
            integer_null("to_generation"),
            text_null("code"),
            json_binary("record"),
            timestamp_with_time_zone("merged_at"),
        ])
        .unique(&["link_id"])
        .unique(&["code"])
        .index(&["became"])
        .index(&["event_id", "kind"])
}

/// The files that answered a field of what went, and answer none of what stays.
fn files() -> NewTable {
    NewTable::new("merged_files")
        .cols([text("key")])
        .part_of("upload_id", "uploads")
        .part_of("record_id", "merged_records")
        .key(&["upload_id"])
}

/// The files of a registration go with it, but not where it is one with another from then on: then they
/// are that one's, or kept with what it was, and go with that.
async fn files_of_rows(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let backend = manager.get_database_backend();
    let (of_table, named) = match backend {
        DbBackend::Sqlite => (
            "",
            "SELECT unhex(replace(json_extract(value, '$.upload_id'), '-', '')) \
             FROM json_each(OLD.answers) \
             WHERE type = 'object' AND json_extract(value, '$.upload_id') IS NOT NULL",
        ),
        _ => (
            " ON registrations",
            "SELECT (value->>'upload_id')::uuid FROM jsonb_each(OLD.answers) \
             WHERE jsonb_typeof(value) = 'object' AND value->>'upload_id' IS NOT NULL",
        ),
    };
    let connection = manager.get_connection();
    let name = "registrations_files_after_delete";
    connection.execute_unprepared(&format!("DROP TRIGGER {name}{of_table}")).await?;
    if backend != DbBackend::Sqlite {
        connection.execute_unprepared(&format!("DROP FUNCTION {name}()")).await?;
    }
    let body = format!(
        "DELETE FROM uploads WHERE id IN ({named}) \
         AND NOT EXISTS (SELECT 1 FROM merged_records WHERE id = OLD.id);"
    );
    let (name, moment, when) = ("files", "AFTER DELETE", None);
    Trigger { name, table: "registrations", moment, when, body }.create(manager).await?;
    let body = "DELETE FROM uploads WHERE id = OLD.upload_id;".to_owned();
    Trigger { name, table: "merged_files", moment, when, body }.create(manager).await
}

/// Of two who take an address at once, one as theirs and one as a further one, the second is run again.
/// On SQLite they come one after the other.
async fn taken_at_once(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    if manager.get_database_backend() == DbBackend::Sqlite {
        return Ok(());
    }
    let body = "IF EXISTS (SELECT 1 FROM person_addresses \
        WHERE email_canonical = NEW.email_canonical) THEN \
        RAISE EXCEPTION 'this address is a further one of somebody' USING ERRCODE = '40001'; END IF;";
    for moment in ["AFTER INSERT", "AFTER UPDATE OF email_canonical"] {
        let body = body.to_owned();
        let trigger = Trigger { name: "addressed", table: "people", moment, when: None, body };
        trigger.create(manager).await?;
    }
    Ok(())
}
