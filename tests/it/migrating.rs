//! Migrations that are broken off, run again, and run by two at once.

use std::process::{Child, Stdio};
use std::time::Duration;

use convoke::clock::Clock;
use convoke::db::Database;
use convoke::db::schema::SchemaState;
use sea_orm::{ConnectionTrait, DatabaseBackend, DatabaseConnection, Statement};

use serde_json::json;

use crate::support::database::TestDatabase;
use crate::support::process::convoke;
use crate::support::scene::event;
use crate::support::{TestApp, beginning};

const SQLITE: &str = "SELECT name AS name FROM sqlite_master WHERE name NOT LIKE 'sqlite_%' \
    AND type <> 'trigger' ORDER BY rowid";
const POSTGRES: &str = "SELECT relname::text AS name FROM pg_class \
    WHERE relnamespace = current_schema()::regnamespace ORDER BY oid";

async fn open(kept: &TestDatabase) -> Database {
    Database::connect(&kept.url, Clock::fixed(beginning())).await.unwrap()
}

/// All tables, views and indexes, in the order in which they were made.
async fn things(connection: &DatabaseConnection) -> Vec<String> {
    let backend = connection.get_database_backend();
    let query = if backend == DatabaseBackend::Sqlite { SQLITE } else { POSTGRES };
    let rows = connection.query_all_raw(Statement::from_string(backend, query)).await.unwrap();
    rows.iter().map(|row| row.try_get("", "name").unwrap()).collect()
}

/// What each migration makes, found out by letting all of them run.
async fn names_of_tables() -> Vec<String> {
    let kept = TestDatabase::empty().await;
    let database = open(&kept).await;
    database.migrate().await.unwrap();
    let all = things(database.read()).await;
    let is_index = |name: &String| name.starts_with("idx_") || name.starts_with("unq_");
    let made =
        |name: &String| is_index(name) || !(name.ends_with("_pkey") || name.ends_with("_key"));
    all.into_iter().filter(|name| made(name) && name != "seaql_migrations").collect()
}

#[tokio::test]
async fn a_migration_that_fails_at_any_step_leaves_nothing_and_succeeds_when_run_again() {
    let names = names_of_tables().await;
    assert!(names.len() > 80, "{}", names.len());
    let kept = TestDatabase::empty().await;
    let database = open(&kept).await;
    let other = sea_orm::Database::connect(&kept.url).await.unwrap();
    // Every seventh step, and the last: an index with the name of what is to be made is in its way.
    let steps = (0..names.len()).step_by(7).chain([names.len() - 1]);
    for name in steps.map(|step| &names[step]) {
        other.execute_unprepared("CREATE TABLE in_the_way (n INT)").await.unwrap();
        let index = format!("CREATE INDEX {name} ON in_the_way (n)");
        other.execute_unprepared(&index).await.unwrap();
        database.migrate().await.expect_err(name);
        let left = things(database.read()).await;
        assert_eq!(left, ["in_the_way", name.as_str()], "nothing but what was in the way is left");
        assert!(matches!(database.schema_state().await.unwrap(), SchemaState::Behind(_)));
        other.execute_unprepared("DROP TABLE in_the_way").await.unwrap();
    }
    database.migrate().await.unwrap();
    assert_eq!(database.schema_state().await.unwrap(), SchemaState::Current);
    let missing: Vec<_> = {
        let made = things(database.read()).await;
        names.iter().filter(|name| !made.contains(name)).cloned().collect()
    };
    assert_eq!(missing, [""; 0]);
}

fn migrate(kept: &TestDatabase) -> Child {
    let mut command = convoke(kept, &["migrate"]);
    command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap()
}

#[tokio::test]
async fn whoever_is_killed_while_migrating_leaves_all_or_nothing() {
    let kept = TestDatabase::empty().await;
    let mut killed = 0;
    for milliseconds in [0, 5, 10, 15, 20, 30, 40, 60, 80, 120, 160, 240, 320] {
        let mut child = migrate(&kept);
        tokio::time::sleep(Duration::from_millis(milliseconds)).await;
        child.kill().ok();
        killed += u32::from(!child.wait().unwrap().success());
        let database = open(&kept).await;
        let state = database.schema_state().await.unwrap();
        let left = things(database.read()).await;
        database.close().await.unwrap();
        match state {
            SchemaState::Current => break,
            _ => assert_eq!(left, [""; 0], "after {milliseconds} ms"),
        }
    }
    assert!(killed > 0, "none was killed");
    assert!(migrate(&kept).wait().unwrap().success());
    assert_eq!(open(&kept).await.schema_state().await.unwrap(), SchemaState::Current);
}

#[tokio::test]
async fn of_several_that_migrate_at_once_one_does_it_and_all_succeed() {
    let kept = TestDatabase::empty().await;
    let started = || convoke(&kept, &["migrate"]).stderr(Stdio::piped()).spawn().unwrap();
    let all: Vec<Child> = (0..4).map(|_| started()).collect();
    for child in all {
        let ended = child.wait_with_output().unwrap();
        assert!(ended.status.success(), "{}", String::from_utf8_lossy(&ended.stderr));
    }
    let database = open(&kept).await;
    database.require_current_schema().await.unwrap();
    let sql =
        "SELECT CAST(COUNT(*) - COUNT(DISTINCT version) AS BIGINT) AS n FROM seaql_migrations";
    let row = database.read().query_one_raw(Statement::from_string(database.backend(), sql)).await;
    let twice: i64 = row.unwrap().unwrap().try_get("", "n").unwrap();
    assert_eq!(twice, 0);
}

