//! The audit log is sealed from time to time, and a broken seal is noticed.

use chrono::Duration;
use convoke::audit::seals::{self, Verdict};
use convoke::db::Write;
use convoke::worker;
use sea_orm::ConnectionTrait;
use serde_json::json;

use crate::support::TestApp;
use crate::support::database::postgres;

async fn organizations(app: &TestApp, count: usize) {
    for n in 0..count {
        let body = json!({"name": format!("Ministry {n}"), "kind": "government"});
        app.post("/organizations", body).expect(201).await;
    }
}

async fn tick(app: &TestApp) -> Verdict {
    app.clock.advance(Duration::hours(2));
    worker::tick(&app.app.context).await.unwrap();
    seals::verify(app.app.context.db.read()).await.unwrap()
}

/// How many rows a statement touched.
async fn run(app: &TestApp, sql: &str) -> u64 {
    let deed = |w: Write| async move { Ok(w.execute_unprepared(sql).await?.rows_affected()) };
    app.app.context.db.write(deed).await.unwrap()
}

#[tokio::test]
async fn what_is_in_the_log_for_an_hour_is_sealed_once() {
    let app = TestApp::start().await;
    assert_eq!(tick(&app).await, Verdict::Whole { seals: 1, entries: 1 });
    organizations(&app, 3).await;
    worker::tick(&app.app.context).await.unwrap();
    let verdict = seals::verify(app.app.context.db.read()).await.unwrap();
    assert_eq!(verdict, Verdict::Whole { seals: 1, entries: 1 }, "not before they are settled");
    assert_eq!(tick(&app).await, Verdict::Whole { seals: 2, entries: 4 });
    assert_eq!(tick(&app).await, Verdict::Whole { seals: 2, entries: 4 }, "nothing new");
}

/// Copies of entries, under ids of their own.
fn copies(id: &str, from: &str) -> String {
    format!(
        "INSERT INTO audit_log SELECT {id}, at, actor_kind, actor_id, actor_name, action, \
        object_kind, object_id, event_id, fields, request_id, remote FROM {from}"
    )
}

#[tokio::test]
async fn an_entry_that_is_changed_removed_or_added_breaks_its_seal() {
    let one = "(SELECT id FROM audit_log WHERE action = 'organization.create' ORDER BY id LIMIT 1)";
    let oldest = match postgres() {
        Some(_) => "'00000000-0000-7000-8000-000000000000'::uuid",
        None => "zeroblob(16)",
    };
    for (sql, found) in [
        (format!("UPDATE audit_log SET actor_name = 'Nobody' WHERE id = {one}"), 3),
        (format!("DELETE FROM audit_log WHERE id = {one}"), 2),
        (copies(oldest, &format!("audit_log WHERE id = {one}")), 4),
        ("UPDATE audit_seals SET entries = 2".to_owned(), 3),
    ] {
        let app = TestApp::start().await;
        organizations(&app, 2).await;
        assert_eq!(tick(&app).await, Verdict::Whole { seals: 1, entries: 3 });
        assert_eq!(run(&app, &sql).await, 1, "{sql}");
        let Verdict::Broken { number: 1, found: now, .. } = tick(&app).await else {
            panic!("unnoticed: {sql}");
        };
        assert_eq!(now, found, "{sql}");
    }
}

#[tokio::test]
async fn a_long_log_takes_several_seals() {
    let app = TestApp::start().await;
    let random = if postgres().is_some() { "gen_random_uuid()" } else { "randomblob(16)" };
    let many = "(WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 4500) \
        SELECT i FROM n) AS many, audit_log";
    assert_eq!(run(&app, &copies(random, many)).await, 4_500);
    assert_eq!(tick(&app).await, Verdict::Whole { seals: 3, entries: 4_501 });
}

#[tokio::test]
async fn two_servers_that_seal_at_once_set_one_seal() {
    let app = TestApp::start().await;
    let other = app.beside().await;
    app.clock.advance(Duration::hours(2));
    let ours = &app.app.context.db;
    let (first, second) = tokio::join!(
        ours.write(|w| async move { seals::set(&w).await }),
        other.app.context.db.write(|w| async move { seals::set(&w).await }),
    );
    let set = [first.unwrap(), second.unwrap()].into_iter().flatten().count();
    assert_eq!(set, 1);
    assert_eq!(seals::verify(ours.read()).await.unwrap(), Verdict::Whole { seals: 1, entries: 1 });
}
