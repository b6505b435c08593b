//! The outbox over HTTP: what organizers see of mails, and what they can do.

use convoke::access::types::{Role, TokenScope};
use convoke::ids::{EventId, FollowUpId, PersonId};
use convoke::mail::rules::{Outcome, Reply};
use convoke::worker;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::support::outbox::{queue, queue_with};
use crate::support::rows;
use crate::support::scene::{event, invite};
use crate::support::smtp::{Act, FakeRelay, Stage};
use crate::support::{Letter, TestApp};

fn never() -> Outcome {
    Outcome::Failed(Reply::from_relay(550, "5.1.1 no such user"))
}

fn later() -> Outcome {
    Outcome::Deferred(Reply::from_relay(451, "4.3.0 try again"))
}

async fn found(app: &TestApp, query: &str) -> Vec<Value> {
    let page = app.get(&format!("/mail/messages{query}")).json_of(200).await;
    page["items"].as_array().unwrap().clone()
}

#[tokio::test]
async fn the_organizer_sees_where_a_mail_stands_and_what_the_relay_said() {
    let app = TestApp::start().await;
    let id = queue(&app, "aigul@example.org").await;
    let mail = app.get(&format!("/mail/messages/{id}")).json_of(200).await;
    assert_eq!(mail["status"], "queued");
    assert_eq!(mail["next_attempt_at"], mail["created_at"]);
    assert_eq!((&mail["last_reply"], &mail["attempts"]), (&Value::Null, &json!(0)));
    assert!(mail["subject"].as_str().unwrap().starts_with("Your place is confirmed"));
    app.catcher.expect([never()]);
    app.deliver().await;
    let answer = app.get(&format!("/mail/messages/{id}")).expect(200).await;
    let mail = answer.json();
    let reply = json!({"code": 550, "enhanced_code": "5.1.1", "text": "no such user"});
    assert_eq!((&mail["status"], &mail["last_reply"]), (&json!("failed"), &reply));
    assert_eq!((&mail["next_attempt_at"], &mail["sent_at"]), (&Value::Null, &Value::Null));
    assert_eq!(mail["kind"], "registration_confirmed");
    assert_eq!(answer.etag(), format!("\"{}\"", mail["version"]));
    app.get(&format!("/mail/messages/{}", Uuid::nil())).expect(404).await;
}

#[tokio::test]
async fn mails_are_filtered_and_found_by_their_recipients() {
    let app = TestApp::start().await;
    let event = rows::event(&app.app.context.db, None).await;
    let person = PersonId(Uuid::from_u128(5));
    let a = queue_with(&app, "Aigul@example.org", |new| {
        new.event_id = Some(event);
        new.person_id = Some(person);
    });
    let a = a.await.to_string();
    let b =
        queue_with(&app, "berik@example.org", |new| new.to_name = "Берик Ким").await.to_string();
    app.deliver().await;
    let c = queue(&app, "chinara@example.org").await.to_string();
    for (query, expected) in [
        ("", vec![&a, &b, &c]),
        ("?sort=-created_at", vec![&c, &b, &a]),
        ("?status=queued", vec![&c]),
        ("?status=sent&kind=registration_confirmed", vec![&a, &b]),
        ("?kind=invitation", vec![]),
        (&format!("?event_id={event}"), vec![&a]),
        (&format!("?person_id={person}"), vec![&a]),
        ("?to=aigul%40EXAMPLE.org", vec![&a]),
        ("?to=igul%40example.org", vec![]),
        ("?language=ru", vec![]),
        ("?q=%D0%B1%D0%B5%D1%80%D0%B8%D0%BA", vec![&b]),
        ("?q=chinara+example", vec![&c]),
    ] {
        let mails = found(&app, query).await;
        let ids: Vec<&str> = mails.iter().map(|mail| mail["id"].as_str().unwrap()).collect();
        assert_eq!(ids, expected, "{query}");
    }
    app.get("/mail/messages?status=lost").expect(400).await;
    app.get("/mail/messages?colour=red").expect(400).await;
}

#[tokio::test]
async fn one_call_sends_all_failed_mails_of_a_follow_up_again() {
    let app = TestApp::start().await;
    let follow_up = FollowUpId(Uuid::from_u128(9));
    let to_all = |to: &'static str| queue_with(&app, to, |new| new.follow_up_id = Some(follow_up));
    to_all("a@example.org").await;
    to_all("b@example.org").await;
    queue(&app, "c@example.org").await;
    app.catcher.expect([never(), never(), never()]);
    app.deliver().await;
    let body = json!({"follow_up_id": follow_up.to_string()});
    let call = || app.post("/mail/messages/retry-failed", body.clone());
    let done = call().header("idempotency-key", "again").json_of(200).await;
    assert_eq!(done, json!({"retried": 2}));
    app.deliver().await;
    assert_eq!(found(&app, "?status=sent").await.len(), 2);
    assert_eq!(found(&app, "?status=failed").await.len(), 1);
    let repeated = call().header("idempotency-key", "again").expect(200).await;
    assert_eq!(repeated.header("idempotency-replayed"), "true");
    assert_eq!(call().json_of(200).await, json!({"retried": 0}));
    let audit = app.get("/audit?action=mail.retry").json_of(200).await;
    assert_eq!(audit["items"].as_array().unwrap().len(), 2);
    let wrong = json!({"status": "sent"});
    app.post("/mail/messages/retry-failed", wrong).expect(422).await;
}