#[tokio::test]
async fn addresses_that_were_kept_in_the_other_spelling_are_told_apart_by_one() {
    let app = TestApp::start().await;
    let person = async |name: &str, status: u16| {
        let body = json!({"full_name": name, "email": format!("{name}@bücher.example")});
        app.post("/people", body).expect(status).await
    };
    let suppress = async |name: &str, status: u16| {
        let body = json!({"email": format!("{name}@bücher.example"), "scope": "everything"});
        app.post("/mail/suppressions", body).expect(status).await
    };
    for name in ["anna", "bek", "chen", "dina"] {
        person(name, 201).await;
        suppress(name, 201).await;
    }
    let db = &app.app.context.db;
    let before = "UPDATE people SET email_canonical = 'anna@xn--bcher-kva.example' \
            WHERE full_name = 'anna'; \
        UPDATE people SET email_canonical = 'chen@xn--bcher-kva.example' \
            WHERE full_name = 'bek'; \
        UPDATE people SET email_canonical = 'dina@bu\u{308}cher.example' \
            WHERE full_name = 'dina'; \
        UPDATE suppressions SET email = 'dina@bu\u{308}cher.example' WHERE email LIKE 'dina%'; \
        UPDATE suppressions SET email = 'anna@xn--bcher-kva.example' WHERE email LIKE 'anna%'; \
        UPDATE suppressions SET email = 'chen@xn--bcher-kva.example' WHERE email LIKE 'bek%'; \
        DELETE FROM seaql_migrations WHERE version LIKE '%_domains'";
    let write = db.write(move |w| async move {
        for statement in before.split(';') {
            w.execute_unprepared(statement).await?;
        }
        Ok(())
    });
    write.await.unwrap();
    suppress("anna", 201).await;
    db.migrate().await.unwrap();
    person("anna", 409).await;
    suppress("anna", 409).await;
    person("dina", 409).await;
    suppress("dina", 409).await;
    let kept = app.get("/mail/suppressions").json_of(200).await;
    let kept: Vec<_> = kept["items"].as_array().unwrap().iter().map(|row| &row["email"]).collect();
    let once = ["chen@bücher.example", "dina@bücher.example", "anna@bücher.example"];
    assert_eq!(kept, once, "each wish once");
    let people = app.get("/people").json_of(200).await["items"].as_array().unwrap().len();
    assert_eq!(people, 4, "who were two stay so");
}

#[tokio::test]
async fn what_nobody_sees_in_a_name_that_was_there_before_is_passed_over_too() {
    let app = TestApp::start().await;
    let event = event(&app, json!({})).await;
    let anna = json!({"full_name": "An\u{200b}na Ivanova", "native_name": "Анна"});
    let anna = app.post("/people", anna).expect(201).await.id();
    let body = json!({"person_id": anna, "notify": false});
    let path = format!("/events/{}/registrations", event["id"].as_str().unwrap());
    app.post(&path, body).expect(201).await;
    let body = json!({"name": "Mini\u{ad}stry of \u{2060} Law", "kind": "government"});
    app.post("/organizations", body).expect(201).await;
    for topic in ["Wa\u{200b}ter", "Law", "Roads"] {
        let body = json!({"person_id": anna, "country": "KZ", "topic": topic});
        app.post("/focal-points", body).expect(201).await;
    }
    let db = &app.app.context.db;
    let before = "UPDATE people SET name_sort = 'an\u{200b}na ivanova', \
            search = 'an na ivanova анна'; \
        UPDATE registrations SET search = 'an na ivanova анна'; \
        UPDATE organizations SET name_sort = 'mini\u{ad}stry of \u{2060} law', \
            search = 'mini\u{ad}stry of \u{2060} law'; \
        UPDATE focal_points SET topic_key = 'wa\u{200b}ter' WHERE topic_key = 'water'; \
        UPDATE focal_points SET topic_key = 'la\u{200b}w' WHERE topic_key = 'roads'; \
        DELETE FROM seaql_migrations WHERE version LIKE '%_unseen'";
    let write = db.write(move |w| async move {
        for statement in before.split(';') {
            w.execute_unprepared(statement).await?;
        }
        Ok(())
    });
    write.await.unwrap();
    let found = async |path: &str| {
        let page = app.get(path).json_of(200).await;
        page["items"].as_array().unwrap().len()
    };
    let registered = format!("{path}?q=anna");
    let all = ["/people?q=anna", registered.as_str(), "/organizations?q=ministry%20of%20law"];
    for path in all {
        assert_eq!(found(path).await, 0, "{path}");
    }
    db.migrate().await.unwrap();
    for path in all {
        assert_eq!(found(path).await, 1, "{path}");
    }
    let texts = async |sql: &str| -> Vec<String> {
        let query = Statement::from_string(db.backend(), sql);
        let rows = db.read().query_all_raw(query).await.unwrap();
        rows.iter().map(|row| row.try_get("", "text").unwrap()).collect()
    };
    let names = "SELECT name_sort AS text FROM people WHERE full_name LIKE '%Ivanova'";
    assert_eq!(texts(names).await, ["anna ivanova"]);
    let mut topics = texts("SELECT topic_key AS text FROM focal_points").await;
    topics.sort();
    assert_eq!(topics, ["law", "la\u{200b}w", "water"], "who were two stay so");
}
