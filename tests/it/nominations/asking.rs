//! Asking countries and organizations for delegations: who is written to, when, and by whom.

use chrono::{DateTime, Utc};
use convoke::access::TokenScope;
use convoke::access::types::Role;
use serde_json::{Value, json};

use super::Scene;
use crate::support::TestApp;
use crate::support::scene::{nominate_path, outbox};

/// A focal point of a country.
pub async fn focal_point(app: &TestApp, name: &str, country: &str) -> Value {
    let email = format!("{}@example.org", name.to_lowercase());
    let person = json!({"full_name": name, "email": email});
    let person = app.post("/people", person).expect(201).await.id();
    let post = json!({"person_id": person, "country": country});
    app.post("/focal-points", post).json_of(201).await
}

/// A request that was sent, with `more` over the usual fields.
pub async fn asked(it: &Scene, more: Value) -> Value {
    let mut body = json!({"country": "KZ", "deadline": "2026-05-10", "send": true});
    body.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    it.app.post(&it.at("nomination-requests"), body).json_of(201).await
}

fn act(request: &Value, verb: &str) -> String {
    format!("/nomination-requests/{}/{verb}", request["id"].as_str().unwrap())
}

fn own(request: &Value) -> String {
    format!("/nomination-requests/{}", request["id"].as_str().unwrap())
}

