//! Invitations: reminders, exemption from approval, and the instant at which they end.

use chrono::{DateTime, Duration, Utc};
use convoke::access::types::{Role, TokenScope};
use convoke::mail::Purpose;
use serde_json::{Value, json};

use crate::forms::ask_a_little;
use crate::support::TestApp;
use crate::support::scene::{
    answer_path, event, fingerprint, invite, manage_path, outbox, register,
};

const ACCEPT: &[(&str, &str)] = &[("answer", "accept")];
const DECLINE: &[(&str, &str)] = &[("answer", "decline")];

fn own(invitation: &Value) -> String {
    format!("/invitations/{}", invitation["id"].as_str().unwrap())
}

async fn audited(app: &TestApp, action: &str) -> usize {
    let log = app.get(&format!("/audit?action={action}")).json_of(200).await;
    log["items"].as_array().unwrap().len()
}

#[tokio::test]
async fn a_reminder_is_a_mail_with_the_same_link_and_is_counted_and_recorded() {
    let app = TestApp::start().await;
    let event = event(&app, json!({})).await;
    let more = json!({"expires_at": "2026-04-01T00:00:00Z", "note": "Do come."});
    let invitation = invite(&app, &event, "aigul@example.org", more).await;
    app.deliver().await;
    let remind = format!("{}/remind", own(&invitation));
    app.clock.advance(Duration::days(3));
    let once = || app.act(&remind).header("idempotency-key", "r-1");
    let reminded = once().json_of(200).await;
    assert_eq!((&reminded["status"], &reminded["reminders"]), (&json!("sent"), &json!(1)));
    assert_eq!(reminded["last_reminded_at"], "2026-03-05T08:00:00+00:00");
    assert_eq!(reminded["sent_at"], invitation["sent_at"], "the day it was sent stays");
    assert_eq!(once().expect(200).await.json(), reminded);
    app.deliver().await;
    let mails = app.mails_to("aigul@example.org");
    assert_eq!(mails.len(), 2, "the same request again sends nothing");
    assert_eq!(mails[0].path("/i/"), mails[1].path("/i/"));
    assert_ne!(mails[0].subject(), mails[1].subject());
    assert_eq!(app.act(&remind).json_of(200).await["reminders"], 2);
    assert_eq!(outbox(&app).await, "invitation 1, invitation_reminder 2");
    assert_eq!(audited(&app, "invitation.remind").await, 2);
    app.raw("POST", &mails[1].path("/i/")).form(ACCEPT).expect(303).await;
    app.deliver().await;
    let last = app.mails_to("aigul@example.org");
    assert_eq!(last.len(), 3, "a reminder that had not gone out is called off by the answer");
}

#[tokio::test]
async fn only_who_was_asked_and_can_still_answer_is_reminded() {
    let app = TestApp::start().await;
    let event = event(&app, json!({})).await;
    let refused = async |invitation: &Value, code: &str| {
        let before = fingerprint(&app).await;
        let answer = app.act(&format!("{}/remind", own(invitation))).expect(409).await;
        assert_eq!(answer.json()["code"], code);
        assert_eq!(fingerprint(&app).await, before);
    };
    let draft = invite(&app, &event, "draft@example.org", json!({"send": false})).await;
    refused(&draft, "invitation.state").await;
    for (name, form) in [("yes", ACCEPT), ("no", DECLINE)] {
        let invitation = invite(&app, &event, &format!("{name}@example.org"), json!({})).await;
        app.raw("POST", &answer_path(&app, &invitation).await).form(form).expect(303).await;
        refused(&invitation, "invitation.state").await;
    }
    let revoked = invite(&app, &event, "revoked@example.org", json!({})).await;
    app.act(&format!("{}/revoke", own(&revoked))).expect(200).await;
    refused(&revoked, "invitation.state").await;
    let nowhere = invite(&app, &event, "nowhere@example.org", json!({})).await;
    let person = format!("/people/{}", nowhere["person_id"].as_str().unwrap());
    app.patch(&person, "*", json!({"email": null})).expect(200).await;
    refused(&nowhere, "invitation.no_address").await;
    let more = json!({"expires_at": "2026-04-01T00:00:00Z"});
    let expired = invite(&app, &event, "late@example.org", more).await;
    let open = invite(&app, &event, "open@example.org", json!({})).await;
    app.clock.set("2026-04-01T00:00:00Z".parse().unwrap());
    refused(&expired, "invitation.state").await;
    app.clock.set("2026-06-01T00:00:00Z".parse().unwrap());
    refused(&open, "invitation.event_state").await;
}