#[tokio::test]
async fn a_follow_up_is_called_off_as_long_as_any_of_its_mails_waits() {
    let app = TestApp::start().await;
    let event = event(&app, json!({})).await;
    let path = format!("/events/{}", event["id"].as_str().unwrap());
    for name in ["a", "b", "c"] {
        let body = json!({"person": {"full_name": name, "email": format!("{name}@example.org")}});
        app.post(&format!("{path}/registrations"), body).expect(201).await;
    }
    app.deliver().await;
    let follow_up = json!({"name": "Thanks", "audience": {"registration_status": ["confirmed"]},
        "subject": "Thank you", "body": "Thank you."});
    let made = app.post(&format!("{path}/follow-ups"), follow_up).expect(201).await.id();
    app.act(&format!("/follow-ups/{made}/send-now")).expect(200).await;
    app.catcher.expect([later(), later(), later()]);
    worker::tick(&app.app.context).await.unwrap();
    app.deliver().await;
    let of_it = format!("?follow_up_id={made}&status=");
    assert_eq!(found(&app, &format!("{of_it}deferred")).await.len(), 3);
    let cancel = || app.act(&format!("/follow-ups/{made}/cancel"));
    assert_eq!(cancel().json_of(200).await["status"], "cancelled");
    assert_eq!(found(&app, &format!("{of_it}cancelled")).await.len(), 3);
    assert_eq!(cancel().expect(409).await.json()["code"], "follow_up.state");
}

#[tokio::test]
async fn a_mail_that_waits_is_tried_at_once_on_request_and_one_that_was_sent_is_not() {
    let app = TestApp::start().await;
    let id = queue(&app, "aigul@example.org").await;
    app.catcher.expect([later()]);
    app.deliver().await;
    let retry = || app.act(&format!("/mail/messages/{id}/retry"));
    let mail = retry().json_of(200).await;
    assert_eq!((&mail["status"], &mail["attempts"]), (&json!("queued"), &json!(1)));
    app.deliver().await;
    assert_eq!(app.mails_to("aigul@example.org").len(), 1);
    assert_eq!(retry().expect(409).await.json()["code"], "mail.not_retryable");
}

#[tokio::test]
async fn what_is_called_off_does_not_go_out() {
    let app = TestApp::start().await;
    let id = queue(&app, "aigul@example.org").await;
    let cancel = || app.act(&format!("/mail/messages/{id}/cancel"));
    assert_eq!(cancel().json_of(200).await["status"], "cancelled");
    app.deliver().await;
    assert!(app.mails_to("aigul@example.org").is_empty());
    assert_eq!(cancel().expect(409).await.json()["code"], "mail.not_cancellable");
}

#[tokio::test]
async fn a_limited_token_sees_the_mails_of_its_events_and_touches_no_others() {
    let app = TestApp::start().await;
    let [mine, other] = [rows::event(&app.app.context.db, None).await, EventId(Uuid::nil())];
    let seen = queue_with(&app, "a@example.org", |new| new.event_id = Some(mine)).await;
    let hidden = queue_with(&app, "b@example.org", |new| new.event_id = Some(other)).await;
    let nowhere = queue(&app, "c@example.org").await;
    app.catcher.expect([never(), never(), never()]);
    app.deliver().await;
    let scope = TokenScope { events: vec![mine], ..TokenScope::default() };
    let secret = app.token(Role::Organizer, Some(scope)).await;
    let list = app.get("/mail/messages").bearer(&secret).json_of(200).await;
    assert_eq!(list["items"].as_array().unwrap().len(), 1);
    assert_eq!(list["items"][0]["id"], seen.to_string());
    for id in [hidden, nowhere] {
        let path = format!("/mail/messages/{id}");
        app.get(&path).bearer(&secret).expect(404).await;
        app.get(&format!("{path}/preview")).bearer(&secret).expect(404).await;
        app.act(&format!("{path}/retry")).bearer(&secret).expect(404).await;
        app.act(&format!("{path}/cancel")).bearer(&secret).expect(404).await;
    }
    let all = app.post("/mail/messages/retry-failed", json!({})).bearer(&secret);
    assert_eq!(all.json_of(200).await, json!({"retried": 1}));
}

