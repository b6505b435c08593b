//! Several servers on one database: seats, the waiting list, follow-ups and mails stay right.

use std::collections::BTreeMap;

use convoke::mail::Purpose;
use convoke::worker;
use futures_util::future::join_all;
use serde_json::{Value, json};

use crate::support::TestApp;
use crate::support::scene::{answer_path, event, manage_path, outbox, register};

const SERVERS: usize = 3;
const SEATS: usize = 10;
const PEOPLE: usize = 45;

async fn servers() -> Vec<TestApp> {
    let first = TestApp::start().await;
    let mut all = vec![first];
    while all.len() < SERVERS {
        all.push(all[0].beside().await);
    }
    all
}

/// All of them post a form, each to the next server, at the same moment.
async fn post(servers: &[TestApp], pages: &[String], form: &[(&str, &str)]) {
    let calls = pages.iter().zip(servers.iter().cycle());
    let answers = calls.map(|(page, server)| server.raw("POST", page).form(form).expect(303));
    join_all(answers).await;
}

/// An event for which more people were accepted at once than it has seats.
async fn crowded(servers: &[TestApp]) -> Value {
    let event = event(&servers[0], json!({"capacity": SEATS})).await;
    let row =
        |n| json!({"person": {"full_name": format!("P{n}"), "email": format!("p{n}@example.org")}});
    let rows: Vec<Value> = (0..PEOPLE).map(row).collect();
    let path = format!("/events/{}/invitations/batch", event["id"].as_str().unwrap());
    let made = servers[0].post(&path, json!({"invitations": rows})).json_of(200).await;
    let mut pages = Vec::new();
    for row in made["results"].as_array().unwrap() {
        pages.push(answer_path(&servers[0], &json!({"id": row["invitation_id"]})).await);
    }
    post(servers, &pages, &[("answer", "accept")]).await;
    event
}

/// The people on the waiting list, in the order of their places, which have no gap.
async fn waiting(server: &TestApp, event: &Value) -> Vec<String> {
    let rows = register(server, event, "&status=waitlisted").await;
    let place = |row: &Value| row["waitlist_position"].as_u64().unwrap();
    let list: BTreeMap<u64, String> =
        rows.iter().map(|row| (place(row), row["full_name"].to_string())).collect();
    let places: Vec<u64> = list.keys().copied().collect();
    assert_eq!(places, (1..=rows.len() as u64).collect::<Vec<_>>());
    list.into_values().collect()
}

#[tokio::test]
async fn no_seat_is_given_twice_and_the_waiting_list_keeps_its_order() {
    let servers = servers().await;
    let event = crowded(&servers).await;
    let confirmed = register(&servers[1], &event, "&status=confirmed").await;
    assert_eq!(confirmed.len(), SEATS);
    let before = waiting(&servers[2], &event).await;
    assert_eq!(before.len(), PEOPLE - SEATS);
    let mut pages = Vec::new();
    for row in &confirmed {
        pages.push(manage_path(&servers[0], row, Purpose::Manage).await);
    }
    post(&servers, &pages, &[("action", "withdraw")]).await;
    assert_eq!(waiting(&servers[1], &event).await, before[SEATS..]);
    let mut seated: Vec<String> = register(&servers[2], &event, "&status=confirmed")
        .await
        .iter()
        .map(|row| row["full_name"].to_string())
        .collect();
    let mut expected = before[..SEATS].to_vec();
    seated.sort();
    expected.sort();
    assert_eq!(seated, expected);
    assert_eq!(
        outbox(&servers[0]).await,
        format!(
            "registration_confirmed {SEATS}, registration_promoted {SEATS}, \
            registration_waitlisted {}, registration_withdrawn {SEATS}",
            PEOPLE - SEATS
        )
    );
}

#[tokio::test]
async fn a_follow_up_and_its_mails_reach_everybody_once() {
    let servers = servers().await;
    let event = crowded(&servers).await;
    let body = json!({
        "name": "Papers",
        "subject": {"en": "The papers"},
        "body": {"en": "Here they are."},
        "audience": {"registration_status": ["confirmed", "waitlisted"]},
    });
    let path = format!("/events/{}/follow-ups", event["id"].as_str().unwrap());
    let made = servers[0].post(&path, body).expect(201).await.id();
    servers[1].act(&format!("/follow-ups/{made}/send-now")).expect(200).await;
    join_all(servers.iter().map(|server| async {
        worker::tick(&server.app.context).await.unwrap();
        server.deliver().await;
    }))
    .await;
    let papers = |n| {
        let mails = servers[0].mails_to(&format!("p{n}@example.org"));
        mails.iter().filter(|mail| mail.subject() == "The papers").count()
    };
    assert_eq!((0..PEOPLE).map(papers).collect::<Vec<_>>(), [1; PEOPLE]);
    assert_eq!(servers[0].catcher.mails().len(), 2 * PEOPLE, "the answers and the papers");
    let unsent = servers[2].get("/mail/messages?status=queued").json_of(200).await;
    assert_eq!(unsent["items"], json!([]));
}
