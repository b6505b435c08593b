//! `convoke doctor`: each thing that is wrong is named with what to do, and nothing is touched.

use std::process::Command;

use convoke::access::types::{Role, TokenCreate};
use convoke::access::{Actor, service};
use convoke::clock::Clock;
use convoke::db::Database;
use sea_orm::ConnectionTrait;

use crate::support::database::{TestDatabase, postgres};
use crate::support::outbox;
use crate::support::process::convoke;
use crate::support::smtp::FakeRelay;

/// What it prints, and how it ends.
fn told(mut command: Command) -> (String, Option<i32>) {
    let output = command.output().unwrap();
    (String::from_utf8(output.stdout).unwrap(), output.status.code())
}

async fn doctor(database: &TestDatabase, env: &[(&str, &str)]) -> (String, Option<i32>) {
    let mut command = convoke(database, &["doctor"]);
    command.envs(env.iter().copied());
    tokio::task::spawn_blocking(move || told(command)).await.unwrap()
}

async fn run(database: &TestDatabase, sql: &str) {
    let db = Database::connect(&database.url, Clock::System).await.unwrap();
    db.write(|w| async move { Ok(w.execute_unprepared(sql).await.map(drop)?) }).await.unwrap();
    db.close().await.unwrap();
}

fn lines<'a>(said: &'a str, state: &str) -> Vec<&'a str> {
    said.lines().filter(|line| line.starts_with(state)).collect()
}

#[tokio::test]
async fn where_all_is_well_the_doctor_says_so_and_ends_well() {
    let database = TestDatabase::create().await;
    let relay = FakeRelay::start().await;
    let url = format!("smtp://{}?tls=none", relay.address);
    let settings = [
        ("CONVOKE_SMTP_URL", url.as_str()),
        ("CONVOKE_MAIL_FROM", "Seminars <seminars@example.org>"),
        ("CONVOKE_PUBLIC_URL", "https://seminars.example.org"),
    ];
    let (said, code) = doctor(&database, &settings).await;
    assert_eq!((code, lines(&said, "wrong").len()), (Some(0), 0), "{said}");
    for part in ["settings", "database", "audit", "mail", "clock"] {
        assert!(said.lines().any(|line| line.starts_with(&format!("ok     {part}"))), "{said}");
    }
    assert!(relay.received().is_empty(), "it sends no mail");
}

#[tokio::test]
async fn every_wrong_setting_is_a_line() {
    let database = TestDatabase::empty().await;
    let settings = [("CONVOKE_SECRET_KEY", "hunter2"), ("CONVOKE_LISTEN", "everywhere")];
    let (said, code) = doctor(&database, &settings).await;
    assert_eq!((code, lines(&said, "wrong  settings").len()), (Some(1), 2), "{said}");
    assert!(!said.contains("hunter2"), "{said}");
}

#[tokio::test]
async fn a_relay_that_is_not_there_and_links_that_lead_nowhere_are_named() {
    let database = TestDatabase::create().await;
    let settings = [
        ("CONVOKE_SMTP_URL", "smtp://user:hunter2@127.0.0.1:1?tls=none"),
        ("CONVOKE_MAIL_FROM", "Seminars <seminars@example.org>"),
    ];
    let (said, code) = doctor(&database, &settings).await;
    assert_eq!((code, lines(&said, "wrong").len()), (Some(1), 2), "{said}");
    assert!(said.contains("the relay 127.0.0.1:1 cannot be used"), "{said}");
    assert!(said.contains("set CONVOKE_PUBLIC_URL"), "{said}");
    assert!(!said.contains("hunter2"), "{said}");
}

#[tokio::test]
async fn a_newer_schema_a_database_that_is_not_there_and_one_that_is_behind_are_named() {
    let database = TestDatabase::create().await;
    run(&database, "INSERT INTO seaql_migrations VALUES ('m29990101_000001_later', 0)").await;
    let (said, code) = doctor(&database, &[]).await;
    assert_eq!(code, Some(1), "{said}");
    assert!(said.contains("a newer Convoke has migrated it"), "{said}");
    let gone = [("CONVOKE_DATABASE_URL", "postgres://convoke:hunter2@127.0.0.1:1/seminars")];
    let (said, code) = doctor(&database, &gone).await;
    assert_eq!(code, Some(1), "{said}");
    assert!(said.contains("postgres://127.0.0.1:1/seminars cannot be opened"), "{said}");
    let empty = TestDatabase::empty().await;
    if postgres().is_some() {
        let (said, code) = doctor(&empty, &[]).await;
        assert_eq!(code, Some(1), "{said}");
        assert!(said.contains("migrations are missing"), "{said}");
    }
}

