//! A place is kept for somebody who was named: by whom, until when, and what is told of it.

use chrono::Duration;
use convoke::mail::Purpose;
use convoke::mail::rules::{Outcome, Reply};
use serde_json::{Value, json};

use crate::support::TestApp;
use crate::support::named::{accept, full, name, naming, of, standing};
use crate::support::scene::{answer_path, event, fingerprint, invite, manage_path, register};

const ANNA: &str = "Person of anna@example.org";
const BEK: &str = "Person of bek@example.org";

async fn decide(app: &TestApp, event: &Value, name: &str, verb: &str) {
    let rows = register(app, event, "").await;
    let row = rows.iter().find(|row| row["full_name"] == name).unwrap();
    let path = format!("/registrations/{}/{verb}", row["id"].as_str().unwrap());
    app.post(&path, json!({})).expect(200).await;
}

fn manual(capacity: u8) -> Value {
    json!({"capacity": capacity, "registration": {"approval": "manual"}})
}

/// Invited so that nobody need decide, and accepted.
async fn seated(app: &TestApp, event: &Value, email: &str) -> String {
    accept(app, &invite(app, event, email, json!({"skip_approval": true})).await).await
}

async fn letters(app: &TestApp, address: &str) -> Vec<String> {
    app.deliver().await;
    app.mails_to(address).iter().map(|mail| mail.subject()).collect()
}

#[tokio::test]
async fn who_names_back_whom_they_are_named_by_has_declined() {
    let app = TestApp::start().await;
    let event = event(&app, json!({})).await;
    let anna = answer_path(&app, &invite(&app, &event, "anna@example.org", json!({})).await).await;
    name(&app, &anna, "Chen").await;
    let chen = answer_path(&app, &of(&app, &event, "Chen").await).await;
    app.raw("POST", &chen).form(&naming("Anna", "anna@example.org")).expect(303).await;
    let row = of(&app, &event, "Chen").await;
    assert_eq!((&row["status"], &row["substitute_name"]), (&json!("declined"), &json!("Anna")));
    assert!(!row["answered_at"].is_null());
    assert_eq!(of(&app, &event, ANNA).await["status"], "sent");
    let log = app.get("/audit?action=invitation.untie").json_of(200).await;
    assert_eq!(log["items"][0]["object_id"], row["id"]);
}

#[tokio::test]
async fn whom_organizers_turned_down_takes_no_place_when_they_think_again() {
    let app = TestApp::start().await;
    let event = event(&app, manual(1)).await;
    let anna = seated(&app, &event, "anna@example.org").await;
    name(&app, &anna, "Chen").await;
    accept(&app, &of(&app, &event, "Chen").await).await;
    decide(&app, &event, "Chen", "reject").await;
    decide(&app, &event, "Chen", "approve").await;
    assert_eq!(standing(&app, &event).await, ["anna confirmed", "chen waitlisted 1"]);
}

#[tokio::test]
async fn only_whoever_named_them_last_gives_up_a_place_for_somebody() {
    let app = TestApp::start().await;
    let event = event(&app, manual(2)).await;
    let anna = seated(&app, &event, "anna@example.org").await;
    let bek = answer_path(&app, &invite(&app, &event, "bek@example.org", json!({})).await).await;
    name(&app, &anna, "Chen").await;
    let chen = answer_path(&app, &of(&app, &event, "Chen").await).await;
    app.raw("POST", &chen).form(&[("answer", "accept")]).expect(303).await;
    app.raw("POST", &chen).form(&[("answer", "decline")]).expect(303).await;
    name(&app, &bek, "Chen").await;
    app.raw("POST", &chen).form(&[("answer", "accept")]).expect(303).await;
    decide(&app, &event, "Chen", "approve").await;
    assert_eq!(standing(&app, &event).await, ["anna confirmed", "chen confirmed"]);
}