#[tokio::test]
async fn nobody_is_reminded_of_what_does_not_take_place_or_by_a_token_that_may_not() {
    let app = TestApp::start().await;
    let event = event(&app, json!({})).await;
    let invitation = invite(&app, &event, "a@example.org", json!({})).await;
    let remind = format!("{}/remind", own(&invitation));
    let other = crate::support::scene::event(&app, json!({"title": "Other"})).await;
    let scope = TokenScope {
        events: vec![other["id"].as_str().unwrap().parse().unwrap()],
        programmes: vec![],
    };
    let elsewhere = app.token(Role::Organizer, Some(scope)).await;
    app.act(&remind).bearer(&elsewhere).expect(404).await;
    let viewer = app.token(Role::Viewer, None).await;
    app.act(&remind).bearer(&viewer).expect(403).await;
    app.post(&format!("/events/{}/cancel", event["id"].as_str().unwrap()), json!({}))
        .expect(200)
        .await;
    let refused = app.act(&remind).expect(409).await;
    assert_eq!(refused.json()["code"], "invitation.event_state");
}

/// The states of the registrations of those who were invited with and without the exemption.
async fn accepted(app: &TestApp, event: &Value, ways: &[(&str, bool)]) -> Vec<Value> {
    for (name, skip) in ways {
        let more = json!({"skip_approval": skip});
        let invitation = invite(app, event, &format!("{name}@example.org"), more).await;
        app.raw("POST", &answer_path(app, &invitation).await).form(ACCEPT).expect(303).await;
    }
    let rows = register(app, event, "").await;
    rows.into_iter().map(|row| row["status"].clone()).collect()
}

#[tokio::test]
async fn who_is_exempt_from_approval_needs_none_also_when_invited_in_a_batch() {
    let app = TestApp::start().await;
    let event = event(&app, json!({"registration": {"approval": "manual"}})).await;
    let states = accepted(&app, &event, &[("exempt", true), ("others", false)]).await;
    assert_eq!(states, ["confirmed", "pending"]);
    let person = |name: &str| json!({"full_name": name, "email": format!("{name}@example.org")});
    let rows = json!([
        {"person": person("b1"), "skip_approval": true},
        {"person": person("b2")},
        {"person": person("b3"), "skip_approval": "yes"},
    ]);
    let batch = format!("/events/{}/invitations/batch", event["id"].as_str().unwrap());
    let made = app.post(&batch, json!({"invitations": rows, "send": true})).json_of(200).await;
    assert_eq!((&made["created"], &made["failed"]), (&json!(2), &json!(1)));
    assert_eq!(made["results"][2]["errors"][0]["pointer"], "/skip_approval");
    for (row, expected) in [(0, "confirmed"), (1, "pending")] {
        let invitation = json!({"id": made["results"][row]["invitation_id"]});
        app.raw("POST", &answer_path(&app, &invitation).await).form(ACCEPT).expect(303).await;
        let person = made["results"][row]["person_id"].as_str().unwrap();
        let found = register(&app, &event, &format!("&person_id={person}")).await;
        assert_eq!(found[0]["status"], expected);
    }
}

#[tokio::test]
async fn the_exemption_can_be_given_and_taken_until_the_answer() {
    let app = TestApp::start().await;
    let event = event(&app, json!({"registration": {"approval": "manual"}})).await;
    for (name, skip, expected) in [("given", true, "confirmed"), ("taken", false, "pending")] {
        let more = json!({"skip_approval": !skip});
        let invitation = invite(&app, &event, &format!("{name}@example.org"), more).await;
        let patch = json!({"skip_approval": skip});
        let changed = app.patch(&own(&invitation), "*", patch).json_of(200).await;
        assert_eq!(changed["skip_approval"], skip);
        app.raw("POST", &answer_path(&app, &invitation).await).form(ACCEPT).expect(303).await;
        let found = register(&app, &event, &format!("&status={expected}")).await;
        assert_eq!(found.len(), 1, "{name}");
    }
}

