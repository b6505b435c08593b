//! The rules that the tables keep by themselves: bad rows are refused whatever the program does.

use sea_orm::{ConnectionTrait, DatabaseBackend};

use crate::support::{TestApp, rows};

const NOW: &str = "'2026-03-02 08:00:00+00:00'";

/// An id as it stands in a statement.
pub fn id(backend: DatabaseBackend, number: u8) -> String {
    match backend {
        DatabaseBackend::Sqlite => format!("X'019a0000000070008000{number:012x}'"),
        _ => format!("'019a0000-0000-7000-8000-{number:012x}'"),
    }
}

/// A statement that inserts one row of a table of things.
pub fn thing(backend: DatabaseBackend, table: &str, number: u8, rest: &[(&str, &str)]) -> String {
    let own = id(backend, number);
    let head = [("id", own.as_str()), ("version", "1"), ("created_at", NOW), ("updated_at", NOW)];
    let columns: Vec<_> = head.iter().chain(rest).map(|(name, _)| format!("\"{name}\"")).collect();
    let values: Vec<_> = head.iter().chain(rest).map(|(_, value)| *value).collect();
    format!("INSERT INTO {table} ({}) VALUES ({})", columns.join(", "), values.join(", "))
}

/// One good row in each table that has rules worth a test.
async fn good_rows(app: &TestApp) {
    let db = &app.app.context.db;
    let backend = db.backend();
    rows::event(db, None).await;
    let event = "(SELECT id FROM events)";
    let of = |number| id(backend, number);
    let (person, panel, link, recommendation) = (of(1), of(4), of(9), of(7));
    let statements = [
        thing(
            backend,
            "people",
            1,
            &[("full_name", "'A'"), ("name_sort", "'a'"), ("unnamed", "false"), ("search", "'a'")],
        ),
        thing(
            backend,
            "organizations",
            2,
            &[
                ("name", "'A'"),
                ("name_sort", "'a'"),
                ("aliases", "'[]'"),
                ("kind", "'media'"),
                ("search", "'a'"),
            ],
        ),
        thing(
            backend,
            "programmes",
            3,
            &[
                ("kind", "'series'"),
                ("title", "'{}'"),
                ("title_sort", "'a'"),
                ("status", "'active'"),
                ("agreements", "'[]'"),
                ("references", "'[]'"),
                ("search", "'a'"),
            ],
        ),
        thing(
            backend,
            "panels",
            4,
            &[("event_id", event), ("position", "1"), ("title", "'{}'"), ("search", "'a'")],
        ),
        thing(
            backend,
            "items",
            5,
            &[
                ("panel_id", &panel),
                ("position", "1"),
                ("kind", "'visit'"),
                ("title", "'{}'"),
                ("search", "'a'"),
            ],
        ),
        thing(
            backend,
            "invitations",
            6,
            &[
                ("event_id", event),
                ("person_id", &person),
                ("role", "'delegate'"),
                ("skip_approval", "false"),
                ("status", "'draft'"),
                ("reminders", "0"),
                ("link_id", &link),
                ("link_generation", "1"),
            ],
        ),
        thing(
            backend,
            "recommendations",
            7,
            &[
                ("event_id", event),
                ("number", "1"),
                ("text", "'{}'"),
                ("counterparts", "'[]'"),
                ("clusters", "'[]'"),
                ("sdg_targets", "'[]'"),
                ("acceptance", "'pending'"),
                ("implementation", "'not_started'"),
                ("search", "'a'"),
            ],
        ),
        thing(
            backend,
            "registrations",
            8,
            &[
                ("event_id", event),
                ("person_id", &person),
                ("code", "'A1'"),
                ("role", "'delegate'"),
                ("answers", "'{}'"),
                ("consents", "'[]'"),
                ("attendance_mode", "'in_person'"),
                ("status", "'confirmed'"),
                ("source", "'public'"),
                ("calendar_sequence", "0"),
                ("link_id", &link),
                ("link_generation", "1"),
                ("search", "'a'"),
            ],
        ),
        thing(
            backend,
            "follow_ups",
            10,
            &[
                ("event_id", event),
                ("name", "'A'"),
                ("audience", "'{}'"),
                ("subject", "'{}'"),
                ("body", "'{}'"),
                ("attach", "'[]'"),
                ("status", "'draft'"),
                ("recipient_count", "0"),
                ("skipped_count", "0"),
                ("search", "'a'"),
            ],
        ),
        thing(
            backend,
            "jobs",
            12,
            &[
                ("kind", "'send_follow_up'"),
                ("state", "'queued'"),
                ("object_kind", "'follow_up'"),
                ("object_id", &link),
                ("done", "0"),
                ("result", "'{}'"),
            ],
        ),
        format!(
            "INSERT INTO recommendation_progress \
             (id, at, recommendation_id, acceptance, text, evidence_urls, \"by\") \
             VALUES ({}, {NOW}, {recommendation}, 'rejected', 'No money', '[]', 'Hub')",
            of(11)
        ),
    ];
    run(app, &statements).await.unwrap();
}