#[tokio::test]
async fn a_clock_behind_what_was_written_is_named() {
    let database = TestDatabase::create().await;
    let ahead = chrono::TimeDelta::days(1);
    let db = Database::connect(&database.url, Clock::System).await.unwrap();
    let later = Database::connect(&database.url, Clock::fixed(db.clock().now() + ahead)).await;
    outbox::queue_many(&later.unwrap(), 1).await;
    let late = Clock::fixed(db.clock().now() - chrono::TimeDelta::hours(1));
    outbox::queue_many(&Database::connect(&database.url, late).await.unwrap(), 2).await;
    let (said, _) = doctor(&database, &[]).await;
    assert!(said.contains("2 mails are due for more than 10 minutes"), "{said}");
    if postgres().is_some() {
        return; // Held against the server's clock, which is this machine's.
    }
    let future = Clock::fixed("2999-01-01T00:00:00Z".parse().unwrap());
    let db = Database::connect(&database.url, future).await.unwrap();
    let input = TokenCreate { name: "T".into(), role: Role::Viewer, scope: None, expires_at: None };
    let (by, input) = (&Actor::system("test"), &input);
    db.write(|w| async move { service::create(&w, by, input).await }).await.unwrap();
    let (said, code) = doctor(&database, &[]).await;
    assert_eq!(code, Some(1), "{said}");
    assert!(said.contains("set the clock"), "{said}");
}

#[tokio::test]
async fn a_broken_seal_is_named() {
    let database = TestDatabase::create().await;
    let seal = "INSERT INTO audit_seals (number, last_id, entries, digest, created_at) \
        SELECT 1, id, 1, 'forged', created_at FROM country_groups LIMIT 1";
    run(&database, seal).await;
    let (said, code) = doctor(&database, &[]).await;
    assert_eq!((code, lines(&said, "wrong  audit").len()), (Some(1), 1), "{said}");
    assert!(said.contains("seal 1, set at"), "{said}");
}

#[tokio::test]
async fn a_mail_that_failed_is_named_with_addresses_that_there_are() {
    let database = TestDatabase::create().await;
    let db = Database::connect(&database.url, Clock::System).await.unwrap();
    outbox::queue_many(&db, 1).await;
    db.close().await.unwrap();
    run(&database, "UPDATE mails SET status = 'failed'").await;
    let (said, code) = doctor(&database, &[]).await;
    let line = said.lines().find(|line| line.contains("1 mails failed")).expect("a line");
    assert_eq!((code, line.starts_with("look")), (Some(0), true), "{said}");
    let description = include_str!("../../openapi.json");
    let description: serde_json::Value = serde_json::from_str(description).unwrap();
    let words: Vec<&str> = line.split([' ', '?', ',']).collect();
    let calls: Vec<_> = words.windows(2).filter(|pair| pair[1].starts_with("/api/")).collect();
    assert_eq!(calls.len(), 2, "{line}");
    for call in calls {
        let (method, path) = (call[0].to_lowercase(), call[1]);
        assert!(description["paths"][path][&method].is_object(), "there is no {method} {path}");
    }
}

#[tokio::test]
async fn names_that_nobody_finds_are_named_with_what_to_do() {
    let database = TestDatabase::create().await;
    let relay = FakeRelay::start().await;
    let url = format!("smtp://{}?tls=none", relay.address);
    let settings = [
        ("CONVOKE_SMTP_URL", url.as_str()),
        ("CONVOKE_MAIL_FROM", "Seminars <seminars@mail.invalid>"),
        ("CONVOKE_PUBLIC_URL", "https://pages.invalid"),
    ];
    let (said, code) = doctor(&database, &settings).await;
    assert_eq!((code, lines(&said, "wrong").len()), (Some(0), 0), "{said}");
    let doubtful = lines(&said, "look   dns");
    let of = |name: &str| doubtful.iter().find(|line| line.contains(name)).expect("a line");
    assert_eq!(doubtful.len(), 3, "{said}");
    assert!(of("pages.invalid").contains("set CONVOKE_PUBLIC_URL"), "{said}");
    assert!(of("mail.invalid").contains("dig MX mail.invalid"), "{said}");
    let who_may_send =
        doubtful.iter().any(|line| line.contains("(SPF)") || line.contains("v=spf1"));
    assert!(who_may_send, "{said}");
    let (said, _) = doctor(&database, &[]).await;
    assert!(!said.contains(" dns "), "this machine's own names are nobody's matter: {said}");
}

#[tokio::test]
async fn a_damaged_file_is_named() {
    if postgres().is_some() {
        return;
    }
    let database = TestDatabase::create().await;
    let file = database.folder.path().join("convoke.db");
    let mut bytes = std::fs::read(&file).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle..middle + 8192].fill(0x55);
    std::fs::write(&file, bytes).unwrap();
    let (said, code) = doctor(&database, &[]).await;
    assert_eq!(code, Some(1), "{said}");
    assert!(said.contains("restore the last backup") || said.contains("malformed"), "{said}");
}

#[tokio::test]
async fn the_doctor_makes_nothing() {
    let database = TestDatabase::empty().await;
    let settings = [("CONVOKE_DATABASE_URL", "sqlite://new.db"), ("CONVOKE_MAIL_DIR", "letters")];
    let mut command = convoke(&database, &["doctor"]);
    command.envs(settings).env_remove("CONVOKE_SECRET_KEY");
    let (said, code) = told(command);
    assert_eq!(code, Some(0), "{said}");
    assert!(said.contains("there is none yet"), "{said}");
    assert!(said.contains("mails are only written to the folder letters"), "{said}");
    let left = std::fs::read_dir(database.folder.path()).unwrap().count();
    assert_eq!(left, 0, "it leaves no file behind");
}