#[tokio::test]
async fn no_exemption_goes_beyond_the_seats_there_are() {
    let app = TestApp::start().await;
    let manual = json!({"capacity": 1, "registration": {"approval": "manual", "waitlist": true}});
    let event = event(&app, manual).await;
    let states = accepted(&app, &event, &[("first", true), ("second", true)]).await;
    assert_eq!(states, ["confirmed", "waitlisted"]);
    let patch = json!({"registration": {"waitlist": false}});
    app.patch(&format!("/events/{}", event["id"].as_str().unwrap()), "*", patch).expect(200).await;
    let third = invite(&app, &event, "third@example.org", json!({"skip_approval": true})).await;
    let before = fingerprint(&app).await;
    app.raw("POST", &answer_path(&app, &third).await).form(ACCEPT).expect(409).await;
    let path = format!("{}/answer", own(&third));
    let refused = app.post(&path, json!({"answer": "accept"})).expect(409).await;
    assert_eq!(refused.json()["code"], "registration.full");
    assert_eq!(fingerprint(&app).await, before);
}

#[tokio::test]
async fn an_invitation_is_answered_until_the_second_before_its_end_and_not_at_it() {
    let app = TestApp::start().await;
    let event = event(&app, json!({"end_time": "17:00"})).await;
    let own_end: DateTime<Utc> = "2026-04-01T00:00:00Z".parse().unwrap();
    // 17:00 in Almaty.
    let event_end: DateTime<Utc> = "2026-05-27T12:00:00Z".parse().unwrap();
    for (name, end, more) in
        [("own", own_end, json!({"expires_at": own_end})), ("event", event_end, json!({}))]
    {
        let invitation = invite(&app, &event, &format!("{name}@example.org"), more).await;
        let page = answer_path(&app, &invitation).await;
        let answer = format!("{}/answer", own(&invitation));
        let status = async || app.get(&own(&invitation)).json_of(200).await["status"].clone();
        app.clock.set(end - Duration::milliseconds(1));
        assert_eq!(status().await, "sent");
        app.raw("GET", &page).expect(200).await;
        app.raw("POST", &page).form(DECLINE).expect(303).await;
        app.post(&answer, json!({"answer": "accept"})).expect(200).await;
        app.clock.set(end);
        assert_eq!(status().await, "accepted", "what was answered stays answered");
        let before = fingerprint(&app).await;
        app.raw("GET", &page).expect(410).await;
        app.raw("POST", &page).form(DECLINE).expect(410).await;
        app.post(&answer, json!({"answer": "decline"})).expect(410).await;
        assert_eq!(fingerprint(&app).await, before);
    }
}

#[tokio::test]
async fn a_repeated_acceptance_on_behalf_changes_nothing() {
    let app = TestApp::start().await;
    for modality in ["in_person", "online", "hybrid"] {
        let event = event(&app, json!({"modality": modality, "title": modality})).await;
        ask_a_little(&app, &event).await;
        let email = format!("{modality}@example.org");
        let invitation = invite(&app, &event, &email, json!({})).await;
        let answer = format!("{}/answer", own(&invitation));
        app.post(&answer, json!({"answer": "accept"})).expect(200).await;
        let again = async || {
            let before = fingerprint(&app).await;
            app.post(&answer, json!({"answer": "accept"})).expect(200).await;
            assert_eq!(fingerprint(&app).await, before, "{modality}");
        };
        again().await;
        let row = register(&app, &event, "").await.remove(0);
        let said = json!({"organization": "Ministry", "position": "Adviser", "country": "KG",
                          "remark": "Vegetarian.", "answers": {"topic": "registers"}});
        let own = format!("/registrations/{}", row["id"].as_str().unwrap());
        app.patch(&own, "*", said).expect(200).await;
        if modality == "hybrid" {
            let page = manage_path(&app, &row, Purpose::Manage).await;
            let form = [
                ("action", "save"),
                ("attendance_mode", "online"),
                ("country", "KG"),
                ("organization", "Ministry"),
                ("position", "Adviser"),
            ];
            app.raw("POST", &page).form(&form).expect(303).await;
        }
        let said = app.get(&own).json_of(200).await;
        again().await;
        assert_eq!(app.get(&own).json_of(200).await, said, "{modality}");
    }
}

