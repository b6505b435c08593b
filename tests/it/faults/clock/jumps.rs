//! A clock that is a day ahead, and set right.

use std::collections::BTreeSet;
use std::time::Duration;

use chrono::TimeDelta;
use convoke::mail::outbox::{self, Passed};
use convoke::mail::rules::{Outcome, Reply};
use convoke::worker;
use serde_json::{Value, json};
use tokio::time::sleep;

use crate::support::database::postgres;
use crate::support::outbox::queue;
use crate::support::{TestApp, scene};

const A_DAY: TimeDelta = TimeDelta::days(1);

fn organization(name: &str) -> Value {
    json!({"name": name, "kind": "government"})
}

#[tokio::test]
async fn a_clock_that_was_a_day_ahead_holds_up_no_mail_once_it_is_right() {
    let app = TestApp::start_with(&[("CONVOKE_MAIL_LEASE_SECONDS", "3")]).await;
    app.clock.advance(A_DAY);
    queue(&app, "held@example.org").await;
    // A server that dies with a mail in its hands.
    let (db, settings) = (&app.app.context.db, &app.app.context.settings.mail);
    assert_eq!(outbox::lease(db, settings, 8, &Passed::default()).await.unwrap().mails.len(), 1);
    app.catcher.expect([Outcome::Deferred(Reply::instead("greylisted"))]);
    queue(&app, "deferred@example.org").await;
    app.deliver().await;
    queue(&app, "queued@example.org").await;
    app.clock.advance(-A_DAY);
    if postgres().is_some() {
        sleep(Duration::from_millis(3200)).await; // There, leases run by the server's clock.
    }
    worker::tick(&app.app.context).await.unwrap();
    app.clock.advance(TimeDelta::seconds(1));
    app.deliver().await;
    for name in ["held", "deferred", "queued"] {
        assert_eq!(app.mails_to(&format!("{name}@example.org")).len(), 1, "{name}");
    }
}

#[tokio::test]
async fn a_mail_that_waits_for_its_retry_is_not_hurried_by_the_step_that_mends_clocks() {
    let app = TestApp::start().await;
    app.catcher.expect([Outcome::Deferred(Reply::instead("greylisted"))]);
    queue(&app, "deferred@example.org").await;
    app.deliver().await;
    worker::tick(&app.app.context).await.unwrap();
    app.deliver().await;
    assert!(app.mails_to("deferred@example.org").is_empty(), "it waits its five minutes");
    app.clock.advance(A_DAY);
    app.deliver().await;
    assert_eq!(app.mails_to("deferred@example.org").len(), 1);
}

/// All names of a list, page by page, with something new between two pages.
async fn names(app: &TestApp, sort: &str) -> Vec<String> {
    let (mut names, mut cursor, mut more) = (Vec::new(), String::new(), 0);
    loop {
        let path = format!("/organizations?limit=3&sort={sort}{cursor}");
        let page = app.get(&path).json_of(200).await;
        let items = page["items"].as_array().unwrap();
        names.extend(items.iter().map(|it| it["name"].as_str().unwrap().to_owned()));
        let Some(next) = page["next_cursor"].as_str() else { return names };
        cursor = format!("&cursor={next}");
        app.post("/organizations", organization(&format!("Between {sort} {more}"))).await;
        more += 1;
    }
}

#[tokio::test]
async fn pages_hold_everything_once_whichever_way_the_clock_went_between_the_rows() {
    let app = TestApp::start().await;
    let mut all = BTreeSet::new();
    for (n, jump) in [0, 1, -1, -1, 2, 0, -1, 1, 0, 0].into_iter().enumerate() {
        app.clock.advance(A_DAY * jump);
        let name = format!("Ministry {n}");
        app.post("/organizations", organization(&name)).expect(201).await;
        all.insert(name);
    }
    for sort in ["created_at", "-created_at", "name", "-name"] {
        let names = names(&app, sort).await;
        let ours: Vec<&String> = names.iter().filter(|it| all.contains(*it)).collect();
        assert_eq!(ours.len(), all.len(), "{sort}: {names:?}");
        let different: BTreeSet<&String> = ours.into_iter().collect();
        assert_eq!(different.len(), all.len(), "{sort}: {names:?}");
    }
}

