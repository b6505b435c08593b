//! Until when people change what they said with their registration, as the event has it.

use convoke::mail::Purpose;
use serde_json::{Value, json};

use crate::support::TestApp;
use crate::support::named::shown;
use crate::support::scene::{answer_path, event, fingerprint, invite, manage_path, register};

async fn anna(app: &TestApp, more: Value) -> (Value, String) {
    let event = event(app, more).await;
    let invitation = invite(app, &event, "anna@example.org", json!({})).await;
    let page = answer_path(app, &invitation).await;
    app.raw("POST", &page).form(&[("answer", "accept")]).expect(303).await;
    let row = register(app, &event, "").await.remove(0);
    (event, manage_path(app, &row, Purpose::Manage).await)
}

const SAVE: [(&str, &str); 2] = [("action", "save"), ("position", "Head of Unit")];

#[tokio::test]
async fn the_page_takes_changes_until_the_moment_of_the_event_and_says_so() {
    // It is held in Almaty (UTC+5) on 25 to 27 May, from 9:30.
    for (editing, before, after) in [
        ("until_end", "2026-05-27T18:59:59Z", None),
        ("until_start", "2026-05-25T04:29:59Z", Some("2026-05-25T04:30:00Z")),
        ("until_close", "2026-05-20T18:59:59Z", Some("2026-05-20T19:00:00Z")),
        ("until_confirmed", "", Some("2026-03-02T08:00:00Z")),
        ("never", "", Some("2026-03-02T08:00:00Z")),
    ] {
        let app = TestApp::start().await;
        let rules = json!({"registration": {"editing": editing, "closes_on": "2026-05-20"}});
        let (_, page) = anna(&app, rules).await;
        if !before.is_empty() {
            app.clock.set(before.parse().unwrap());
            let html = shown(&app, &format!("{page}?language=en")).await;
            assert!(html.contains("You can change them until"), "{editing}: {html}");
            app.raw("POST", &page).form(&SAVE).expect(303).await;
        }
        let Some(after) = after else { continue };
        app.clock.set(after.parse().unwrap());
        let html = shown(&app, &format!("{page}?language=en")).await;
        assert!(html.contains("can no longer be changed here"), "{editing}: {html}");
        assert!(html.contains("value=\"withdraw\"") && !html.contains("value=\"save\""));
        let before = fingerprint(&app).await;
        let other = [("action", "save"), ("position", "Somebody else")];
        let html = app.raw("POST", &page).form(&other).expect(409).await.text();
        assert!(html.contains("secretariat@example.org"), "the contact is named: {html}");
        assert_eq!(fingerprint(&app).await, before);
        app.raw("POST", &page).form(&[("action", "withdraw")]).expect(303).await;
    }
}

#[tokio::test]
async fn who_waits_changes_what_they_said_until_they_have_a_seat_and_organizers_always_do() {
    let app = TestApp::start().await;
    let rules = json!({"registration": {"approval": "manual", "editing": "until_confirmed"}});
    let (event, page) = anna(&app, rules).await;
    app.raw("POST", &page).form(&SAVE).expect(303).await;
    let row = register(&app, &event, "").await.remove(0);
    assert_eq!((&row["status"], &row["position"]), (&json!("pending"), &json!("Head of Unit")));
    let own = format!("/registrations/{}", row["id"].as_str().unwrap());
    app.act(&format!("{own}/approve")).expect(200).await;
    let other = [("action", "save"), ("position", "Somebody else")];
    app.raw("POST", &page).form(&other).expect(409).await;
    let by_hand = app.patch(&own, "*", json!({"position": "Minister"})).json_of(200).await;
    assert_eq!(by_hand["position"], "Minister");
    let path = format!("/events/{}", event["id"].as_str().unwrap());
    let cleared = app.patch(&path, "*", json!({"registration": {"editing": null}})).json_of(200);
    assert_eq!(cleared.await["registration"]["editing"], "until_end");
    app.raw("POST", &page).form(&other).expect(303).await;
}
