//! The mail a day to the contact of an event about its register.

use convoke::mail::Purpose;
use convoke::worker;
use serde_json::{Value, json};

use crate::forms::ask_a_little;
use crate::support::TestApp;
use crate::support::scene::{answer_path, event, invite, manage_path, register};

const CONTACT: &str = "secretariat@example.org";

/// What the contact has got once the worker has looked at this time.
async fn told(app: &TestApp, now: &str) -> usize {
    app.clock.set(now.parse().unwrap());
    worker::tick(&app.app.context).await.unwrap();
    app.deliver().await;
    app.mails_to(CONTACT).len()
}

async fn accept(app: &TestApp, event: &Value, name: &str) -> Value {
    let email = format!("{name}@example.org");
    let page = answer_path(app, &invite(app, event, &email, json!({})).await).await;
    app.raw("POST", &page).form(&[("answer", "accept")]).expect(303).await;
    let name = format!("Person of {email}");
    register(app, event, "").await.into_iter().find(|row| row["full_name"] == name).unwrap()
}

async fn post(app: &TestApp, row: &Value, form: &[(&str, &str)]) {
    let page = manage_path(app, row, Purpose::Manage).await;
    app.raw("POST", &page).form(form).expect(303).await;
}

#[tokio::test]
async fn the_contact_is_told_once_a_day_what_waits_and_what_happened() {
    let app = TestApp::start().await;
    let manual = json!({"registration": {"approval": "manual"}, "working_languages": ["en"]});
    let event = event(&app, manual).await;
    ask_a_little(&app, &event).await;
    assert_eq!(told(&app, "2026-03-03T04:00:00Z").await, 0, "there is nothing to tell");
    let anna = accept(&app, &event, "anna").await;
    accept(&app, &event, "bek").await;
    assert_eq!(told(&app, "2026-03-04T02:59:59Z").await, 0, "it is not eight in Almaty yet");
    assert_eq!(told(&app, "2026-03-04T03:00:00Z").await, 1);
    let mail = app.mail_to(CONTACT);
    assert_eq!(mail.subject(), "2 waiting for your decision: Digital government");
    let text = mail.text();
    for part in ["Waiting for a decision: 2", "New: 2", "Person of anna@example.org"] {
        assert!(text.contains(part), "{part} in {text}");
    }
    assert!(!text.contains("Changed") && !text.contains("Withdrawn"), "{text}");
    assert_eq!(told(&app, "2026-03-04T20:00:00Z").await, 1, "once a day");
    let own = format!("/registrations/{}", anna["id"].as_str().unwrap());
    app.act(&format!("{own}/approve")).expect(200).await;
    post(&app, &anna, &[("action", "save"), ("topic", "Law"), ("position", "Judge")]).await;
    let bek = register(&app, &event, "&status=pending").await.remove(0);
    post(&app, &bek, &[("action", "withdraw")]).await;
    assert_eq!(told(&app, "2026-03-08T12:00:00Z").await, 2, "one for all days of rest");
    let text = app.mail_to(CONTACT).text();
    let mail = app.mail_to(CONTACT);
    assert_eq!(mail.subject(), "News of the register: Digital government");
    assert!(text.contains("Person of anna@example.org ("), "{text}");
    assert!(text.contains("Position and Topic"), "what changed is named: {text}");
    assert!(!text.contains("Law") && !text.contains("Judge"), "and not to what: {text}");
    assert!(text.contains("Withdrawn by themselves: 1") && !text.contains("New:"), "{text}");
    assert_eq!(told(&app, "2026-03-09T12:00:00Z").await, 2, "nothing happened since");
}

#[tokio::test]
async fn of_two_servers_one_tells_and_who_turned_it_off_is_not_told() {
    let app = TestApp::start().await;
    let rules = |digest: bool| json!({"registration": {"approval": "manual", "digest": digest}});
    let on = event(&app, rules(true)).await;
    let off = event(&app, rules(false)).await;
    for event in [&on, &off] {
        accept(&app, event, "anna").await;
    }
    let beside = app.beside().await;
    app.clock.set("2026-03-04T03:00:00Z".parse().unwrap());
    for server in [&app, &beside, &app] {
        worker::tick(&server.app.context).await.unwrap();
    }
    app.deliver().await;
    assert_eq!(app.mails_to(CONTACT).len(), 1);
    let mails = app.get("/mail/messages?kind=organizer_digest").json_of(200).await;
    assert_eq!(mails["items"][0]["event_id"], on["id"]);
    let path = format!("/events/{}", on["id"].as_str().unwrap());
    app.post(&format!("{path}/cancel"), json!({"notify": false})).expect(200).await;
    assert_eq!(told(&app, "2026-03-05T03:00:00Z").await, 1);
}

#[tokio::test]
async fn the_letter_is_in_the_language_of_the_event() {
    let app = TestApp::start().await;
    let rules = json!({"registration": {"approval": "manual"}, "working_languages": ["ru"]});
    let event = event(&app, rules).await;
    accept(&app, &event, "anna").await;
    assert_eq!(told(&app, "2026-03-04T03:00:00Z").await, 1);
    let mail = app.mail_to(CONTACT);
    assert_eq!(mail.subject(), "Ожидают решения: 1: Цифровое правительство");
    assert!(mail.text().contains("в качестве делегата"), "{}", mail.text());
}
