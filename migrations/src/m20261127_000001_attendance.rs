//! Check-ins, and how many of each event's confirmed people are present, kept as they change.
//!
//! Triggers keep it, so that no way of writing a check-in or a registration can forget it. What is
//! counted is said once, by the view.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer, date_null, text, text_null, timestamp_with_time_zone, uuid,
};
use sea_orm_migration::sea_orm::DbBackend;

use crate::table::NewTable;
use crate::trigger::Trigger;

/// This change.
#[derive(Debug, DeriveMigrationName)]
pub struct Migration;

/// One check-in of a registration for a day or a panel stands at a time; those undone are kept.
const ONCE: [&str; 2] = [
    "CREATE UNIQUE INDEX unq_check_ins_registration_id_day \
        ON check_ins (registration_id, day) WHERE undone_at IS NULL AND day IS NOT NULL",
    "CREATE UNIQUE INDEX unq_check_ins_registration_id_panel_id \
        ON check_ins (registration_id, panel_id) WHERE undone_at IS NULL AND panel_id IS NOT NULL",
];

/// Those undone are few, and listed by themselves.
const UNDONE: &str =
    "CREATE INDEX idx_check_ins_undone ON check_ins (event_id, id) WHERE undone_at IS NOT NULL";

/// The changes of a check-in that its cell depends on.
const MOVED: &str = "OLD.undone_at IS DISTINCT FROM NEW.undone_at \
    OR OLD.event_id <> NEW.event_id OR OLD.registration_id <> NEW.registration_id \
    OR OLD.day IS DISTINCT FROM NEW.day OR OLD.panel_id IS DISTINCT FROM NEW.panel_id";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let (connection, backend) = (manager.get_connection(), manager.get_database_backend());
        for table in [check_ins(), nonces(), attendances(), tallies()] {
            table.create(manager).await?;
        }
        connection.execute_unprepared(&cells(backend)).await?;
        for statement in ONCE.into_iter().chain([UNDONE]) {
            connection.execute_unprepared(statement).await?;
        }
        for trigger in triggers(backend) {
            trigger.create(manager).await?;
        }
        Ok(())
    }
}

fn check_ins() -> NewTable {
    NewTable::of_things("check_ins")
        .listed_under("event_id", "events")
        .listed_under("registration_id", "registrations")
        .maybe_of("panel_id", "panels")
        .cols([
            date_null("day"),
            timestamp_with_time_zone("at"),
            text_null("nonce"),
            text("recorded_by"),
            text_null("undone_by"),
        ])
        .instants(&["undone_at"])
        .index(&["event_id", "day", "id"])
        .index(&["event_id", "panel_id", "id"])
        .check("check_ins_place", "(day IS NULL) <> (panel_id IS NULL)")
        .check("check_ins_undone", "(undone_at IS NULL) = (undone_by IS NULL)")
}

/// Every nonce under which a check-in was ever told: a device that never heard the answer may tell of
/// one again, also after it was undone.
fn nonces() -> NewTable {
    NewTable::new("check_in_nonces")
        .cols([uuid("event_id"), text("nonce")])
        .part_of("check_in_id", "check_ins")
        .key(&["event_id", "nonce"])
}

/// How many check-ins of a registration stand.
fn attendances() -> NewTable {
    NewTable::new("attendances")
        .of("registration_id", "registrations")
        .part_of("event_id", "events")
        .cols([big_integer("times")])
        .key(&["registration_id"])
}

fn tallies() -> NewTable {
    NewTable::new("attendance_tallies")
        .part_of("event_id", "events")
        .cols([text("property"), text("value"), text("detail"), big_integer("people")])
        .key(&["event_id", "property", "value", "detail"])
}

/// Somebody confirmed is counted once for each day and each panel that they are checked in to, and
/// once for having come at all; each by role.
fn cells(backend: DbBackend) -> String {
    let panel = match backend {
        DbBackend::Sqlite => "lower(hex(c.panel_id))",
        _ => "replace(CAST(c.panel_id AS TEXT), '-', '')",
    };
    format!(
        "CREATE VIEW attendance_cells AS \
         SELECT c.id AS check_in_id, c.registration_id, c.event_id, \
            CASE WHEN c.day IS NULL THEN 'panel' ELSE 'day' END AS property, \
            COALESCE(CAST(c.day AS TEXT), {panel}) AS value, r.role AS detail \
            FROM check_ins c JOIN registrations r ON r.id = c.registration_id \
            WHERE c.undone_at IS NULL AND r.status = 'confirmed' \
         UNION ALL SELECT NULL, a.registration_id, a.event_id, 'attended', '', r.role \
            FROM attendances a JOIN registrations r ON r.id = a.registration_id \
            WHERE a.times > 0 AND r.status = 'confirmed'"
    )
}

/// Counts the cells in question once more, or (below zero) once less; in one order, so that two
/// that count at once do not wait for each other.
fn counted(which: &str, by: i8) -> String {
    format!(
        "INSERT INTO attendance_tallies (event_id, property, value, detail, people) \
         SELECT event_id, property, value, detail, {by} * COUNT(*) FROM attendance_cells \
         WHERE {which} GROUP BY event_id, property, value, detail \
         ORDER BY event_id, property, value, detail \
         ON CONFLICT (event_id, property, value, detail) \
         DO UPDATE SET people = attendance_tallies.people + excluded.people; "
    )
}

/// On PostgreSQL, holds the registration that a cell shows, which must not change meanwhile.
fn holding(backend: DbBackend, row: &str) -> String {
    if backend == DbBackend::Sqlite {
        return String::new();
    }
    format!("PERFORM 1 FROM registrations WHERE id = {row}.registration_id FOR SHARE; ")
}

const ONE_MORE: &str = "INSERT INTO attendances (registration_id, event_id, times) \
    SELECT NEW.registration_id, NEW.event_id, 1 WHERE NEW.undone_at IS NULL \
    ON CONFLICT (registration_id) DO UPDATE SET times = attendances.times + 1;";
const ONE_LESS: &str = "UPDATE attendances SET times = times - 1 \
    WHERE registration_id = OLD.registration_id AND OLD.undone_at IS NULL;";

fn triggers(backend: DbBackend) -> Vec<Trigger> {
    let trigger = |table, name, moment: &'static str, when, cells: &str, more: &str| {
        let (row, by) = if moment.starts_with("BEFORE") { ("OLD", -1) } else { ("NEW", 1) };
        let held = if table == "registrations" { String::new() } else { holding(backend, row) };
        let body = format!("{held}{}{more}", counted(&cells.replace("ROW", row), by));
        Trigger {
            name,
            table,
            moment,
            when: if moment.ends_with("UPDATE") { when } else { None },
            body,
        }
    };
    let mut all = Vec::new();
    for moment in ["AFTER INSERT", "BEFORE UPDATE", "AFTER UPDATE", "BEFORE DELETE"] {
        let times = if moment.starts_with("BEFORE") { ONE_LESS } else { ONE_MORE };
        let own = "check_in_id = ROW.id";
        all.push(trigger("check_ins", "counted", moment, Some(MOVED), own, times));
        let own = "property = 'attended' AND registration_id = ROW.registration_id";
        let moved = Some("(OLD.times > 0) <> (NEW.times > 0)");
        all.push(trigger("attendances", "counted", moment, moved, own, ""));
    }
    for moment in ["BEFORE UPDATE", "AFTER UPDATE"] {
        let moved = Some("OLD.status <> NEW.status OR OLD.role <> NEW.role");
        all.push(trigger(
            "registrations",
            "attended",
            moment,
            moved,
            "registration_id = ROW.id",
            "",
        ));
    }
    all
}