#[tokio::test]
async fn no_place_is_given_up_before_it_is_decided_who_has_it() {
    let app = TestApp::start().await;
    let event = event(&app, manual(3)).await;
    let anna = seated(&app, &event, "anna@example.org").await;
    let path = format!("/events/{}/registrations", event["id"].as_str().unwrap());
    let bek = json!({"full_name": "Bek", "email": "bek@example.org"});
    app.post(&path, json!({"person": bek})).expect(201).await;
    name(&app, &anna, "Bek").await;
    let bek = answer_path(&app, &of(&app, &event, "Bek").await).await;
    name(&app, &bek, "Chen").await;
    accept(&app, &of(&app, &event, "Chen").await).await;
    assert_eq!(standing(&app, &event).await, ["anna confirmed", "bek confirmed", "chen pending"]);
    decide(&app, &event, "Chen", "approve").await;
    assert_eq!(standing(&app, &event).await, ["anna withdrawn", "bek withdrawn", "chen confirmed"]);
}

#[tokio::test]
async fn in_whose_place_somebody_comes_is_not_named_and_nothing_of_it_shows() {
    let app = TestApp::start().await;
    let event = event(&app, json!({})).await;
    let anna = answer_path(&app, &invite(&app, &event, "anna@example.org", json!({})).await).await;
    let chen = answer_path(&app, &invite(&app, &event, "chen@example.org", json!({})).await).await;
    name(&app, &chen, "Dana").await;
    accept(&app, &of(&app, &event, "Dana").await).await;
    name(&app, &anna, "Chen").await;
    let shown = app.raw("GET", &anna).expect(200).await.text();
    assert!(shown.contains("We have no answer from them about your place yet."), "{shown}");
    assert_eq!(of(&app, &event, "Person of chen@example.org").await["status"], "declined");
    app.raw("POST", &anna).form(&[("answer", "accept")]).expect(303).await;
}

#[tokio::test]
async fn an_invitation_of_the_organizers_own_stays_what_they_made_it() {
    let app = TestApp::start().await;
    let event = event(&app, json!({})).await;
    let soon = json!({"expires_at": "2026-03-20T00:00:00Z"});
    let anna = answer_path(&app, &invite(&app, &event, "anna@example.org", soon).await).await;
    let later = json!({"expires_at": "2026-04-20T00:00:00Z"});
    invite(&app, &event, "chen@example.org", later).await;
    let path = format!("/events/{}/invitations", event["id"].as_str().unwrap());
    let dana = json!({"full_name": "Dana", "email": "dana@example.org"});
    app.post(&path, json!({"person": dana})).expect(201).await;
    name(&app, &anna, "Chen").await;
    let chen = of(&app, &event, "Person of chen@example.org").await;
    assert_eq!(chen["expires_at"], "2026-04-20T00:00:00+00:00");
    name(&app, &anna, "Dana").await;
    assert_eq!(of(&app, &event, "Dana").await["status"], "draft", "not for an invitee to send");
}

#[tokio::test]
async fn whoever_keeps_a_place_hears_that_nobody_comes_whatever_the_reason() {
    let app = TestApp::start().await;
    let (event, pages) = full(&app, json!({}), &["anna"]).await;
    let path = format!("/events/{}/registrations", event["id"].as_str().unwrap());
    let bek = json!({"full_name": "Bek", "email": "bek@example.org"});
    app.post(&path, json!({"person": bek})).expect(201).await;
    // Somebody who was registered before, and declines.
    name(&app, &pages[0], "Bek").await;
    let bek = answer_path(&app, &of(&app, &event, "Bek").await).await;
    app.raw("POST", &bek).form(&[("answer", "decline")]).expect(303).await;
    let told = |all: &[String]| all.iter().filter(|it| it.starts_with("Nobody comes")).count();
    assert_eq!(told(&letters(&app, "anna@example.org").await), 1);
    // Somebody who names a person that the organizers took back.
    let dana = invite(&app, &event, "dana@example.org", json!({})).await;
    app.act(&format!("/invitations/{}/revoke", dana["id"].as_str().unwrap())).expect(200).await;
    name(&app, &pages[0], "Chen").await;
    let chen = answer_path(&app, &of(&app, &event, "Chen").await).await;
    name(&app, &chen, "Dana").await;
    assert_eq!(told(&letters(&app, "anna@example.org").await), 2);
    // Somebody whose time runs out.
    name(&app, &pages[0], "Erlan").await;
    let erlan = of(&app, &event, "Erlan").await;
    let path = format!("/invitations/{}", erlan["id"].as_str().unwrap());
    app.patch(&path, "*", json!({"expires_at": "2026-03-05T00:00:00Z"})).expect(200).await;
    app.clock.advance(Duration::days(4));
    convoke::worker::tick(&app.app.context).await.unwrap();
    assert_eq!(told(&letters(&app, "anna@example.org").await), 3);
    let before = fingerprint(&app).await;
    convoke::worker::tick(&app.app.context).await.unwrap();
    assert_eq!(fingerprint(&app).await, before);
    // Organizers who give somebody more time after all invite them by themselves.
    app.patch(&path, "*", json!({"expires_at": "2026-05-01T00:00:00Z"})).expect(200).await;
    accept(&app, &of(&app, &event, "Erlan").await).await;
    let seated = ["anna confirmed", "bek withdrawn", "erlan confirmed"];
    assert_eq!(standing(&app, &event).await, seated);
    // Somebody whose invitation the organizers take back.
    name(&app, &pages[0], "Farid").await;
    let farid = of(&app, &event, "Farid").await;
    app.act(&format!("/invitations/{}/revoke", farid["id"].as_str().unwrap())).expect(200).await;
    let shown = app.raw("GET", &pages[0]).expect(200).await.text();
    assert!(shown.contains("They do not come. Your registration stays as it was."), "{shown}");
    assert_eq!(told(&letters(&app, "anna@example.org").await), 4);
}

