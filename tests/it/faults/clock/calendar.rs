//! Both changes of summer time, and the leap day.

use convoke::worker;
use serde_json::{Value, json};

use crate::support::{TestApp, scene};

/// An event in Berlin that begins on a day at nine, with somebody who comes.
async fn in_berlin(app: &TestApp, day: &str) -> Value {
    let more = json!({
        "time_zone": "Europe/Berlin", "starts_on": day, "ends_on": day,
        "start_time": "09:00", "end_time": "17:00",
    });
    let event = scene::event(app, more).await;
    let path = format!("/events/{}/registrations", event["id"].as_str().unwrap());
    let person = json!({"person": {"full_name": "Aigul", "email": "aigul@example.org"}});
    app.post(&path, person).expect(201).await;
    app.deliver().await;
    event
}

/// A follow-up at a distance from the start of an event; where it is due.
async fn due(app: &TestApp, event: &Value, days: i32, at: Option<&str>) -> Value {
    let mut body = json!({
        "name": "Hint", "subject": "Hint", "body": "Hint.", "anchor": "event_start",
        "offset_days": days, "audience": {"registration_status": ["confirmed"]},
    });
    if let Some(at) = at {
        body["at_time"] = json!(at);
    }
    let path = format!("/events/{}/follow-ups", event["id"].as_str().unwrap());
    let made = app.post(&path, body).expect(201).await.id();
    app.act(&format!("/follow-ups/{made}/schedule")).json_of(200).await["due_at"].clone()
}

fn instant(value: &Value) -> chrono::DateTime<chrono::Utc> {
    value.as_str().unwrap().parse().unwrap()
}

/// How many hints have gone out when the clock stands there.
async fn hints(app: &TestApp, at: &str) -> usize {
    app.clock.set(at.parse().unwrap());
    worker::tick(&app.app.context).await.unwrap();
    app.deliver().await;
    let mails = app.mails_to("aigul@example.org");
    mails.iter().filter(|mail| mail.subject() == "Hint").count()
}

#[tokio::test]
async fn a_reminder_in_the_hour_that_spring_leaves_out_goes_out_when_the_clocks_have_moved() {
    let app = TestApp::start().await;
    let event = in_berlin(&app, "2026-03-30").await;
    for (days, at, expected) in [
        (-2, None, "2026-03-28T08:00:00Z"),
        (-1, Some("01:59"), "2026-03-29T00:59:00Z"),
        (-1, Some("02:30"), "2026-03-29T01:00:00Z"),
        (-1, Some("03:00"), "2026-03-29T01:00:00Z"),
        (0, None, "2026-03-30T07:00:00Z"),
        (1, None, "2026-03-31T07:00:00Z"),
    ] {
        let due = due(&app, &event, days, at).await;
        assert_eq!(instant(&due), instant(&json!(expected)), "{days} {at:?}");
    }
    for (at, expected) in [
        ("2026-03-28T07:59:59Z", 0),
        ("2026-03-28T08:00:01Z", 1),
        ("2026-03-29T00:59:30Z", 2),
        ("2026-03-29T01:00:01Z", 4),
        ("2026-03-29T02:30:00Z", 4),
        ("2026-03-30T07:00:01Z", 5),
    ] {
        assert_eq!(hints(&app, at).await, expected, "{at}");
    }
}

#[tokio::test]
async fn a_reminder_in_the_hour_that_autumn_has_twice_goes_out_once_in_the_first() {
    let app = TestApp::start().await;
    app.clock.set("2026-10-20T08:00:00Z".parse().unwrap());
    let event = in_berlin(&app, "2026-10-26").await;
    for (days, at, expected) in [
        (-2, None, "2026-10-24T07:00:00Z"),
        (-1, Some("02:30"), "2026-10-25T00:30:00Z"),
        (0, None, "2026-10-26T08:00:00Z"),
    ] {
        let due = due(&app, &event, days, at).await;
        assert_eq!(instant(&due), instant(&json!(expected)), "{days} {at:?}");
    }
    for (at, expected) in [
        ("2026-10-24T07:00:01Z", 1),
        ("2026-10-25T00:29:59Z", 1),
        ("2026-10-25T00:30:01Z", 2),
        ("2026-10-25T01:30:01Z", 2),
        ("2026-10-26T08:00:01Z", 3),
    ] {
        assert_eq!(hints(&app, at).await, expected, "{at}");
    }
}

#[tokio::test]
async fn an_event_cannot_begin_in_an_hour_that_does_not_exist() {
    let app = TestApp::start().await;
    let body = |day: &str| {
        json!({
            "kind": "seminar", "title": "Night", "time_zone": "Europe/Berlin",
            "starts_on": day, "ends_on": day, "start_time": "02:30",
        })
    };
    let refused = app.post("/events", body("2026-03-29")).expect(422).await;
    assert_eq!(refused.pointers(), ["/start_time"]);
    app.post("/events", body("2026-10-25")).expect(201).await;
}

#[tokio::test]
async fn the_leap_day_is_a_day_in_a_leap_year_and_in_no_other() {
    let app = TestApp::start().await;
    let event = in_berlin(&app, "2028-02-29").await;
    for (days, expected) in [
        (-1, "2028-02-28T08:00:00Z"),
        (0, "2028-02-29T08:00:00Z"),
        (1, "2028-03-01T08:00:00Z"),
        (366, "2029-03-01T08:00:00Z"),
    ] {
        let due = due(&app, &event, days, None).await;
        assert_eq!(instant(&due), instant(&json!(expected)), "{days}");
    }
    let path = format!("/events/{}/recommendations", event["id"].as_str().unwrap());
    for (due, status) in [("2028-02-29", 201), ("2027-02-29", 422), ("2100-02-29", 422)] {
        app.post(&path, json!({"text": "Publish", "due": due})).expect(status).await;
        let body = json!({
            "kind": "seminar", "title": "Leap", "time_zone": "Asia/Almaty",
            "starts_on": due, "ends_on": due,
        });
        app.post("/events", body).expect(status).await;
    }
    app.clock.set("2028-02-29T12:00:00Z".parse().unwrap());
    let until = json!({"expires_at": "2028-02-29T23:59:59Z"});
    let later = json!({"starts_on": "2028-05-01", "ends_on": "2028-05-02"});
    let event = scene::event(&app, later).await;
    let invitation = scene::invite(&app, &event, "leap@example.org", until).await;
    let path = format!("/invitations/{}", invitation["id"].as_str().unwrap());
    for (at, status) in [("2028-02-29T23:59:58Z", "sent"), ("2028-03-01T00:00:00Z", "expired")] {
        app.clock.set(at.parse().unwrap());
        worker::tick(&app.app.context).await.unwrap();
        assert_eq!(app.get(&path).json_of(200).await["status"], status, "{at}");
    }
}
