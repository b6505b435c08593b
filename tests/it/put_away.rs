//! An event that was called off and put away afterwards stays called off for people.

use convoke::mail::Purpose;
use serde_json::{Value, json};

use crate::support::TestApp;
use crate::support::scene::{
    answer_path, event, fingerprint, invite, manage_path, outbox, register,
};

const OFF: &str = "This event has been cancelled";

fn path(event: &Value) -> String {
    format!("/events/{}", event["id"].as_str().unwrap())
}

async fn called_off_and_put_away(app: &TestApp, event: &Value) {
    app.post(&format!("{}/cancel", path(event)), json!({})).expect(200).await;
    app.act(&format!("{}/archive", path(event))).expect(200).await;
}

#[tokio::test]
async fn what_was_called_off_stays_so_on_every_page_and_in_calendars_once_it_is_put_away() {
    let app = TestApp::start().await;
    let event = event(&app, json!({"slug": "off"})).await;
    let invitation = invite(&app, &event, "anna@example.org", json!({})).await;
    let answer = answer_path(&app, &invitation).await;
    app.raw("POST", &answer).form(&[("answer", "accept")]).expect(303).await;
    let manage = manage_path(&app, &register(&app, &event, "").await[0], Purpose::Manage).await;
    called_off_and_put_away(&app, &event).await;
    for (page, status) in
        [("/e/off", 200), ("/e/off/register", 409), (answer.as_str(), 410), (&manage, 410)]
    {
        let shown = app.raw("GET", page).expect(status).await.text();
        assert!(shown.contains(OFF), "{page}: {shown}");
        assert!(!shown.contains("is over"), "{page}: {shown}");
        assert!(!shown.contains("<form"), "{page}: {shown}");
    }
    let agenda = format!("{}/agenda", path(&event));
    let by_api = app.get(&format!("{agenda}?format=ics")).expect(200).await.text();
    let by_page = app.raw("GET", "/e/off/agenda.ics").expect(200).await.text();
    for calendar in [by_api, by_page] {
        assert!(calendar.contains("STATUS:CANCELLED"), "{calendar}");
    }
    let document = app.get(&format!("{agenda}?format=html")).expect(200).await.text();
    assert!(document.contains(OFF), "{document}");
}

#[tokio::test]
async fn nothing_is_answered_or_changed_for_what_was_called_off_and_put_away() {
    let app = TestApp::start().await;
    let event = event(&app, json!({})).await;
    let mut pages = Vec::new();
    for email in ["anna@example.org", "bek@example.org"] {
        let invitation = invite(&app, &event, email, json!({})).await;
        pages.push(answer_path(&app, &invitation).await);
    }
    app.raw("POST", &pages[0]).form(&[("answer", "accept")]).expect(303).await;
    let manage = manage_path(&app, &register(&app, &event, "").await[0], Purpose::Manage).await;
    called_off_and_put_away(&app, &event).await;
    let before = (fingerprint(&app).await, outbox(&app).await);
    for page in &pages {
        for answer in ["accept", "decline"] {
            app.raw("POST", page).form(&[("answer", answer)]).expect(410).await;
        }
    }
    for action in ["withdraw", "return", "save"] {
        app.raw("POST", &manage).form(&[("action", action)]).expect(410).await;
    }
    assert_eq!((fingerprint(&app).await, outbox(&app).await), before);
}

#[tokio::test]
async fn nothing_is_answered_for_what_was_held_and_put_away_before_its_last_day_ended() {
    let app = TestApp::start().await;
    let event = event(&app, json!({})).await;
    let invitation = invite(&app, &event, "anna@example.org", json!({})).await;
    let page = answer_path(&app, &invitation).await;
    app.raw("POST", &page).form(&[("answer", "accept")]).expect(303).await;
    app.clock.set("2026-05-26T06:00:00Z".parse().unwrap());
    for verb in ["complete", "archive"] {
        app.act(&format!("{}/{verb}", path(&event))).expect(200).await;
    }
    let before = fingerprint(&app).await;
    let shown = app.raw("GET", &page).expect(410).await.text();
    assert!(shown.contains("This event is over"), "{shown}");
    app.raw("POST", &page).form(&[("answer", "decline")]).expect(410).await;
    assert_eq!(fingerprint(&app).await, before);
}
