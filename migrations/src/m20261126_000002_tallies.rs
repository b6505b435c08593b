//! How many registrations an event has of each kind, kept as they change.
//!
//! Triggers keep it, so that no way of writing a registration, a person or an organization can
//! forget it. What is counted is said once, by the view.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, text, uuid};
use sea_orm_migration::sea_orm::DbBackend;

use crate::days;
use crate::trigger::Trigger;

/// This change.
#[derive(Debug, DeriveMigrationName)]
pub struct Migration;

/// A registration is counted once for each of these rows. The countries of the confirmed are
/// counted by role, and those who wait by blocks of the numbers that order them.
const CELLS: &str = "CREATE VIEW registration_cells AS \
    SELECT id AS registration_id, event_id, person_id, organization_id, \
        'status' AS property, status AS value, '' AS detail FROM registrations \
    UNION ALL SELECT id, event_id, person_id, organization_id, \
        'day', CAST(made_on AS TEXT), '' FROM registrations \
    UNION ALL SELECT id, event_id, person_id, organization_id, \
        'country', COALESCE(country, ''), role FROM registrations WHERE status = 'confirmed' \
    UNION ALL SELECT r.id, r.event_id, r.person_id, r.organization_id, \
        'gender', COALESCE(p.gender, ''), '' FROM registrations r \
        JOIN people p ON p.id = r.person_id WHERE r.status = 'confirmed' \
    UNION ALL SELECT r.id, r.event_id, r.person_id, r.organization_id, \
        'organization_kind', COALESCE(o.kind, ''), '' FROM registrations r \
        LEFT JOIN organizations o ON o.id = r.organization_id WHERE r.status = 'confirmed' \
    UNION ALL SELECT id, event_id, person_id, organization_id, \
        'waiting', attendance_mode, CAST(1000000000 + waitlist_seq / 128 AS TEXT) \
        FROM registrations WHERE waitlist_seq IS NOT NULL";

/// The changes of a registration that its cells depend on.
const MOVED: &str = "OLD.event_id <> NEW.event_id OR OLD.status <> NEW.status \
    OR OLD.role <> NEW.role OR OLD.country IS DISTINCT FROM NEW.country \
    OR OLD.person_id <> NEW.person_id OR OLD.organization_id IS DISTINCT FROM NEW.organization_id \
    OR OLD.made_on <> NEW.made_on OR OLD.attendance_mode <> NEW.attendance_mode \
    OR OLD.waitlist_seq IS DISTINCT FROM NEW.waitlist_seq";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let connection = manager.get_connection();
        let kind = match manager.get_database_backend() {
            DbBackend::Sqlite => "date_text",
            _ => "date",
        };
        let column = format!(
            "ALTER TABLE registrations ADD COLUMN made_on {kind} NOT NULL DEFAULT '1970-01-01'"
        );
        connection.execute_unprepared(&column).await?;
        days::fill(connection).await?;
        manager.create_table(tallies()).await?;
        connection.execute_unprepared(CELLS).await?;
        connection.execute_unprepared(&counted("TRUE", 1)).await?;
        for trigger in triggers(manager.get_database_backend()) {
            trigger.create(manager).await?;
        }
        Ok(())
    }
}

fn tallies() -> TableCreateStatement {
    let key = ["event_id", "property", "value", "detail"];
    let mut key =
        key.iter().fold(Index::create(), |mut index, column| index.col(*column).to_owned());
    let mut event = ForeignKey::create();
    event.from_col("event_id").to("events", "id").on_delete(ForeignKeyAction::Cascade);
    Table::create()
        .table("registration_tallies")
        .col(uuid("event_id"))
        .col(text("property"))
        .col(text("value"))
        .col(text("detail"))
        .col(big_integer("people"))
        .primary_key(&mut key)
        .foreign_key(&mut event)
        .to_owned()
}

/// Counts the cells in question once more, or (below zero) once less; in one order, so that two
/// that count at once do not wait for each other.
fn counted(which: &str, by: i8) -> String {
    format!(
        "INSERT INTO registration_tallies (event_id, property, value, detail, people) \
         SELECT event_id, property, value, detail, {by} * COUNT(*) FROM registration_cells \
         WHERE {which} GROUP BY event_id, property, value, detail \
         ORDER BY event_id, property, value, detail \
         ON CONFLICT (event_id, property, value, detail) \
         DO UPDATE SET people = registration_tallies.people + excluded.people;"
    )
}

/// A table whose rows the cells show.
struct Shown {
    name: &'static str,
    /// Which cells a row stands in.
    cells: &'static str,
    /// The changes that move it to others.
    moved: &'static str,
    /// Rows of other tables that the cells show and that must not change meanwhile.
    beside: &'static [(&'static str, &'static str)],
}

const REGISTRATIONS: Shown = Shown {
    name: "registrations",
    cells: "registration_id = ROW.id",
    moved: MOVED,
    beside: &[("people", "ROW.person_id"), ("organizations", "ROW.organization_id")],
};

const PEOPLE: Shown = Shown {
    name: "people",
    cells: "property = 'gender' AND person_id = ROW.id",
    moved: "OLD.gender IS DISTINCT FROM NEW.gender",
    beside: &[],
};

const ORGANIZATIONS: Shown = Shown {
    name: "organizations",
    cells: "property = 'organization_kind' AND organization_id = ROW.id",
    moved: "OLD.kind <> NEW.kind",
    beside: &[],
};

impl Shown {
    fn trigger(&self, backend: DbBackend, moment: &'static str) -> Trigger {
        let (row, by) = if moment.starts_with("BEFORE") { ("OLD", -1) } else { ("NEW", 1) };
        let mut body = String::new();
        if backend == DbBackend::Postgres {
            for (table, id) in self.beside {
                let lock = format!("PERFORM 1 FROM {table} WHERE id = {id} FOR SHARE; ");
                body.push_str(&lock.replace("ROW", row));
            }
        }
        body.push_str(&counted(&self.cells.replace("ROW", row), by));
        let when = moment.ends_with("UPDATE").then_some(self.moved);
        Trigger { name: "counted", table: self.name, moment, when, body }
    }
}

fn triggers(backend: DbBackend) -> Vec<Trigger> {
    let registrations = ["AFTER INSERT", "BEFORE UPDATE", "AFTER UPDATE", "BEFORE DELETE"];
    let mut all: Vec<_> =
        registrations.iter().map(|moment| REGISTRATIONS.trigger(backend, moment)).collect();
    for moment in ["BEFORE UPDATE", "AFTER UPDATE"] {
        all.extend([PEOPLE, ORGANIZATIONS].map(|shown| shown.trigger(backend, moment)));
    }
    all
}
