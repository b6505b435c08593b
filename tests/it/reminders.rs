//! Reminders of invitations by the rule of an event: whom, when, how often, and once.

use chrono::{DateTime, Utc};
use convoke::worker;
use sea_orm::{ConnectionTrait, DatabaseBackend};
use serde_json::{Value, json};

use crate::support::TestApp;
use crate::support::scene::{answer_path, event, invite};

fn rule(every_days: i32, at_most: i32) -> Value {
    json!({"every_days": every_days, "at_most": at_most})
}

/// An event with a rule, on 25 to 27 May 2026 in Almaty (UTC+5), from 9:30.
async fn with_rule(app: &TestApp, rule: Value) -> Value {
    event(app, json!({"invitation_reminders": rule})).await
}

fn path(thing: &str, value: &Value) -> String {
    format!("/{thing}/{}", value["id"].as_str().unwrap())
}

/// How many reminders there are once the worker has looked at this time.
async fn at(app: &TestApp, now: &str) -> usize {
    app.clock.set(now.parse::<DateTime<Utc>>().unwrap());
    worker::tick(&app.app.context).await.unwrap();
    reminders(app).await
}

async fn reminders(app: &TestApp) -> usize {
    let mails = app.get("/mail/messages?kind=invitation_reminder&limit=200").json_of(200).await;
    mails["items"].as_array().unwrap().len()
}

#[tokio::test]
async fn whoever_has_not_answered_is_reminded_every_so_often_and_no_more() {
    let app = TestApp::start().await;
    let event = with_rule(&app, rule(5, 2)).await;
    let stated = json!({"every_days": 5, "at_most": 2, "at_time": "09:00"});
    assert_eq!(event["invitation_reminders"], stated, "the hour is nine unless given");
    let invitation = invite(&app, &event, "anna@example.org", json!({})).await;
    for (now, expected) in [
        ("2026-03-06T20:00:00Z", 0),
        ("2026-03-07T03:59:59Z", 0),
        ("2026-03-07T04:00:00Z", 1),
        ("2026-03-07T04:05:00Z", 1),
        ("2026-03-12T03:59:59Z", 1),
        ("2026-03-12T04:00:00Z", 2),
        ("2026-03-17T04:00:00Z", 2),
        ("2026-05-01T04:00:00Z", 2),
    ] {
        assert_eq!(at(&app, now).await, expected, "{now}");
    }
    let invitation = app.get(&path("invitations", &invitation)).json_of(200).await;
    assert_eq!((&invitation["reminders"], &invitation["status"]), (&json!(2), &json!("sent")));
    assert_eq!(invitation["last_reminded_at"], "2026-03-12T04:00:00+00:00");
    app.deliver().await;
    let letters = app.mails_to("anna@example.org");
    assert_eq!(letters.len(), 3);
    assert_eq!(letters[0].path("/i/"), letters[2].path("/i/"));
    let log = app.get("/audit?action=invitation.remind").json_of(200).await;
    assert_eq!(log["items"].as_array().unwrap().len(), 2);
    assert_eq!(log["items"][0]["actor_name"], "worker");
}

#[tokio::test]
async fn without_a_rule_and_outside_its_time_nobody_is_reminded() {
    let app = TestApp::start().await;
    let none = event(&app, json!({})).await;
    assert!(none["invitation_reminders"].is_null());
    invite(&app, &none, "none@example.org", json!({})).await;
    assert_eq!(at(&app, "2026-04-01T06:00:00Z").await, 0);
    let event = with_rule(&app, rule(1, 20)).await;
    let until = json!({"expires_at": "2026-04-03T04:00:00Z"});
    invite(&app, &event, "ends@example.org", until).await;
    invite(&app, &event, "draft@example.org", json!({"send": false})).await;
    let nowhere = invite(&app, &event, "nowhere@example.org", json!({})).await;
    let person = json!({"email": null});
    let whose = format!("/people/{}", nowhere["person_id"].as_str().unwrap());
    app.patch(&whose, "*", person).expect(200).await;
    assert_eq!(at(&app, "2026-04-02T04:00:00Z").await, 1);
    assert_eq!(at(&app, "2026-04-03T04:00:00Z").await, 1, "the invitation has ended");
    app.clock.set("2026-05-24T04:00:00Z".parse().unwrap());
    invite(&app, &event, "late@example.org", json!({})).await;
    assert_eq!(at(&app, "2026-05-25T04:00:00Z").await, 2, "half an hour before the start");
    assert_eq!(at(&app, "2026-05-26T04:00:00Z").await, 2, "the event has begun");
}

