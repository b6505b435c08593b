//! `Idempotency-Key`: the same request twice has one effect and one answer, whatever comes between.

use std::future::IntoFuture;

use convoke::access::Role;
use convoke::db::{Database, Write};
use futures_util::future::select;
use sea_orm::{ConnectionTrait, DatabaseBackend, Statement};
use serde_json::{Value, json};
use tokio::sync::Notify;

use crate::support::http::{Answer, Call};
use crate::support::{TestApp, scene};

fn make<'a>(app: &'a TestApp, name: &str, key: &str) -> Call<'a> {
    let body = json!({"name": name, "kind": "government"});
    app.post("/organizations", body).header("idempotency-key", key)
}

async fn organizations(app: &TestApp) -> Vec<Value> {
    app.get("/organizations").json_of(200).await["items"].as_array().unwrap().clone()
}

async fn execute(app: &TestApp, sql: &str) {
    let deed = |w: Write| async move { Ok(w.execute_unprepared(sql).await.map(drop)?) };
    app.app.context.db.write(deed).await.unwrap();
}

async fn kept(app: &TestApp) -> i64 {
    let db = &app.app.context.db;
    let sql = "SELECT COUNT(*) AS n FROM idempotent_answers";
    let row = db.read().query_one_raw(Statement::from_string(db.backend(), sql)).await.unwrap();
    row.unwrap().try_get("", "n").unwrap()
}

/// Without the whole message, whose parts have other bounds each time.
fn but_for_raw(mut shown: Value) -> Value {
    shown.as_object_mut().unwrap().remove("raw");
    shown
}

#[tokio::test]
async fn what_only_looks_takes_a_key_too() {
    let app = TestApp::start().await;
    let event = scene::event(&app, json!({})).await;
    let follow_up =
        json!({"name": "Thanks", "audience": {"role": ["delegate"]}, "subject": "S", "body": "B"});
    let path = format!("/events/{}/follow-ups", event["id"].as_str().unwrap());
    let follow_up = app.post(&path, follow_up).expect(201).await.id();
    let viewer = app.token(Role::Viewer, None).await;
    for path in [
        "/mail/templates/event_cancelled/preview".to_owned(),
        format!("/follow-ups/{follow_up}/preview"),
    ] {
        let ask = |language: &str| app.post(&path, json!({"language": language})).bearer(&viewer);
        let once = |language: &str| ask(language).header("idempotency-key", "look");
        let before = kept(&app).await;
        let plain = ask("ru").expect(200).await;
        assert_eq!(kept(&app).await, before, "without a key nothing is kept: {path}");
        let first = once("ru").expect(200).await;
        assert_eq!(first.header("idempotency-replayed"), "", "{path}");
        assert_eq!(but_for_raw(first.json()), but_for_raw(plain.json()), "{path}");
        let again = once("ru").expect(200).await;
        assert_eq!(again.header("idempotency-replayed"), "true", "{path}");
        assert_eq!(again.bytes, first.bytes, "{path}");
        let other = once("en").expect(422).await;
        assert_eq!(other.json()["code"], "idempotency.reused", "{path}");
        execute(&app, "DELETE FROM idempotent_answers").await;
    }
}

#[tokio::test]
async fn an_answer_that_cannot_be_kept_takes_its_effect_with_it() {
    let app = TestApp::start().await;
    make(&app, "First", "one").expect(201).await;
    // From here on a second answer with the same status cannot be kept.
    execute(&app, "CREATE UNIQUE INDEX only_one ON idempotent_answers (status)").await;
    let failed = make(&app, "Second", "two").expect(500).await;
    assert_eq!(failed.json()["code"], "internal");
    let log = app.get("/audit?limit=200").json_of(200).await.to_string();
    assert_eq!(log.matches("organization.create").count(), 1, "{log}");
    assert_eq!(organizations(&app).await.len(), 1, "there is no effect without its answer");
    execute(&app, "DROP INDEX only_one").await;
    let made = make(&app, "Second", "two").expect(201).await;
    assert_eq!(made.header("idempotency-replayed"), "", "the failure was not kept");
    assert_eq!(organizations(&app).await.len(), 2);
}

