//! Mails that are queued while their event changes: they tell it as it is when they go out.

use chrono::Duration;
use convoke::mail::rules::{Outcome, Reply};
use serde_json::{Value, json};

use crate::support::TestApp;
use crate::support::scene::{event, invite, outbox};

async fn register(app: &TestApp, event: &Value, name: &str) {
    let person = json!({"full_name": name, "email": format!("{name}@example.org")});
    let path = format!("/events/{}/registrations", event["id"].as_str().unwrap());
    app.post(&path, json!({"person": person})).expect(201).await;
}

async fn change(app: &TestApp, event: &Value, patch: Value) {
    let path = format!("/events/{}", event["id"].as_str().unwrap());
    app.patch(&path, "*", patch).expect(200).await;
}

fn moved() -> Value {
    json!({"starts_on": "2026-07-01", "ends_on": "2026-07-02", "start_time": "11:00",
           "title": {"en": "New title"}, "venue": {"city": "Tbilisi", "country": "GE"},
           "contact": {"email": "new@example.org"}})
}

#[tokio::test]
async fn a_queued_invitation_and_a_queued_confirmation_tell_the_event_as_it_is_now() {
    let app = TestApp::start().await;
    let event = event(&app, json!({})).await;
    invite(&app, &event, "anna@example.org", json!({})).await;
    register(&app, &event, "bek").await;
    change(&app, &event, moved()).await;
    // The old end is over by then, the new one is not.
    app.clock.set("2026-06-10T00:00:00Z".parse().unwrap());
    app.deliver().await;
    for who in ["anna", "bek"] {
        let letter = app.mail_to(&format!("{who}@example.org"));
        assert!(letter.subject().contains("New title, 1–2 July 2026"), "{}", letter.subject());
        assert_eq!(letter.sender_name(), "New title");
        for part in [letter.text(), letter.html()] {
            assert!(part.contains("Tbilisi") && part.contains("11:00"), "{part}");
            assert!(!part.contains("May 2026") && !part.contains("Digital government"), "{part}");
        }
    }
    let calendar = app.mail_to("bek@example.org").calendar();
    assert!(calendar.contains("DTSTART;TZID=Asia/Almaty:20260701T110000"), "{calendar}");
    assert!(calendar.contains("LOCATION:Tbilisi"), "{calendar}");
    assert!(calendar.contains("SEQUENCE:2"), "{calendar}");
}

#[tokio::test]
async fn an_invitation_moved_before_its_own_end_is_not_sent_after_its_event() {
    let app = TestApp::start().await;
    let event = event(&app, json!({})).await;
    let end = json!({"expires_at": "2026-05-20T12:00:00Z"});
    invite(&app, &event, "anna@example.org", end).await;
    change(&app, &event, json!({"starts_on": "2026-04-01", "ends_on": "2026-04-01"})).await;
    app.clock.set("2026-04-02T12:00:00Z".parse().unwrap());
    app.deliver().await;
    assert!(app.mails_to("anna@example.org").is_empty());
}

#[tokio::test]
async fn a_mail_that_was_refused_for_now_is_tried_again_with_the_event_as_it_is() {
    let app = TestApp::start().await;
    let event = event(&app, json!({})).await;
    register(&app, &event, "bek").await;
    app.catcher.expect([Outcome::Deferred(Reply::instead("greylisted"))]);
    app.deliver().await;
    change(&app, &event, moved()).await;
    app.clock.advance(Duration::hours(1));
    app.deliver().await;
    assert!(app.mail_to("bek@example.org").subject().contains("New title"));
}

#[tokio::test]
async fn a_queued_mail_about_a_change_leads_to_what_is_so_when_it_goes_out() {
    let app = TestApp::start().await;
    let event = event(&app, json!({})).await;
    register(&app, &event, "bek").await;
    app.deliver().await;
    change(&app, &event, json!({"start_time": "10:00", "notify": true})).await;
    change(&app, &event, json!({"start_time": "11:00"})).await;
    app.deliver().await;
    let letter = app.mail_to("bek@example.org").text();
    assert!(letter.contains("11:00 (before: 09:30)"), "{letter}");
    assert!(!letter.contains("10:00"), "{letter}");
    change(&app, &event, json!({"start_time": "12:00", "notify": true})).await;
    change(&app, &event, json!({"start_time": "11:00"})).await;
    app.deliver().await;
    assert_eq!(app.mails_to("bek@example.org").len(), 2, "there is nothing to tell any more");
    assert_eq!(outbox(&app).await, "event_changed 2, registration_confirmed 1");
}

#[tokio::test]
async fn an_entry_for_the_calendar_has_an_organizer_also_where_the_event_names_no_mailbox() {
    let app =
        TestApp::start_with(&[("CONVOKE_MAIL_FROM", "Seminars <seminars@example.org>")]).await;
    for (contact, organizer) in [
        (json!(null), "ORGANIZER;CN=\"Digital government\":mailto:seminars@example.org"),
        (
            json!({"unit": "Desk", "email": "desk@example.org"}),
            "ORGANIZER;CN=\"Desk\":mailto:desk@example.org",
        ),
    ] {
        let event = event(&app, json!({"contact": contact})).await;
        register(&app, &event, "bek").await;
        app.deliver().await;
        let calendar = app.mail_to("bek@example.org").calendar().replace("CN=Desk", "CN=\"Desk\"");
        let calendar = calendar.replace("CN=Digital government", "CN=\"Digital government\"");
        assert!(calendar.contains(organizer), "{calendar}");
    }
}
