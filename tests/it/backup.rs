//! A copy of the database, made while it is in use, and what a restored copy does with its mails.

use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};

use convoke::clock::Clock;
use convoke::db::Database;
use convoke::processes::wake_copy;
use sea_orm::{ConnectionTrait, DatabaseConnection, Statement};
use serde_json::json;

use crate::support::database::{TestDatabase, postgres};
use crate::support::outbox::queue;
use crate::support::process::{Server, convoke, said};
use crate::support::{TestApp, scene};

async fn count(connection: &DatabaseConnection, what: &str) -> i64 {
    let sql = format!("SELECT COUNT(*) AS n FROM {what}");
    let query = Statement::from_string(connection.get_database_backend(), sql);
    connection.query_one_raw(query).await.unwrap().unwrap().try_get("", "n").unwrap()
}

async fn open(file: &Path, clock: &Clock) -> Database {
    Database::connect(&format!("sqlite://{}", file.display()), clock.clone()).await.unwrap()
}

#[tokio::test]
async fn a_backup_under_load_opens_and_holds_all_that_was_acknowledged_before_it() {
    if postgres().is_some() {
        return;
    }
    let app = TestApp::start().await;
    let file = app.folder().join("copy.db");
    let organization = |n: usize| json!({"name": format!("Ministry {n}"), "kind": "government"});
    for n in 0..20 {
        app.post("/organizations", organization(n)).expect(201).await;
    }
    let stop = AtomicBool::new(false);
    let load = async {
        let mut made = 20;
        while !stop.load(Ordering::Relaxed) {
            app.post("/organizations", organization(made)).expect(201).await;
            made += 1;
        }
        made
    };
    let copy = async {
        for n in 0..5 {
            app.app.context.db.back_up(&file.with_extension(n.to_string())).await.unwrap();
        }
        stop.store(true, Ordering::Relaxed);
    };
    let (made, ()) = tokio::join!(load, copy);
    let mut before = 20;
    for n in 0..5 {
        let copy = open(&file.with_extension(n.to_string()), &app.clock).await;
        copy.require_current_schema().await.unwrap();
        let organizations = count(copy.read(), "organizations").await;
        let told = count(copy.read(), "audit_log WHERE action = 'organization.create'").await;
        assert_eq!(organizations, told, "a row and what the log says of it are copied together");
        assert!((before..=i64::try_from(made).unwrap()).contains(&organizations));
        before = organizations;
    }
    assert!(made > 20, "nothing was written meanwhile");
}

#[tokio::test]
async fn a_restored_copy_does_not_send_again_what_was_sent_after_the_backup() {
    if postgres().is_some() {
        return;
    }
    let app = TestApp::start().await;
    let event = scene::event(&app, json!({})).await;
    scene::invite(&app, &event, "early@example.org", json!({})).await;
    app.deliver().await;
    let follow_up = json!({
        "name": "Papers", "subject": {"en": "Papers"}, "body": {"en": "Here they are."},
        "audience": {"invitation_status": ["sent"]}, "send_at": "2026-03-02T09:00:00Z",
    });
    let path = format!("/events/{}/follow-ups", event["id"].as_str().unwrap());
    let follow_up = app.post(&path, follow_up).expect(201).await.id();
    app.act(&format!("/follow-ups/{follow_up}/schedule")).expect(200).await;
    queue(&app, "late@example.org").await;

    let file = app.folder().join("copy.db");
    app.app.context.db.back_up(&file).await.unwrap();
    app.deliver().await;
    assert_eq!(app.mails_to("late@example.org").len(), 1, "the original goes on");
    app.clock.advance(chrono::Duration::hours(2));

    let copy = open(&file, &app.clock).await;
    let woken = copy.write(|w| async move { wake_copy(&w).await }).await.unwrap().unwrap();
    assert_eq!((woken.mails, woken.follow_ups), (1, 1));
    assert_eq!(woken.copied_at, crate::support::beginning());
    assert_eq!(count(copy.read(), "mails WHERE status = 'sent'").await, 1);
    let held = "mails WHERE status = 'failed' AND last_reply LIKE 'Held back%'";
    assert_eq!(count(copy.read(), held).await, 1);
    assert_eq!(count(copy.read(), "follow_ups WHERE status = 'missed'").await, 1);
    let again = copy.write(|w| async move { wake_copy(&w).await }).await.unwrap();
    assert_eq!(again, None, "it is a database like any other from now on");
    let original = app.app.context.db.write(|w| async move { wake_copy(&w).await });
    assert_eq!(original.await.unwrap(), None, "the original is no copy");
}

