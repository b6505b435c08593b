//! Somebody who is registered already accepts an invitation, or is about to.

use serde_json::{Value, json};

use crate::support::TestApp;
use crate::support::scene::{answer_path, event, fingerprint, invite, outbox, register};

const ACCEPT: &[(&str, &str)] = &[("answer", "accept")];

/// Signs up on the public page and follows the link of the mail.
async fn sign_up(app: &TestApp, event: &Value, email: &str) {
    app.deliver().await;
    let page = format!("/e/{}/register", event["slug"].as_str().unwrap());
    let form = [("full_name", "Anna"), ("email", email)];
    app.raw("POST", &page).form(&form).expect(200).await;
    app.deliver().await;
    let link = app.mail_to(email).path("/r/");
    app.raw("POST", &link).form(&[("action", "confirm")]).expect(303).await;
    app.deliver().await;
}

async fn add(app: &TestApp, event: &Value, more: Value) -> Value {
    let mut body = json!({"person": {"full_name": "Anna", "email": "anna@example.org"}});
    for (key, value) in more.as_object().unwrap() {
        body[key] = value.clone();
    }
    let path = format!("/events/{}/registrations", event["id"].as_str().unwrap());
    app.post(&path, body).json_of(201).await
}

async fn one(app: &TestApp, event: &Value) -> Value {
    let mut all = register(app, event, "").await;
    assert_eq!(all.len(), 1);
    all.remove(0)
}

#[tokio::test]
async fn who_signed_up_first_takes_part_as_what_they_were_invited_once_they_accept() {
    let app = TestApp::start().await;
    let event = event(&app, json!({})).await;
    let invitation = invite(&app, &event, "anna@example.org", json!({"role": "speaker"})).await;
    sign_up(&app, &event, "anna@example.org").await;
    let before = one(&app, &event).await;
    assert_eq!((&before["role"], &before["status"]), (&json!("delegate"), &json!("confirmed")));
    let page = answer_path(&app, &invitation).await;
    app.raw("POST", &page).form(ACCEPT).expect(303).await;
    let after = one(&app, &event).await;
    assert_eq!((&after["id"], &after["code"]), (&before["id"], &before["code"]));
    assert_eq!((&after["role"], &after["source"]), (&json!("speaker"), &json!("invitation")));
    assert_eq!(
        (&after["status"], &after["invitation_id"]),
        (&json!("confirmed"), &invitation["id"])
    );
    app.deliver().await;
    let told = app.mail_to("anna@example.org");
    assert!(told.subject().starts_with("Your registration has changed"), "{}", told.subject());
    assert!(told.text().contains("as a speaker"), "{}", told.text());
    assert!(told.text().contains("as a delegate"), "{}", told.text());
    let path =
        format!("/audit?object_id={}&action=registration.accept", after["id"].as_str().unwrap());
    let log = app.get(&path).json_of(200).await;
    assert_eq!(log["items"][0]["fields"], json!(["invitation_id", "role", "source"]));
    let (marks, mails) = (fingerprint(&app).await, outbox(&app).await);
    app.raw("POST", &page).form(ACCEPT).expect(303).await;
    assert_eq!((fingerprint(&app).await, outbox(&app).await), (marks, mails), "once is enough");
}

#[tokio::test]
async fn who_waits_for_a_decision_needs_none_once_they_accept_an_invitation_that_asks_for_none() {
    let app = TestApp::start().await;
    let event = event(&app, json!({"registration": {"approval": "manual"}})).await;
    for (email, skip, expected) in
        [("anna@example.org", true, "confirmed"), ("bek@example.org", false, "pending")]
    {
        let more = json!({"role": "speaker", "skip_approval": skip});
        let invitation = invite(&app, &event, email, more).await;
        sign_up(&app, &event, email).await;
        let person = invitation["person_id"].as_str().unwrap();
        let mine = format!("&person_id={person}");
        assert_eq!(register(&app, &event, &mine).await[0]["status"], "pending");
        app.raw("POST", &answer_path(&app, &invitation).await).form(ACCEPT).expect(303).await;
        let after = register(&app, &event, &mine).await.remove(0);
        assert_eq!((&after["status"], &after["role"]), (&json!(expected), &json!("speaker")));
        assert_eq!(after["invitation_id"], invitation["id"]);
        app.deliver().await;
        let told = app.mail_to(email).subject();
        let changed = told.starts_with("Your registration has changed");
        assert_eq!(changed, expected == "pending", "{told}");
    }
}

#[tokio::test]
async fn an_invitation_gives_and_takes_a_seat_with_the_role_that_it_brings() {
    let app = TestApp::start().await;
    let event = event(&app, json!({"capacity": 1, "registration": {"waitlist": true}})).await;
    add(&app, &event, json!({})).await;
    let bek = json!({"person": {"full_name": "Bek", "email": "bek@example.org"}});
    assert_eq!(add(&app, &event, bek).await["status"], "waitlisted");
    let invitation = invite(&app, &event, "anna@example.org", json!({"role": "organizer"})).await;
    app.raw("POST", &answer_path(&app, &invitation).await).form(ACCEPT).expect(303).await;
    let all = register(&app, &event, "&status=confirmed").await;
    let mut roles: Vec<_> = all.iter().map(|row| row["role"].as_str().unwrap()).collect();
    roles.sort_unstable();
    assert_eq!(roles, ["delegate", "organizer"], "organizers take no seat, so Bek has it");
}

#[tokio::test]
async fn nobody_is_reminded_of_an_invitation_who_is_registered_already() {
    let app = TestApp::start().await;
    let event = event(&app, json!({})).await;
    let invitation = invite(&app, &event, "anna@example.org", json!({})).await;
    let registration = add(&app, &event, json!({"notify": false})).await;
    let remind = format!("/invitations/{}/remind", invitation["id"].as_str().unwrap());
    let before = fingerprint(&app).await;
    let refused = app.act(&remind).expect(409).await.json();
    assert_eq!(refused["code"], "invitation.registered");
    let detail = refused["detail"].as_str().unwrap();
    assert!(detail.contains(registration["id"].as_str().unwrap()), "{detail}");
    assert!(detail.contains("revoke"), "{detail}");
    assert_eq!(fingerprint(&app).await, before);
    let withdraw = format!("/registrations/{}/withdraw", registration["id"].as_str().unwrap());
    app.post(&withdraw, json!({"notify": false})).expect(200).await;
    app.act(&remind).expect(200).await;
}

#[tokio::test]
async fn the_page_of_an_invitation_says_that_one_is_registered_and_what_an_answer_changes() {
    let app = TestApp::start().await;
    let event = event(&app, json!({})).await;
    let invitation = invite(&app, &event, "anna@example.org", json!({"role": "speaker"})).await;
    let page = answer_path(&app, &invitation).await;
    let shown = app.raw("GET", &page).expect(200).await.text();
    assert!(!shown.contains("registered"), "{shown}");
    add(&app, &event, json!({})).await;
    let shown = app.raw("GET", &page).expect(200).await.text();
    assert!(shown.contains("You are registered already, as a delegate."), "{shown}");
    assert!(shown.contains("If you accept, you take part as a speaker."), "{shown}");
    assert!(shown.contains("your registration is withdrawn"), "{shown}");
    let href = shown.split("href=\"/r/").nth(1).expect("a way to the registration");
    let own = format!("/r/{}", href.split('"').next().unwrap());
    app.raw("GET", &own).expect(200).await;
    app.raw("POST", &page).form(ACCEPT).expect(303).await;
    let shown = app.raw("GET", &page).expect(200).await.text();
    assert!(!shown.contains("registered already"), "{shown}");
}