/// What two are told who ask while nobody can make an organization: first the one who is answered
/// meanwhile, then the other, who waits.
async fn both_at_once(db: &Database, one: Call<'_>, other: Call<'_>) -> [Answer; 2] {
    let (held, release) = (&Notify::new(), &Notify::new());
    let lock = db.backend() == DatabaseBackend::Postgres;
    let hold = db.write(move |w| async move {
        if lock {
            w.execute_unprepared("LOCK TABLE organizations IN EXCLUSIVE MODE").await?;
        }
        held.notify_one();
        release.notified().await;
        Ok(())
    });
    let asked = async {
        held.notified().await;
        let both = select(one.into_future(), other.into_future());
        let (early, late) = both.await.factor_first();
        release.notify_one();
        [early, late.await]
    };
    let (held, answers) = tokio::join!(hold, asked);
    held.unwrap();
    answers
}

fn one_of_them_waited([early, late]: [Answer; 2]) {
    assert_eq!((early.status.as_u16(), late.status.as_u16()), (409, 201), "{early:?} {late:?}");
    assert_eq!(early.json()["code"], "idempotency.under_way");
    assert_eq!(late.header("idempotency-replayed"), "");
}

#[tokio::test]
async fn a_key_that_is_still_under_way_is_refused_and_replayed_once_it_is_done() {
    let app = TestApp::start().await;
    let ask = || make(&app, "Ministry", "k");
    one_of_them_waited(both_at_once(&app.app.context.db, ask(), ask()).await);
    assert_eq!(ask().expect(201).await.header("idempotency-replayed"), "true");
    assert_eq!(organizations(&app).await.len(), 1);
}

#[tokio::test]
async fn a_key_that_is_under_way_on_another_server_is_refused_too() {
    let app = TestApp::start().await;
    if app.app.context.db.backend() != DatabaseBackend::Postgres {
        eprintln!("left out: an SQLite database has one server");
        return;
    }
    let second = app.beside().await;
    let (here, there) = (make(&app, "Ministry", "k"), make(&second, "Ministry", "k"));
    one_of_them_waited(both_at_once(&app.app.context.db, here, there).await);
    for server in [&app, &second] {
        let again = make(server, "Ministry", "k").expect(201).await;
        assert_eq!(again.header("idempotency-replayed"), "true");
    }
    assert_eq!(organizations(&app).await.len(), 1);
}

#[tokio::test]
async fn a_key_is_as_long_as_the_description_says_and_stands_in_one_pair_of_quotes_or_none() {
    let app = TestApp::start().await;
    let longest = "k".repeat(255);
    let no_keys = [String::new(), "\"\"".into(), format!("{longest}k"), format!("\"{longest}\"")];
    for key in no_keys.into_iter().chain(["\"".repeat(300) + "k"]) {
        let refused = make(&app, "Nowhere", &key).expect(400).await;
        assert_eq!(refused.json()["code"], "idempotency.key", "{key}");
    }
    make(&app, "Longest", &longest).expect(201).await;
    let bare = make(&app, "Once", "once").expect(201).await;
    let quoted = make(&app, "Once", "\"once\"").expect(201).await;
    assert_eq!(quoted.header("idempotency-replayed"), "true");
    assert_eq!(quoted.id(), bare.id());
    make(&app, "Another", "\"\"once\"\"").expect(201).await;
    assert_eq!(organizations(&app).await.len(), 3);
}

#[tokio::test]
async fn a_key_with_a_quotation_mark_on_one_side_alone_is_refused_by_name() {
    let app = TestApp::start().await;
    for half in ["\"", "\"once", "once\"", "\" \" once"] {
        let refused = make(&app, "Nowhere", half).expect(400).await.json();
        assert_eq!(refused["code"], "idempotency.key", "{half}");
        let says = refused["detail"].as_str().unwrap();
        assert!(says.contains("Idempotency-Key") && says.contains("or without"), "{says}");
    }
    make(&app, "Inside", "on\"ce").expect(201).await;
    assert_eq!(organizations(&app).await.len(), 1);
}