fn at(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

async fn tick(it: &Scene, now: &str) {
    it.app.clock.set(at(now));
    convoke::worker::tick(&it.app.app.context).await.unwrap();
}

#[tokio::test]
async fn a_request_takes_what_the_quota_says_and_writes_to_all_who_are_focal_points_now() {
    let it = Scene::start(&[]).await;
    let quota = json!({"country": "KZ", "seats": 3, "alternates": 1});
    it.app.post(&it.at("quotas"), quota).expect(201).await;
    focal_point(&it.app, "Dana", "KZ").await;
    focal_point(&it.app, "Erlan", "KZ").await;
    focal_point(&it.app, "Foreign", "KG").await;
    let former = focal_point(&it.app, "Former", "KZ").await;
    let path = format!("/focal-points/{}", former["id"].as_str().unwrap());
    it.app.patch(&path, "*", json!({"active": false})).expect(200).await;
    let more = json!({"country": "KZ", "seats": 4, "alternates": 2});
    let more = it.app.post(&it.at("nomination-requests"), more).expect(422).await;
    assert_eq!(more.pointers(), ["/alternates"], "a letter promises no more");
    let draft = asked(&it, json!({"send": false})).await;
    let more = it.app.patch(&own(&draft), "*", json!({"alternates": 2})).expect(422).await;
    assert_eq!(more.pointers(), ["/alternates"]);
    let expected = [&json!("draft"), &json!(3), &json!(1), &json!("2026-05-10T19:00:00+00:00")];
    let shown = ["status", "seats", "alternates", "closes_at"].map(|field| &draft[field]);
    assert_eq!(shown, expected);
    assert_eq!(outbox(&it.app).await, "");
    let sent = it.app.act(&act(&draft, "send")).json_of(200).await;
    assert_eq!((&sent["status"], &sent["reminders"]), (&json!("sent"), &json!(0)));
    it.app.deliver().await;
    for (who, mails) in [("dana", 1), ("erlan", 1), ("foreign", 0), ("former", 0)] {
        assert_eq!(it.app.mails_to(&format!("{who}@example.org")).len(), mails, "{who}");
    }
    let letter = it.app.mail_to("dana@example.org");
    assert_eq!(letter.path("/n/"), nominate_path(&it.app, &sent).await);
    let again = json!({"country": "KZ"});
    let again = it.app.post(&it.at("nomination-requests"), again).expect(409).await.json();
    assert_eq!(again["code"], "nomination_request.exists");
    let log = format!("/audit?object_id={}", sent["id"].as_str().unwrap());
    let log = it.app.get(&log).json_of(200).await;
    let actions: Vec<_> = log["items"].as_array().unwrap().iter().map(|it| &it["action"]).collect();
    assert_eq!(actions, ["nomination_request.create", "nomination_request.send"]);
}

#[tokio::test]
async fn one_focal_point_is_asked_for_what_they_stand_for_and_an_organization_for_its_country() {
    let it = Scene::start(&[]).await;
    let ministry = json!({"name": "Ministry", "kind": "government", "country": "KG"});
    let ministry = it.app.post("/organizations", ministry).expect(201).await.id();
    let nowhere = json!({"name": "Anywhere", "kind": "other"});
    let nowhere = it.app.post("/organizations", nowhere).expect(201).await.id();
    let person = json!({"full_name": "Dana", "email": "dana@example.org"});
    let person = it.app.post("/people", person).expect(201).await.id();
    let post = json!({"person_id": person, "organization_id": ministry});
    let post = it.app.post("/focal-points", post).expect(201).await.id();
    let made = json!({"focal_point_id": post});
    let made = it.app.post(&it.at("nomination-requests"), made).json_of(201).await;
    let shown = ["country", "organization_id", "focal_point_id"].map(|field| &made[field]);
    assert_eq!(shown, [&json!("KG"), &json!(ministry), &json!(post)]);
    it.app.delete(&format!("/focal-points/{post}")).expect(409).await;
    for (body, pointer) in [
        (json!({}), "/country"),
        (json!({"country": "KG", "organization_id": ministry}), "/country"),
        (json!({"organization_id": nowhere}), "/organization_id"),
        (json!({"country": "KZ", "deadline": "2026-03-01"}), "/deadline"),
        (json!({"country": "KZ", "deadline": "2026-05-26"}), "/deadline"),
    ] {
        let wrong = it.app.post(&it.at("nomination-requests"), body.clone()).expect(422).await;
        assert_eq!(wrong.pointers(), [pointer], "{body}");
    }
    it.app.delete(&own(&made)).expect(204).await;
    it.app.delete(&format!("/focal-points/{post}")).expect(204).await;
}

#[tokio::test]
async fn nobody_is_asked_whom_no_mail_reaches_nor_for_an_event_that_is_off() {
    let it = Scene::start(&[]).await;
    let body = json!({"country": "KZ", "send": true});
    let none = it.app.post(&it.at("nomination-requests"), body.clone()).expect(409).await.json();
    assert_eq!(none["code"], "nomination_request.no_focal_point");
    focal_point(&it.app, "Dana", "KZ").await;
    let closed = json!({"email": "dana@example.org", "scope": "everything"});
    it.app.post("/mail/suppressions", closed).expect(201).await;
    let silent = it.app.post(&it.at("nomination-requests"), body.clone()).expect(409).await.json();
    assert_eq!(silent["code"], "nomination_request.no_address");
    let draft = it.app.post(&it.at("nomination-requests"), json!({"country": "KZ"}));
    let draft = draft.json_of(201).await;
    focal_point(&it.app, "Erlan", "KZ").await;
    it.app.act(&act(&draft, "send")).expect(200).await;
    it.app.deliver().await;
    assert_eq!(it.app.mails_to("dana@example.org").len(), 0);
    assert_eq!(it.app.mails_to("erlan@example.org").len(), 1);
    it.app.post(&it.at("cancel"), json!({})).expect(200).await;
    let off = it.app.act(&act(&draft, "send")).expect(409).await.json();
    assert_eq!(off["code"], "nomination_request.event_state");
    let off = json!({"country": "KG"});
    let off = it.app.post(&it.at("nomination-requests"), off).expect(409).await.json();
    assert_eq!(off["code"], "event.state");
}

#[tokio::test]
async fn a_request_goes_only_the_ways_that_its_state_allows_and_a_revoked_link_is_dead() {
    let it = Scene::start(&[]).await;
    focal_point(&it.app, "Dana", "KZ").await;
    let draft = asked(&it, json!({"send": false})).await;
    let early = it.app.act(&act(&draft, "remind")).expect(409).await.json();
    let expected = "This nomination request is draft; what can be done now: send, revoke.";
    assert_eq!(early["detail"], expected);
    it.app.act(&act(&draft, "send")).expect(200).await;
    it.app.delete(&own(&draft)).expect(409).await;
    let page = nominate_path(&it.app, &draft).await;
    it.app.raw("GET", &page).expect(200).await;
    let reminded = it.app.act(&act(&draft, "remind")).json_of(200).await;
    assert_eq!(reminded["reminders"], 1);
    let revoked = it.app.act(&act(&draft, "revoke")).json_of(200).await;
    assert_eq!(revoked["status"], "revoked");
    for method in ["GET", "POST"] {
        let call = it.app.raw(method, &page);
        let call = if method == "POST" { call.form(&[("rows", "1")]) } else { call };
        call.expect(404).await;
    }
    it.app.deliver().await;
    assert_eq!(it.app.mails_to("dana@example.org").len(), 0, "what was queued is called off");
    let again = it.app.act(&act(&draft, "send")).json_of(200).await;
    assert_eq!(again["status"], "sent");
    it.app.raw("GET", &page).expect(410).await;
    let new = nominate_path(&it.app, &draft).await;
    assert_ne!(new, page);
    it.app.raw("GET", &new).expect(200).await;
    it.app.clock.set(at("2026-05-10T19:00:00Z"));
    let closed = it.app.get(&own(&draft)).json_of(200).await;
    assert_eq!(closed["status"], "closed");
    assert_eq!(it.list("nomination-requests").await[0]["status"], "closed");
    it.app.act(&act(&draft, "send")).expect(409).await;
    it.app.patch(&own(&draft), "*", json!({"deadline": "2026-05-12"})).expect(200).await;
    assert_eq!(it.app.get(&own(&draft)).json_of(200).await["status"], "sent");
}

#[tokio::test]
async fn who_has_named_nobody_is_reminded_seven_days_and_two_days_before_the_deadline() {
    let it = Scene::start(&[]).await;
    focal_point(&it.app, "Dana", "KZ").await;
    focal_point(&it.app, "Erlan", "KG").await;
    let request = asked(&it, json!({})).await;
    let other = asked(&it, json!({"country": "KG"})).await;
    let page = nominate_path(&it.app, &other).await;
    let form = [
        ("edition", "0"),
        ("rows", "1"),
        ("row1_full_name", "Bek"),
        ("row1_email", "bek@example.org"),
    ];
    it.app.raw("POST", &page).form(&form).expect(303).await;
    let reminders = async || it.app.get(&own(&request)).json_of(200).await["reminders"].clone();
    for (now, count) in [
        ("2026-05-03T03:59:00Z", 0),
        ("2026-05-03T04:00:00Z", 1),
        ("2026-05-04T04:00:00Z", 1),
        ("2026-05-08T04:00:00Z", 2),
        ("2026-05-10T18:59:00Z", 2),
        ("2026-05-11T04:00:00Z", 2),
    ] {
        tick(&it, now).await;
        assert_eq!(reminders().await, count, "{now}");
    }
    let answered = it.app.get(&own(&other)).json_of(200).await;
    assert_eq!(answered["reminders"], 0, "who has answered is left alone");
    let counted = outbox(&it.app).await;
    assert!(counted.contains("nomination_reminder 2"), "{counted}");
}

#[tokio::test]
async fn a_reminder_by_rule_keeps_to_the_hour_of_the_event_and_to_open_addresses() {
    let it = Scene::start(&[]).await;
    let event = format!("/events/{}", it.event["id"].as_str().unwrap());
    let rule = json!({"invitation_reminders": {"every_days": 5, "at_most": 1, "at_time": "15:00"}});
    it.app.patch(&event, "*", rule).expect(200).await;
    focal_point(&it.app, "Dana", "KZ").await;
    let request = asked(&it, json!({})).await;
    tick(&it, "2026-05-03T09:59:00Z").await;
    let shown = it.app.get(&own(&request)).json_of(200).await;
    assert_eq!(shown["reminders"], 0);
    let closed = json!({"email": "dana@example.org", "scope": "everything"});
    it.app.post("/mail/suppressions", closed).expect(201).await;
    tick(&it, "2026-05-03T10:00:00Z").await;
    let still = it.app.get(&own(&request)).json_of(200).await;
    let says = |shown: &Value| [shown["version"].clone(), shown["reminders"].clone()];
    assert_eq!(says(&still), says(&shown), "nobody would read it");
    let list = it.app.get("/mail/suppressions").json_of(200).await;
    let lifted = format!("/mail/suppressions/{}", list["items"][0]["id"].as_str().unwrap());
    it.app.delete(&lifted).expect(204).await;
    tick(&it, "2026-05-03T10:05:00Z").await;
    assert_eq!(it.app.get(&own(&request)).json_of(200).await["reminders"], 1);
}

#[tokio::test]
async fn a_limited_token_writes_to_those_alone_whom_its_events_know() {
    let it = Scene::start(&[]).await;
    focal_point(&it.app, "Dana", "KZ").await;
    let id = it.event["id"].as_str().unwrap().parse().unwrap();
    let scope = TokenScope { events: vec![id], programmes: Vec::new() };
    let limited = it.app.token(Role::Organizer, Some(scope)).await;
    let body = json!({"country": "KZ", "send": true});
    let call = it.app.post(&it.at("nomination-requests"), body.clone()).bearer(&limited);
    assert_eq!(call.expect(409).await.json()["code"], "nomination_request.no_focal_point");
    let person = it.app.get("/people?email=dana@example.org").json_of(200).await;
    let known = json!({"person_id": person["items"][0]["id"], "notify": false});
    it.app.post(&it.at("registrations"), known).expect(201).await;
    let call = it.app.post(&it.at("nomination-requests"), body).bearer(&limited);
    call.expect(201).await;
}

#[tokio::test]
async fn a_repeated_request_is_made_once() {
    let it = Scene::start(&[]).await;
    focal_point(&it.app, "Dana", "KZ").await;
    let body = json!({"country": "KZ", "send": true});
    for _ in 0..2 {
        let call = it.app.post(&it.at("nomination-requests"), body.clone());
        call.header("idempotency-key", "once").expect(201).await;
    }
    assert_eq!(outbox(&it.app).await, "nomination_request 1");
}