#[tokio::test]
async fn the_page_of_any_registration_says_for_whom_its_place_is_kept() {
    let app = TestApp::start().await;
    let (event, pages) = full(&app, json!({}), &["anna"]).await;
    name(&app, &pages[0], "Bek").await;
    app.raw("POST", &pages[0]).form(&[("answer", "decline")]).expect(303).await;
    let anna = of(&app, &event, ANNA).await;
    let path = format!("/events/{}/registrations", event["id"].as_str().unwrap());
    app.post(&path, json!({"person_id": anna["person_id"]})).expect(201).await;
    let rows = register(&app, &event, "").await;
    let own = manage_path(&app, &rows[0], Purpose::Manage).await;
    let shown = app.raw("GET", &own).expect(200).await.text();
    assert!(
        shown.contains(
            "You named Bek in your place. We have no answer from them about your place yet."
        ),
        "{shown}"
    );
}

#[tokio::test]
async fn what_changes_is_told_after_the_letter_that_it_changes() {
    let app = TestApp::start().await;
    let event = event(&app, json!({})).await;
    invite(&app, &event, "bek@example.org", json!({})).await;
    app.catcher.expect([Outcome::Deferred(Reply::from_relay(451, "later"))]);
    app.deliver().await;
    let path = format!("/events/{}", event["id"].as_str().unwrap());
    let moved = json!({"starts_on": "2026-05-26", "ends_on": "2026-05-28", "notify": true});
    app.patch(&path, "*", moved).expect(200).await;
    app.deliver().await;
    assert_eq!(
        letters(&app, "bek@example.org").await.len(),
        0,
        "the letter waits, and so does this"
    );
    app.post(&format!("{path}/cancel"), json!({})).expect(200).await;
    app.clock.advance(Duration::hours(6));
    assert_eq!(letters(&app, "bek@example.org").await, Vec::<String>::new());
    assert_eq!(of(&app, &event, BEK).await["status"], "draft");
}

#[tokio::test]
async fn whose_invitation_is_taken_back_waits_for_nobodys_place() {
    let app = TestApp::start().await;
    let event = event(&app, manual(1)).await;
    let anna = seated(&app, &event, "anna@example.org").await;
    name(&app, &anna, "Chen").await;
    let chen = of(&app, &event, "Chen").await;
    accept(&app, &chen).await;
    app.act(&format!("/invitations/{}/revoke", chen["id"].as_str().unwrap())).expect(200).await;
    let told = letters(&app, "anna@example.org").await;
    assert!(told.iter().any(|it| it.starts_with("Nobody comes")), "{told:?}");
    decide(&app, &event, "Chen", "approve").await;
    assert_eq!(standing(&app, &event).await, ["anna confirmed", "chen waitlisted 1"]);
}