#[tokio::test]
async fn who_answered_registered_or_was_taken_back_is_left_alone() {
    let app = TestApp::start().await;
    let event = with_rule(&app, rule(1, 20)).await;
    for (name, answer) in [("yes", "accept"), ("no", "decline")] {
        let invitation = invite(&app, &event, &format!("{name}@example.org"), json!({})).await;
        let page = answer_path(&app, &invitation).await;
        app.raw("POST", &page).form(&[("answer", answer)]).expect(303).await;
    }
    let revoked = invite(&app, &event, "revoked@example.org", json!({})).await;
    app.act(&format!("{}/revoke", path("invitations", &revoked))).expect(200).await;
    let registered = invite(&app, &event, "registered@example.org", json!({})).await;
    let person = json!({"person_id": registered["person_id"]});
    let list = format!("{}/registrations", path("events", &event));
    let registration = app.post(&list, person).json_of(201).await;
    invite(&app, &event, "open@example.org", json!({})).await;
    assert_eq!(at(&app, "2026-03-10T04:00:00Z").await, 1);
    app.deliver().await;
    assert_eq!(app.mails_to("open@example.org").len(), 2);
    let withdraw = format!("{}/withdraw", path("registrations", &registration));
    app.act(&withdraw).expect(200).await;
    assert_eq!(at(&app, "2026-03-11T04:00:00Z").await, 3, "who withdrew can still answer");
    app.post(&format!("{}/cancel", path("events", &event)), json!({})).expect(200).await;
    assert_eq!(at(&app, "2026-03-12T04:00:00Z").await, 3);
}

#[tokio::test]
async fn whoever_gets_no_mail_is_not_taken_for_reminded() {
    let app = TestApp::start().await;
    let event = with_rule(&app, rule(5, 2)).await;
    let anna = invite(&app, &event, "anna@example.org", json!({})).await;
    let bek = invite(&app, &event, "bek@example.org", json!({})).await;
    let stop = async |email: &str, scope: &str| {
        let body = json!({"email": email, "scope": scope});
        app.post("/mail/suppressions", body).expect(201).await.id()
    };
    let id = stop("ANNA@example.org", "everything").await;
    stop("bek@example.org", "follow_ups").await;
    assert_eq!(at(&app, "2026-03-07T04:00:00Z").await, 1, "a reminder is no follow-up");
    let reminded = async |invitation: &Value| {
        app.get(&path("invitations", invitation)).json_of(200).await["reminders"].clone()
    };
    assert_eq!((reminded(&anna).await, reminded(&bek).await), (json!(0), json!(1)));
    let by_hand = format!("{}/remind", path("invitations", &anna));
    let refused = app.act(&by_hand).expect(409).await.json();
    assert_eq!(refused["code"], "invitation.suppressed");
    assert!(refused["detail"].as_str().unwrap().contains("/mail/suppressions"), "{refused}");
    assert_eq!(reminders(&app).await, 1);
    app.delete(&format!("/mail/suppressions/{id}")).expect(204).await;
    assert_eq!(at(&app, "2026-03-07T04:05:00Z").await, 2, "once it is lifted");
    app.deliver().await;
    assert_eq!(app.mails_to("anna@example.org").len(), 1);
}

#[tokio::test]
async fn what_was_sent_by_hand_counts_in_number_and_in_days() {
    let app = TestApp::start().await;
    let event = with_rule(&app, rule(5, 2)).await;
    let invitation = invite(&app, &event, "anna@example.org", json!({})).await;
    app.clock.set("2026-03-06T10:00:00Z".parse().unwrap());
    app.act(&format!("{}/remind", path("invitations", &invitation))).expect(200).await;
    assert_eq!(at(&app, "2026-03-07T04:00:00Z").await, 1, "reminded the day before");
    let again = invite(&app, &event, "bek@example.org", json!({})).await;
    app.clock.set("2026-03-10T10:00:00Z".parse().unwrap());
    app.act(&format!("{}/send", path("invitations", &again))).expect(200).await;
    assert_eq!(at(&app, "2026-03-11T04:00:00Z").await, 2, "anna's second and last");
    assert_eq!(at(&app, "2026-03-12T04:00:00Z").await, 2, "the letter that was sent again is one");
    assert_eq!(at(&app, "2026-03-15T04:00:00Z").await, 3);
    let anna = app.get(&path("invitations", &invitation)).json_of(200).await;
    assert_eq!(anna["reminders"], 2);
    assert_eq!(at(&app, "2026-03-20T04:00:00Z").await, 4, "bek's second");
    assert_eq!(at(&app, "2026-03-30T04:00:00Z").await, 4);
}