#[tokio::test]
async fn no_trace_of_an_answer_stays_that_no_longer_holds() {
    let app = TestApp::start().await;
    let event = event(&app, json!({})).await;
    let invitation = invite(&app, &event, "anna@example.org", json!({})).await;
    let path = own(&invitation);
    let answer = format!("{path}/answer");
    let unfit = json!({"answer": "accept", "reason": "Gladly"});
    assert_eq!(app.post(&answer, unfit).expect(422).await.pointers(), ["/reason"]);
    let page = answer_path(&app, &invitation).await;
    let form = [("answer", "accept"), ("reason", "typed before")];
    app.raw("POST", &page).form(&form).expect(303).await;
    assert_eq!(app.get(&path).json_of(200).await["decline_reason"], Value::Null);

    let declined = json!({"answer": "decline", "reason": "Ill"});
    let declined = app.post(&answer, declined).json_of(200).await;
    assert!(declined["answered_by"].is_string());
    app.act(&format!("{path}/revoke")).expect(200).await;
    app.raw("GET", &page).expect(404).await;
    let sent = app.act(&format!("{path}/send")).json_of(200).await;
    for field in ["answered_by", "answered_at", "decline_reason"] {
        assert_eq!(sent[field], Value::Null, "{field}");
    }
    app.raw("GET", &page).expect(410).await;
    let page = answer_path(&app, &invitation).await;
    app.raw("POST", &page).form(&[("answer", "accept")]).expect(303).await;
}

#[tokio::test]
async fn who_is_to_be_written_to_needs_an_address_and_it_is_said_where() {
    let app = TestApp::start().await;
    let event = event(&app, json!({})).await;
    let invitations = format!("/events/{}/invitations", event["id"].as_str().unwrap());
    let nobody = json!({"full_name": "Nobody"});
    let body = json!({"person": nobody, "send": true});
    assert_eq!(app.post(&invitations, body).expect(422).await.pointers(), ["/person/email"]);
    let known = app.post("/people", nobody.clone()).expect(201).await.id();
    let body = json!({"person_id": known, "send": true});
    assert_eq!(app.post(&invitations, body).expect(422).await.pointers(), ["/person_id"]);
    let invitation = invite(&app, &event, "anna@example.org", json!({})).await;
    let answer = format!("{}/answer", own(&invitation));
    let body = json!({"answer": "substitute", "substitute": nobody});
    assert_eq!(app.post(&answer, body).expect(422).await.pointers(), ["/substitute/email"]);
    let again = json!({"person_id": invitation["person_id"]});
    let exists = app.post(&invitations, again).expect(409).await.json();
    assert_eq!(exists["code"], "invitation.exists");
}

#[tokio::test]
async fn an_invitation_says_what_became_of_its_last_mail() {
    let app = TestApp::start().await;
    let event = event(&app, json!({})).await;
    let draft = invite(&app, &event, "anna@example.org", json!({"send": false})).await;
    assert_eq!(draft["last_mail"], Value::Null);
    let own = format!("/invitations/{}", draft["id"].as_str().unwrap());
    let sent = app.act(&format!("{own}/send")).json_of(200).await;
    assert_eq!(sent["last_mail"]["kind"], "invitation");
    assert_eq!(
        (&sent["last_mail"]["status"], &sent["last_mail"]["last_reply"]),
        (&json!("queued"), &Value::Null)
    );
    app.deliver().await;
    let shown = async || app.get(&own).json_of(200).await["last_mail"].clone();
    assert_eq!(shown().await["status"], "sent");
    app.clock.advance(chrono::Duration::hours(1));
    app.act(&format!("{own}/remind")).expect(200).await;
    let body = json!({"email": "anna@example.org", "scope": "everything"});
    app.post("/mail/suppressions", body).expect(201).await;
    let last = shown().await;
    assert_eq!(
        (&last["kind"], &last["status"]),
        (&json!("invitation_reminder"), &json!("suppressed"))
    );
    let mail = format!("/mail/messages/{}", last["id"].as_str().unwrap());
    assert_eq!(app.get(&mail).json_of(200).await["last_reply"], last["last_reply"]);
    invite(&app, &event, "bek@example.org", json!({})).await;
    let path = format!("/events/{}/invitations", event["id"].as_str().unwrap());
    let list = app.get(&path).json_of(200).await["items"].clone();
    let list: Vec<_> =
        list.as_array().unwrap().iter().map(|row| &row["last_mail"]["status"]).collect();
    assert_eq!(list, [&json!("suppressed"), &json!("queued")]);
}
