//! The entries for people's calendars, as they arrive by mail (RFC 5546, RFC 6047).

use chrono::Duration;
use convoke::mail::Purpose;
use serde_json::{Value, json};

use crate::support::scene::{answer_path, event, invite, manage_path, register};
use crate::support::{Letter, TestApp};

const ACCEPT: &[(&str, &str)] = &[("answer", "accept")];

/// What a calendar is asked by a mail.
#[derive(Debug, PartialEq)]
struct Asked {
    method: String,
    uid: String,
    sequence: i64,
    stamp: String,
    status: String,
    start: String,
}

/// The value of the one line of this name.
fn line(calendar: &str, name: &str) -> String {
    let lines = calendar.lines().filter(|line| line.split([':', ';']).next() == Some(name));
    let lines: Vec<&str> = lines.collect();
    assert_eq!(lines.len(), 1, "one {name} in\n{calendar}");
    lines[0].split_once(':').unwrap().1.to_owned()
}

/// Reads the entry of a mail; what the standards demand of any is looked at here.
fn asked(letter: &Letter, person: &str) -> Asked {
    let calendar = letter.calendar();
    let event = calendar.split("BEGIN:VEVENT").nth(1).expect("an entry");
    let method = line(calendar.split("BEGIN:VTIMEZONE").next().unwrap(), "METHOD");
    assert_eq!(letter.calendar_method().as_deref(), Some(method.as_str()), "RFC 6047, section 2.4");
    assert_eq!(line(event, "ATTENDEE"), format!("mailto:{person}"));
    assert!(line(event, "ORGANIZER").starts_with("mailto:"));
    assert!(!line(event, "SUMMARY").is_empty());
    Asked {
        method,
        uid: line(event, "UID"),
        sequence: line(event, "SEQUENCE").parse().unwrap(),
        stamp: line(event, "DTSTAMP"),
        status: line(event, "STATUS"),
        start: line(event, "DTSTART"),
    }
}

/// The entries of all mails to a person that bear one.
fn all_asked(app: &TestApp, person: &str) -> Vec<Asked> {
    let letters = app.mails_to(person);
    let with_entry = letters.iter().filter(|letter| !letter.calendar().is_empty());
    with_entry.map(|letter| asked(letter, person)).collect()
}

async fn an_hour_later(app: &TestApp) {
    app.deliver().await;
    app.clock.advance(Duration::hours(1));
}

fn path(event: &Value) -> String {
    format!("/events/{}", event["id"].as_str().unwrap())
}

#[tokio::test]
async fn one_entry_follows_a_person_from_the_seat_to_the_cancelled_event() {
    let app = TestApp::start().await;
    let event = event(&app, json!({})).await;
    let aigul = "aigul@example.org";
    let invitation = invite(&app, &event, aigul, json!({})).await;
    let answer = answer_path(&app, &invitation).await;
    app.raw("POST", &answer).form(ACCEPT).expect(303).await;
    an_hour_later(&app).await;
    let moved = json!({"starts_on": "2026-05-26", "ends_on": "2026-05-28", "notify": true});
    app.patch(&path(&event), "*", moved).expect(200).await;
    an_hour_later(&app).await;
    let row = register(&app, &event, "").await.remove(0);
    let page = manage_path(&app, &row, Purpose::Manage).await;
    app.raw("POST", &page).form(&[("action", "withdraw")]).expect(303).await;
    an_hour_later(&app).await;
    app.raw("POST", &page).form(&[("action", "return")]).expect(303).await;
    an_hour_later(&app).await;
    app.post(&format!("{}/cancel", path(&event)), json!({})).expect(200).await;
    an_hour_later(&app).await;

    let all = all_asked(&app, aigul);
    let methods: Vec<&str> = all.iter().map(|it| it.method.as_str()).collect();
    assert_eq!(methods, ["REQUEST", "REQUEST", "CANCEL", "REQUEST", "CANCEL"]);
    let statuses: Vec<&str> = all.iter().map(|it| it.status.as_str()).collect();
    assert_eq!(statuses, ["CONFIRMED", "CONFIRMED", "CANCELLED", "CONFIRMED", "CANCELLED"]);
    assert!(all.iter().all(|it| it.uid == all[0].uid), "{all:?}");
    let starts: Vec<&str> = all.iter().map(|it| it.start.as_str()).collect();
    assert_eq!(starts[..2], ["20260525T093000", "20260526T093000"]);
    for (before, after) in all.iter().zip(&all[1..]) {
        assert!(before.sequence < after.sequence, "{before:?} {after:?}");
        assert!(before.stamp < after.stamp, "{before:?} {after:?}");
    }
    assert_eq!(all[0].stamp, "20260302T080000Z");
}

#[tokio::test]
async fn an_event_without_a_contact_is_organized_by_whoever_reads_the_answers() {
    let more = [("CONVOKE_MAIL_REPLY_TO", "desk@example.org")];
    let app = TestApp::start_with(&more).await;
    let event = event(&app, json!({"contact": {}})).await;
    let body = json!({"person": {"full_name": "Bek", "email": "bek@example.org"}});
    app.post(&format!("{}/registrations", path(&event)), body).expect(201).await;
    app.deliver().await;
    let letter = app.mail_to("bek@example.org");
    asked(&letter, "bek@example.org");
    assert!(letter.calendar().contains("ORGANIZER"), "RFC 5546, section 3.2.2");
    assert!(letter.calendar().contains(":mailto:desk@example.org"));
}

#[tokio::test]
async fn who_waits_has_nothing_in_the_calendar_until_there_is_a_seat() {
    let app = TestApp::start().await;
    let event = event(&app, json!({"capacity": 1, "registration": {"waitlist": true}})).await;
    let mut rows = Vec::new();
    for name in ["anna", "bek"] {
        let body = json!({"person": {"full_name": name, "email": format!("{name}@example.org")}});
        let list = format!("{}/registrations", path(&event));
        rows.push(app.post(&list, body).json_of(201).await);
    }
    an_hour_later(&app).await;
    assert_eq!(all_asked(&app, "bek@example.org"), []);
    let withdraw = format!("/registrations/{}/withdraw", rows[0]["id"].as_str().unwrap());
    app.act(&withdraw).expect(200).await;
    app.deliver().await;
    let methods = |person: &str| -> Vec<String> {
        all_asked(&app, person).into_iter().map(|it| it.method).collect()
    };
    assert_eq!(methods("anna@example.org"), ["REQUEST", "CANCEL"]);
    assert_eq!(methods("bek@example.org"), ["REQUEST"]);
}

#[tokio::test]
async fn a_substitute_gets_the_entry_and_the_first_loses_it() {
    let app = TestApp::start().await;
    let event = event(&app, json!({})).await;
    let body = json!({"person": {"full_name": "Anna", "email": "anna@example.org"}});
    let row = app.post(&format!("{}/registrations", path(&event)), body).json_of(201).await;
    an_hour_later(&app).await;
    let body = json!({"person": {"full_name": "Bek", "email": "bek@example.org"}});
    let verb = format!("/registrations/{}/substitute", row["id"].as_str().unwrap());
    app.post(&verb, body).expect(200).await;
    app.deliver().await;
    let (anna, bek) = (all_asked(&app, "anna@example.org"), all_asked(&app, "bek@example.org"));
    assert_eq!((anna[0].method.as_str(), anna[1].method.as_str()), ("REQUEST", "CANCEL"));
    assert!(anna[0].sequence < anna[1].sequence && anna[0].uid == anna[1].uid);
    assert_eq!((bek.len(), bek[0].method.as_str()), (1, "REQUEST"));
}