#[tokio::test]
async fn a_server_that_was_down_for_weeks_reminds_once_and_in_the_daytime() {
    let app = TestApp::start().await;
    let event = with_rule(&app, rule(5, 3)).await;
    invite(&app, &event, "anna@example.org", json!({})).await;
    assert_eq!(at(&app, "2026-04-01T21:00:00Z").await, 0, "two in the morning in Almaty");
    assert_eq!(at(&app, "2026-04-02T04:00:00Z").await, 1, "nine");
    assert_eq!(at(&app, "2026-04-03T04:00:00Z").await, 1, "none of those that were missed");
    assert_eq!(at(&app, "2026-04-07T12:00:00Z").await, 2, "some hours late on its day");
    assert_eq!(at(&app, "2026-04-12T04:00:00Z").await, 3, "and the day counts, not the hour");
    assert_eq!(at(&app, "2026-04-30T04:00:00Z").await, 3);
}

#[tokio::test]
async fn a_change_of_the_rule_holds_at_once() {
    let app = TestApp::start().await;
    let event = with_rule(&app, rule(30, 1)).await;
    let own = path("events", &event);
    invite(&app, &event, "anna@example.org", json!({})).await;
    assert_eq!(at(&app, "2026-03-10T04:00:00Z").await, 0);
    let sooner = json!({"every_days": 3, "at_most": 2, "at_time": "08:00"});
    let changed = app.patch(&own, "*", json!({"invitation_reminders": sooner}));
    assert_eq!(changed.json_of(200).await["invitation_reminders"], sooner);
    assert_eq!(at(&app, "2026-03-10T04:00:00Z").await, 1);
    app.patch(&own, "*", json!({"time_zone": "Asia/Bishkek"})).expect(200).await;
    assert_eq!(at(&app, "2026-03-13T01:59:59Z").await, 1);
    assert_eq!(at(&app, "2026-03-13T02:00:00Z").await, 2, "eight o'clock in the new zone");
    let more = json!({"invitation_reminders": {"every_days": 3, "at_most": 9}});
    app.patch(&own, "*", more).expect(200).await;
    app.patch(&own, "*", json!({"invitation_reminders": null})).expect(200).await;
    assert_eq!(at(&app, "2026-04-13T06:00:00Z").await, 2);
    for (wrong, pointer) in [
        (json!({"every_days": 0, "at_most": 1}), "/invitation_reminders/every_days"),
        (json!({"every_days": 1, "at_most": 21}), "/invitation_reminders/at_most"),
        (json!({"every_days": 1}), "/invitation_reminders/at_most"),
        (json!({"every_days": 1, "at_most": 1, "at_time": "9"}), "/invitation_reminders/at_time"),
    ] {
        let refused = app.patch(&own, "*", json!({"invitation_reminders": wrong}));
        assert_eq!(refused.expect(422).await.pointers(), [pointer], "{wrong}");
    }
}

#[tokio::test]
async fn summer_time_moves_no_reminder_from_its_hour() {
    let app = TestApp::start().await;
    let event =
        event(&app, json!({"time_zone": "Europe/Berlin", "invitation_reminders": rule(1, 20)}));
    let event = event.await;
    app.clock.set("2026-03-27T12:00:00Z".parse().unwrap());
    invite(&app, &event, "anna@example.org", json!({})).await;
    for (now, expected) in [
        ("2026-03-28T07:59:59Z", 0),
        ("2026-03-28T08:00:00Z", 1),
        ("2026-03-29T06:59:59Z", 1),
        ("2026-03-29T07:00:00Z", 2),
        ("2026-03-30T07:00:00Z", 3),
    ] {
        assert_eq!(at(&app, now).await, expected, "{now}");
    }
}

