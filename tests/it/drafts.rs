//! An event that is not published: it can be prepared, and nobody outside hears of it.

use serde_json::{Value, json};

use crate::support::TestApp;
use crate::support::http::Answer;
use crate::support::scene::{outbox, register};

async fn draft(app: &TestApp, more: Value) -> Value {
    let mut body = json!({
        "kind": "seminar", "title": "Digital government", "time_zone": "Asia/Almaty",
        "starts_on": "2026-05-25", "ends_on": "2026-05-27", "access": "public",
        "contact": {"unit": "Secretariat", "email": "secretariat@example.org"},
    });
    for (key, value) in more.as_object().unwrap() {
        body[key] = value.clone();
    }
    app.post("/events", body).json_of(201).await
}

fn own(part: &str, row: &Value, verb: &str) -> String {
    format!("/{part}/{}{verb}", row["id"].as_str().unwrap())
}

fn person(name: &str) -> Value {
    json!({"full_name": name, "email": format!("{name}@example.org")})
}

/// Registers somebody without telling them.
async fn quietly(app: &TestApp, event: &Value, name: &str) -> Value {
    let body = json!({"person": person(name), "notify": false});
    app.post(&own("events", event, "/registrations"), body).json_of(201).await
}

fn is_untold(answer: &Answer) {
    let problem = answer.json();
    assert_eq!(problem["code"], "registration.not_published", "{problem}");
    let detail = problem["detail"].as_str().unwrap();
    assert!(detail.contains("notify") && detail.contains("publish"), "{detail}");
}

#[tokio::test]
async fn whoever_would_be_told_of_a_draft_is_registered_only_without_a_mail() {
    let app = TestApp::start().await;
    let event = draft(&app, json!({})).await;
    let path = own("events", &event, "/registrations");
    for told in [json!({"person": person("anna")}), json!({"person": person("a"), "notify": true})]
    {
        is_untold(&app.post(&path, told).expect(409).await);
    }
    assert_eq!(register(&app, &event, "").await.len(), 0);
    let anna = quietly(&app, &event, "anna").await;
    assert_eq!(anna["status"], "confirmed");
    let change = json!({"role": "speaker", "notify": true});
    let patch = app.patch(&own("registrations", &anna, ""), "*", change);
    is_untold(&patch.expect(409).await);
    let substitute = json!({"person": person("boris")});
    for (verb, body) in
        [("/reject", json!({})), ("/withdraw", json!({})), ("/substitute", substitute)]
    {
        let call = app.post(&own("registrations", &anna, verb), body.clone());
        is_untold(&call.expect(409).await);
    }
    let change = json!({"role": "speaker"});
    app.patch(&own("registrations", &anna, ""), "*", change).expect(200).await;
    let silent = json!({"notify": false});
    let withdrawn = app.post(&own("registrations", &anna, "/withdraw"), silent).json_of(200).await;
    assert_eq!(withdrawn["status"], "withdrawn");
    assert_eq!(outbox(&app).await, "");
}

#[tokio::test]
async fn a_seat_that_becomes_free_in_a_draft_is_taken_in_silence() {
    let app = TestApp::start().await;
    let one = json!({"capacity": 1, "registration": {"waitlist": true}});
    let event = draft(&app, one).await;
    let anna = quietly(&app, &event, "anna").await;
    let boris = quietly(&app, &event, "boris").await;
    assert_eq!(boris["status"], "waitlisted");
    let silent = json!({"notify": false});
    app.post(&own("registrations", &anna, "/withdraw"), silent).expect(200).await;
    let boris = app.get(&own("registrations", &boris, "")).json_of(200).await;
    assert_eq!(boris["status"], "confirmed");
    assert_eq!(outbox(&app).await, "");
}

#[tokio::test]
async fn a_draft_that_is_changed_or_called_off_tells_nobody() {
    let app = TestApp::start().await;
    let event = draft(&app, json!({})).await;
    quietly(&app, &event, "anna").await;
    let moved = json!({"starts_on": "2026-05-24", "notify": true});
    app.patch(&own("events", &event, ""), "*", moved).expect(200).await;
    let off = json!({"reason": "No budget.", "notify": true});
    app.post(&own("events", &event, "/cancel"), off).expect(200).await;
    assert_eq!(outbox(&app).await, "");
}

#[tokio::test]
async fn who_was_registered_in_a_draft_is_told_by_a_follow_up_once_it_is_published() {
    let app = TestApp::start().await;
    let event = draft(&app, json!({})).await;
    quietly(&app, &event, "anna").await;
    let due = json!({
        "name": "You take part", "audience": {"registration_status": ["confirmed"]},
        "subject": "You take part", "body": "{{ links.event }} and {{ links.manage }}",
        "send_at": "2026-03-02T09:00:00Z",
    });
    let path = own("events", &event, "/follow-ups");
    let due = app.post(&path, due).json_of(201).await;
    let refused = app.act(&own("follow-ups", &due, "/send-now")).expect(409).await;
    assert_eq!(refused.json()["code"], "follow_up.event_draft");
    app.clock.advance(chrono::Duration::hours(2));
    convoke::worker::tick(&app.app.context).await.unwrap();
    assert_eq!(outbox(&app).await, "", "it waits for the event");
    app.act(&own("events", &event, "/publish")).expect(200).await;
    convoke::worker::tick(&app.app.context).await.unwrap();
    app.deliver().await;
    let text = app.mail_to("anna@example.org").text();
    let page = format!("/e/{}", event["slug"].as_str().unwrap());
    assert!(text.contains(&page), "{text}");
    app.raw("GET", &page).expect(200).await;
}