#[tokio::test]
async fn a_copy_that_serve_starts_sends_nothing_and_says_so() {
    if postgres().is_some() {
        return;
    }
    let database = TestDatabase::create().await;
    let db = Database::connect(&database.url, Clock::System).await.unwrap();
    crate::support::outbox::queue_many(&db, 3).await;
    let output = convoke(&database, &["backup", "copy.db"]).output().unwrap();
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    let copy = format!("sqlite://{}", database.folder.path().join("copy.db").display());
    let mut command = convoke(&database, &["serve"]);
    command.env("CONVOKE_DATABASE_URL", &copy);
    let server = Server::start(command);
    assert_eq!(server.stop("-TERM"), Some(0));
    let sent = std::fs::read_dir(database.folder.path().join("mailbox"));
    assert_eq!(sent.map_or(0, Iterator::count), 0);
}

#[tokio::test]
async fn a_backup_keeps_the_key_and_overwrites_nothing() {
    if postgres().is_some() {
        return;
    }
    use std::os::unix::fs::PermissionsExt;
    let database = TestDatabase::create().await;
    let folder = database.folder.path();
    let backup = |file: &str| {
        let mut command = convoke(&database, &["backup", file]);
        command.env_remove("CONVOKE_SECRET_KEY").output().unwrap()
    };
    std::fs::write(folder.join("convoke.key"), "a key of at least thirty-two characters").unwrap();
    let private = std::fs::Permissions::from_mode(0o600);
    std::fs::set_permissions(folder.join("convoke.key"), private).unwrap();
    let first = backup("copy.db");
    assert_eq!(first.status.code(), Some(0), "{}", said(&first));
    let key = folder.join("copy.key");
    assert!(std::fs::read_to_string(&key).unwrap().starts_with("a key of at least"));
    let mode =
        |file: &str| std::fs::metadata(folder.join(file)).unwrap().permissions().mode() & 0o777;
    assert_eq!((mode("copy.key"), mode("copy.db")), (0o600, 0o600));
    let before = std::fs::read(folder.join("copy.db")).unwrap();
    let second = backup("copy.db");
    assert_eq!(second.status.code(), Some(1));
    assert!(said(&second).contains("never overwrites"), "{}", said(&second));
    assert_eq!(std::fs::read(folder.join("copy.db")).unwrap(), before);
    std::fs::write(folder.join("other.key"), "another's").unwrap();
    // Beside a key that is in use, that of another copy, and under the name of a key.
    for (file, harmed) in
        [("convoke.bak", "convoke.key"), ("other.db", "other.key"), ("c.key", "c.key")]
    {
        let kept = std::fs::read(folder.join(harmed)).ok();
        let refused = backup(file);
        assert_eq!(refused.status.code(), Some(1), "{file}");
        assert!(said(&refused).contains(harmed), "{}", said(&refused));
        assert_eq!(std::fs::read(folder.join(harmed)).ok(), kept);
        assert!(file == harmed || !folder.join(file).exists(), "{file}");
    }
    std::fs::write(folder.join("copy.part"), "another's").unwrap();
    let nowhere = backup("no/such/folder/copy.db");
    assert_eq!(nowhere.status.code(), Some(1));
    assert!(said(&nowhere).contains("no/such/folder"), "{}", said(&nowhere));
    let left: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .filter_map(|it| {
            let name = it.unwrap().file_name().into_string().unwrap();
            name.contains(".part").then_some(name)
        })
        .collect();
    assert_eq!(left, ["copy.part"], "another's");
}

#[tokio::test]
async fn a_backup_of_what_is_not_there_makes_nothing_and_postgresql_is_sent_to_its_own_tool() {
    let database = TestDatabase::create().await;
    let mut command = convoke(&database, &["backup", "copy.db"]);
    if postgres().is_none() {
        command.env("CONVOKE_DATABASE_URL", "sqlite://nobody.db");
    }
    let output = command.output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    let expected = if postgres().is_some() { "pg_dump" } else { "There is no database nobody.db" };
    assert!(said(&output).contains(expected), "{}", said(&output));
    assert!(!database.folder.path().join("nobody.db").exists());
    assert!(!database.folder.path().join("copy.db").exists());
}