#[tokio::test]
async fn two_servers_and_a_clock_that_jumps_remind_once() {
    let app = TestApp::start().await;
    let event = with_rule(&app, rule(5, 9)).await;
    for n in 0..5 {
        invite(&app, &event, &format!("p{n}@example.org"), json!({})).await;
    }
    let other = app.beside().await;
    app.clock.set("2026-03-07T04:00:00Z".parse().unwrap());
    let (one, two) = tokio::join!(worker::tick(&app.app.context), worker::tick(&other.app.context));
    one.unwrap();
    two.unwrap();
    assert_eq!(reminders(&app).await, 5);
    assert_eq!(at(&app, "2026-03-08T04:00:00Z").await, 5, "a day ahead");
    assert_eq!(at(&app, "2026-03-06T04:00:00Z").await, 5, "and a day behind");
    assert_eq!(at(&app, "2026-03-07T04:00:00Z").await, 5);
    assert_eq!(at(&app, "2026-03-12T04:00:00Z").await, 10);
}

#[tokio::test]
async fn many_are_reminded_past_those_who_are_registered() {
    let app = TestApp::start().await;
    let event = with_rule(&app, rule(5, 9)).await;
    let people: Vec<Value> = (0..203)
        .map(|n| json!({"person": {"full_name": "P", "email": format!("p{n}@example.org")}}))
        .collect();
    let batch = json!({"send": true, "invitations": people});
    let list = path("events", &event);
    app.post(&format!("{list}/invitations/batch"), batch).expect(200).await;
    let first = app.get(&format!("{list}/invitations?limit=1")).json_of(200).await;
    let person = json!({"person_id": first["items"][0]["person_id"]});
    app.post(&format!("{list}/registrations"), person).expect(201).await;
    app.clock.set("2026-03-07T04:00:00Z".parse().unwrap());
    worker::tick(&app.app.context).await.unwrap();
    let sql = "SELECT CAST(COUNT(*) AS BIGINT) AS n FROM invitations WHERE reminders = 1";
    assert_eq!(crate::support::scene::number(&app.app.context.db, sql).await, 202);
}

#[tokio::test]
async fn a_database_that_was_restored_reminds_nobody_whom_the_other_one_may_have_reminded() {
    let app = TestApp::start().await;
    if app.app.context.db.backend() != DatabaseBackend::Sqlite {
        return; // PostgreSQL is restored by its own means, which leave no mark.
    }
    let event = with_rule(&app, rule(5, 3)).await;
    let anna = path("invitations", &invite(&app, &event, "anna@example.org", json!({})).await);
    let before = app.get(&anna).expect(200).await.etag();
    app.clock.set("2026-03-07T04:00:00Z".parse().unwrap());
    let put_off = app.app.context.db.write(|w| async move {
        w.execute_unprepared("PRAGMA user_version = 29000000").await?;
        convoke::processes::wake_copy(&w).await
    });
    assert!(put_off.await.unwrap().is_some());
    assert_eq!(at(&app, "2026-03-07T04:00:00Z").await, 0);
    let shown = app.get(&anna).expect(200).await;
    assert_eq!(shown.etag(), before);
    assert!(shown.json()["last_reminded_at"].is_null(), "nobody has reminded them");
    assert_eq!(at(&app, "2026-03-12T03:59:59Z").await, 0);
    assert_eq!(at(&app, "2026-03-12T04:00:00Z").await, 1, "the days count anew");
    assert_eq!(at(&app, "2026-03-17T04:00:00Z").await, 2);
}

/// How often the worker asks for invitees to remind when it looks at this time.
async fn looks(app: &TestApp, now: &str) -> usize {
    app.statements.forget();
    at(app, now).await;
    let by_rule = |sql: &&String| sql.contains("\"invitations\".\"reminders\" <");
    app.statements.all().iter().filter(by_rule).count()
}

#[tokio::test]
async fn before_the_hour_of_an_event_nobody_of_it_is_looked_at() {
    let app = TestApp::start().await;
    let event = with_rule(&app, rule(5, 3)).await;
    invite(&app, &event, "anna@example.org", json!({})).await;
    for (now, expected) in [
        ("2026-03-06T19:00:00Z", 0),
        ("2026-03-07T03:59:59Z", 0),
        ("2026-03-07T04:00:00Z", 1),
        ("2026-03-07T18:59:59Z", 1),
        ("2026-03-07T19:00:00Z", 0),
    ] {
        assert_eq!(looks(&app, now).await, expected, "{now}");
    }
    assert_eq!(reminders(&app).await, 1);
}