#[tokio::test]
async fn a_repeated_request_gets_its_first_answer_a_day_earlier_and_a_day_later() {
    let app = TestApp::start().await;
    let make = || app.post("/organizations", organization("Once")).header("idempotency-key", "k");
    let first = make().expect(201).await.id();
    for jump in [1, -2, 1] {
        app.clock.advance(A_DAY * jump);
        worker::tick(&app.app.context).await.unwrap();
        let again = make().expect(201).await;
        assert_eq!((again.id(), again.header("idempotency-replayed")), (first.clone(), "true"));
    }
}

#[tokio::test]
async fn what_a_wrong_clock_has_ended_is_open_again_once_it_is_right() {
    let app = TestApp::start().await;
    let event = scene::event(&app, json!({})).await;
    let until = json!({"expires_at": "2026-03-02T20:00:00Z"});
    let invitation = scene::invite(&app, &event, "late@example.org", until).await;
    let page = scene::answer_path(&app, &invitation).await;
    let token = json!({"name": "T", "role": "viewer", "expires_at": "2026-03-02T20:00:00Z"});
    let token = app.post("/tokens", token).json_of(201).await;
    let secret = token["secret"].as_str().unwrap();
    app.get("/organizations").bearer(secret).expect(200).await;
    app.clock.advance(A_DAY);
    app.get("/organizations").bearer(secret).expect(401).await;
    worker::tick(&app.app.context).await.unwrap();
    app.raw("POST", &page).form(&[("answer", "accept")]).expect(410).await;
    app.clock.advance(-A_DAY);
    worker::tick(&app.app.context).await.unwrap();
    let path = format!("/invitations/{}", invitation["id"].as_str().unwrap());
    assert_eq!(app.get(&path).json_of(200).await["status"], "sent");
    app.raw("POST", &page).form(&[("answer", "accept")]).expect(303).await;
    assert_eq!(scene::register(&app, &event, "&status=confirmed").await.len(), 1);
    app.get("/organizations").bearer(secret).expect(200).await;
}

/// When a token was last used, once that has been noted as after `before`.
async fn last_used(app: &TestApp, path: &str, not: &Value) -> Value {
    for _ in 0..200 {
        let now = app.get(path).json_of(200).await["last_used_at"].clone();
        if now != *not {
            return now;
        }
        sleep(Duration::from_millis(20)).await;
    }
    panic!("its use was not noted");
}

#[tokio::test]
async fn the_last_use_of_a_token_is_noted_also_after_the_clock_was_set_back() {
    let app = TestApp::start().await;
    let made = app.post("/tokens", json!({"name": "T", "role": "viewer"})).json_of(201).await;
    let path = format!("/tokens/{}", made["token"]["id"].as_str().unwrap());
    let use_it = || app.get("/organizations").bearer(made["secret"].as_str().unwrap()).expect(200);
    app.clock.advance(A_DAY);
    use_it().await;
    let ahead = last_used(&app, &path, &Value::Null).await;
    assert!(ahead.as_str().unwrap().starts_with("2026-03-03T08:00"), "{ahead}");
    app.clock.advance(-A_DAY);
    sleep(Duration::from_millis(1100)).await; // For a second it goes by what it read of a token.
    use_it().await;
    let right = last_used(&app, &path, &ahead).await;
    assert!(right.as_str().unwrap().starts_with("2026-03-02T08:00"), "{right}");
}

#[tokio::test]
async fn limits_of_requests_go_by_time_that_passes_and_not_by_the_clock() {
    let limits = [("CONVOKE_REQUESTS_PER_SECOND", "1"), ("CONVOKE_REQUEST_BURST", "3")];
    let app = TestApp::start_with(&limits).await;
    for jump in [0, 1, -2] {
        app.clock.advance(A_DAY * jump);
        app.get("/organizations").expect(200).await;
    }
    app.clock.advance(A_DAY);
    let refused = app.get("/organizations").expect(429).await;
    assert_eq!(refused.header("retry-after"), "1");
    sleep(Duration::from_millis(1100)).await;
    app.get("/organizations").expect(200).await;
}