async fn run(app: &TestApp, statements: &[String]) -> convoke::error::Result<()> {
    let write = app.app.context.db.write(move |w| async move {
        for statement in statements {
            w.execute_unprepared(statement).await?;
        }
        Ok(())
    });
    write.await
}

#[tokio::test]
async fn a_row_that_breaks_a_rule_of_its_table_is_refused() {
    let app = TestApp::start().await;
    good_rows(&app).await;
    for (table, change) in [
        ("people", "email = 'a@example.org'"),
        ("people", "email_canonical = 'a@example.org'"),
        ("people", "country = 'XX'"),
        ("people", "full_name = NULL"),
        ("organizations", "parent_id = id"),
        ("programmes", "parent_id = id"),
        ("events", "ends_on = '2026-11-24'"),
        ("events", "ends_on = starts_on, start_time = '12:00:00', end_time = '12:00:00'"),
        ("events", "registration_opens_on = '2026-11-02', registration_closes_on = '2026-11-01'"),
        ("events", "capacity = -1"),
        ("events", "online_capacity = -1"),
        ("events", "confirmed_count = -1"),
        ("events", "confirmed_online_count = -1"),
        ("events", "claimed_participants = -70"),
        ("events", "sequence_number = 0"),
        ("events", "previous_event_id = id"),
        ("panels", "position = 0"),
        ("panels", "start_time = '10:00:00', end_time = '09:00:00'"),
        ("items", "position = 0"),
        ("items", "start_time = '10:00:00', end_time = '09:00:00'"),
        ("invitations", "reminders = -1"),
        ("invitations", "status = 'sent'"),
        ("registrations", "status = 'waitlisted'"),
        ("registrations", "waitlist_seq = 1"),
        ("registrations", "status = 'unverified'"),
        ("follow_ups", "anchor = 'event_start', send_at = created_at"),
        ("follow_ups", "offset_days = 1"),
        ("follow_ups", "recipient_count = -1"),
        ("jobs", "done = -1"),
        ("jobs", "total = -1"),
        ("jobs", "state = 'done'"),
        ("jobs", "ended_at = created_at"),
        ("recommendations", "number = 0"),
        ("recommendations", "due = '2009'"),
        ("recommendations", "due_last_day = '2009-12-31'"),
        ("recommendation_progress", "text = NULL"),
        (
            "recommendation_progress",
            "acceptance = NULL, implementation = 'overtaken_by_events', text = NULL",
        ),
    ] {
        let bad = [format!("UPDATE {table} SET {change}")];
        assert!(run(&app, &bad).await.is_err(), "{table}: {change}");
    }
}

#[tokio::test]
async fn a_row_within_the_rules_of_its_table_is_taken() {
    let app = TestApp::start().await;
    good_rows(&app).await;
    for (table, change) in [
        ("people", "email = 'A@example.org', email_canonical = 'a@example.org'"),
        ("events", "ends_on = starts_on, start_time = '12:00:00', end_time = '15:00:00'"),
        ("events", "ends_on = '2026-11-27', start_time = '14:00:00', end_time = '12:00:00'"),
        ("events", "capacity = 0, confirmed_count = 13"),
        ("panels", "start_time = '09:00:00', end_time = NULL"),
        ("invitations", "status = 'sent', sent_at = created_at"),
        ("registrations", "status = 'waitlisted', waitlist_seq = 1"),
        ("follow_ups", "anchor = 'event_start', offset_days = -1, at_time = '09:00:00'"),
        ("jobs", "state = 'done', ended_at = created_at, done = 5, total = 4"),
        ("recommendations", "due = '2009', due_last_day = '2009-12-31'"),
        ("recommendation_progress", "acceptance = 'accepted', text = NULL"),
    ] {
        let good = [format!("UPDATE {table} SET {change}")];
        assert!(run(&app, &good).await.is_ok(), "{table}: {change}");
    }
}

#[tokio::test]
async fn what_is_named_cannot_go_and_parts_go_with_the_whole() {
    let app = TestApp::start().await;
    good_rows(&app).await;
    for table in ["people", "events", "recommendations", "countries"] {
        let all = [format!("DELETE FROM {table}")];
        // A recommendation takes its progress with it; an event with registrations stays.
        assert_eq!(run(&app, &all).await.is_ok(), table == "recommendations", "{table}");
    }
    run(&app, &["DELETE FROM panels".to_owned()]).await.unwrap();
    let query = "SELECT count(*) AS n FROM items";
    let db = app.app.context.db.read();
    let statement = sea_orm::Statement::from_string(db.get_database_backend(), query);
    let row = db.query_one_raw(statement).await.unwrap().unwrap();
    assert_eq!(row.try_get::<i64>("", "n").unwrap(), 0);
}