#[tokio::test]
async fn a_mail_is_read_with_its_links_by_organizers_alone() {
    let app = TestApp::start().await;
    let id = queue(&app, "aigul@example.org").await;
    let preview = format!("/mail/messages/{id}/preview");
    let read = app.get(&preview).json_of(200).await;
    app.deliver().await;
    let letter = app.mail_to("aigul@example.org");
    assert!(read["text"].as_str().unwrap().contains(&letter.link("/r/")));
    assert!(read["html"].as_str().unwrap().contains(&letter.link("/r/")));
    assert_eq!((&read["subject"], &read["language"]), (&json!(letter.subject()), &json!("en")));
    let raw = Letter::parse(read["raw"].as_str().unwrap().as_bytes());
    assert_eq!((&raw.message_id, raw.subject()), (&letter.message_id, letter.subject()));
    assert_eq!((raw.text(), raw.html()), (letter.text(), letter.html()));
    let viewer = app.token(Role::Viewer, None).await;
    app.get(&preview).bearer(&viewer).expect(403).await;
    let shown = app.get(&format!("/mail/messages/{id}")).bearer(&viewer).expect(200).await;
    assert!(!shown.text().contains("/r/"), "the viewer sees no link");
}

#[tokio::test]
async fn templates_are_listed_with_what_they_can_say() {
    let app = TestApp::start().await;
    let list = app.get("/mail/templates").json_of(200).await;
    let items = list["items"].as_array().unwrap();
    let cancelled = items.iter().find(|item| item["name"] == "event_cancelled").unwrap();
    assert_eq!(
        (&cancelled["languages"], &cancelled["bulk"]),
        (
            &json!(["az", "en", "hy", "ka", "kk", "ky", "mn", "ru", "tg", "tk", "uz-Latn"]),
            &json!(false)
        )
    );
    let names: Vec<&str> = cancelled["placeholders"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| it.as_str().unwrap())
        .collect();
    for name in ["event.title", "event.venue.city", "facts", "links.manage", "person.salutation"] {
        assert!(names.contains(&name), "{name}");
    }
}

#[tokio::test]
async fn a_template_is_previewed_with_sample_data_or_with_ones_own() {
    let app = TestApp::start().await;
    let path = "/mail/templates/event_cancelled/preview";
    let plain = app.post(path, json!({})).json_of(200).await;
    assert!(plain["subject"].as_str().unwrap().contains("Open Government 2030"));
    let own = json!({"language": "ru", "data": {"event": {"title": "<b>{{ token }}</b>"}}});
    let own = app.post(path, own).json_of(200).await;
    assert_eq!(own["language"], "ru");
    assert!(own["text"].as_str().unwrap().contains("<b>{{ token }}</b>"));
    assert!(own["html"].as_str().unwrap().contains("&lt;b&gt;{{ token }}"));
    let raw = Letter::parse(own["raw"].as_str().unwrap().as_bytes());
    assert_eq!(json!(raw.subject()), own["subject"]);
    assert!(raw.text().contains("<b>{{ token }}</b>"), "{}", raw.text());
    let broken =
        app.post(path, json!({"data": {"event": {"starts_on": "soon"}}})).expect(422).await;
    assert_eq!(broken.pointers(), ["/data"]);
    app.post("/mail/templates/nothing/preview", json!({})).expect(404).await;
}

#[tokio::test]
async fn while_the_relay_is_down_mails_wait_and_then_go_out() {
    let relay = FakeRelay::start().await;
    let url = format!("smtp://{}?tls=none", relay.address);
    let app = TestApp::start_with(&[
        ("CONVOKE_SMTP_URL", &url),
        ("CONVOKE_MAIL_FROM", "Seminars <seminars@example.org>"),
    ])
    .await;
    relay.next([Act::HangUp(Stage::Greeting), Act::HangUp(Stage::Data)]);
    let id = queue(&app, "aigul@example.org").await;
    for attempts in 1..=2 {
        app.deliver().await;
        let mail = app.get(&format!("/mail/messages/{id}")).json_of(200).await;
        assert_eq!((&mail["status"], &mail["attempts"]), (&json!("deferred"), &json!(attempts)));
        assert_eq!(mail["last_reply"]["code"], Value::Null);
        app.act(&format!("/mail/messages/{id}/retry")).expect(200).await;
    }
    app.deliver().await;
    let mail = app.get(&format!("/mail/messages/{id}")).json_of(200).await;
    assert_eq!((&mail["status"], &mail["attempts"]), (&json!("sent"), &json!(3)));
    assert_eq!(relay.received().len(), 1);
}

#[tokio::test]
async fn what_a_mails_state_does_not_allow_is_refused_and_names_what_it_allows() {
    let app = TestApp::start().await;
    let event = event(&app, json!({})).await;
    invite(&app, &event, "anna@example.org", json!({})).await;
    let own = format!("/mail/messages/{}", found(&app, "").await[0]["id"].as_str().unwrap());
    let refused = async |verb: &str, code: &str, words: &str| {
        let refused = app.act(&format!("{own}/{verb}")).expect(409).await.json();
        assert_eq!(refused["code"], code);
        assert_eq!(refused["detail"], words);
    };
    let words = "This mail is queued; what can be done now: cancel.";
    refused("retry", "mail.not_retryable", words).await;
    app.deliver().await;
    let words = "This mail is sent; nothing more can be done with it.";
    refused("retry", "mail.not_retryable", words).await;
    refused("cancel", "mail.not_cancellable", words).await;
}
