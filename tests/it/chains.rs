//! Chains of people who name one another: one place, and each of them its own.

use serde_json::{Value, json};

use crate::support::TestApp;
use crate::support::named::{accept, full, name, naming, of, page_of, shown, standing};
use crate::support::scene::{answer_path, event, fingerprint, invite, register};

const ANNA: &str = "Person of anna@example.org";
const BEK: &str = "Person of bek@example.org";
const CHEN: &str = "Person of chen@example.org";

#[tokio::test]
async fn one_acceptance_takes_one_place() {
    let app = TestApp::start().await;
    let (event, pages) = full(&app, json!({}), &["bek"]).await;
    invite(&app, &event, "chen@example.org", json!({})).await;
    let path = format!("/events/{}/registrations", event["id"].as_str().unwrap());
    let person = of(&app, &event, CHEN).await["person_id"].clone();
    app.post(&path, json!({"person_id": person})).expect(201).await;
    let chen = page_of(&app, &event, CHEN).await;
    name(&app, &chen, "Dana").await;
    name(&app, &pages[0], "Chen").await;
    assert_eq!(of(&app, &event, CHEN).await["status"], "declined", "Chen has named somebody");
    accept(&app, &of(&app, &event, "Dana").await).await;
    let settled = ["bek confirmed", "chen withdrawn", "dana confirmed"];
    assert_eq!(standing(&app, &event).await, settled);
    app.raw("POST", &pages[0]).form(&[("answer", "accept")]).expect(303).await;
    assert_eq!(standing(&app, &event).await, settled);
}

#[tokio::test]
async fn whom_somebody_named_in_turn_and_none_of_whom_comes_is_asked_again() {
    let app = TestApp::start().await;
    let (event, pages) = full(&app, json!({"capacity": 1}), &["bek"]).await;
    let chen = invite(&app, &event, "chen@example.org", json!({})).await;
    let chen = answer_path(&app, &chen).await;
    name(&app, &chen, "Dana").await;
    let dana = page_of(&app, &event, "Dana").await;
    app.raw("POST", &dana).form(&[("answer", "decline")]).expect(303).await;
    name(&app, &pages[0], "Chen").await;
    app.raw("GET", &dana).expect(404).await;
    app.raw("POST", &chen).form(&[("answer", "accept")]).expect(303).await;
    assert_eq!(standing(&app, &event).await, ["bek withdrawn", "chen confirmed"]);
}

#[tokio::test]
async fn with_an_invitation_goes_whoever_was_to_come_in_its_place() {
    let app = TestApp::start().await;
    let (event, pages) = full(&app, json!({}), &["anna"]).await;
    name(&app, &pages[0], "Bek").await;
    let bek = of(&app, &event, "Bek").await;
    name(&app, &answer_path(&app, &bek).await, "Chen").await;
    let chen = page_of(&app, &event, "Chen").await;
    app.act(&format!("/invitations/{}/revoke", bek["id"].as_str().unwrap())).expect(200).await;
    app.raw("GET", &chen).expect(404).await;
    app.raw("POST", &pages[0]).form(&[("answer", "accept")]).expect(303).await;
    assert_eq!(standing(&app, &event).await, ["anna confirmed"]);
}

#[tokio::test]
async fn whoever_has_the_place_keeps_it_when_the_one_between_is_taken_back() {
    let app = TestApp::start().await;
    let (event, pages) = full(&app, json!({}), &["anna"]).await;
    name(&app, &pages[0], "Bek").await;
    let bek = of(&app, &event, "Bek").await;
    name(&app, &answer_path(&app, &bek).await, "Chen").await;
    accept(&app, &of(&app, &event, "Chen").await).await;
    app.act(&format!("/invitations/{}/revoke", bek["id"].as_str().unwrap())).expect(200).await;
    assert_eq!(
        of(&app, &event, "Chen").await["substitute_for_id"],
        of(&app, &event, ANNA).await["id"]
    );
    app.raw("POST", &pages[0]).form(&[("answer", "accept")]).expect(409).await;
    assert_eq!(standing(&app, &event).await, ["anna withdrawn", "chen confirmed"]);
}

#[tokio::test]
async fn who_declined_does_not_take_the_place_that_was_given_back() {
    let app = TestApp::start().await;
    let (event, pages) = full(&app, json!({"capacity": 1}), &["anna"]).await;
    name(&app, &pages[0], "Bek").await;
    let bek = page_of(&app, &event, "Bek").await;
    app.raw("POST", &bek).form(&[("answer", "decline")]).expect(303).await;
    let page = shown(&app, &bek).await;
    assert!(page.contains("The place is no longer kept for you."), "{page}");
    assert!(!page.contains("name=\"answer\""), "{page}");
    let before = fingerprint(&app).await;
    let refused = app.raw("POST", &bek).form(&[("answer", "accept")]).expect(409).await.text();
    assert!(refused.contains("The place is no longer kept for you"), "{refused}");
    app.raw("POST", &bek).form(&naming("Chen", "chen@example.org")).expect(409).await;
    assert_eq!(fingerprint(&app).await, before);
    // Anna asks again.
    name(&app, &pages[0], "Bek").await;
    app.raw("POST", &bek).form(&[("answer", "accept")]).expect(303).await;
    assert_eq!(standing(&app, &event).await, ["anna withdrawn", "bek confirmed"]);
}

#[tokio::test]
async fn who_was_invited_by_the_organizers_too_comes_after_declining_like_anybody_else() {
    let app = TestApp::start().await;
    let (event, pages) = full(&app, json!({"capacity": 1}), &["anna"]).await;
    let bek = invite(&app, &event, "bek@example.org", json!({})).await;
    name(&app, &pages[0], "Bek").await;
    let page = answer_path(&app, &bek).await;
    app.raw("POST", &page).form(&[("answer", "decline")]).expect(303).await;
    app.raw("POST", &page).form(&[("answer", "accept")]).expect(303).await;
    assert_eq!(standing(&app, &event).await, ["anna confirmed", "bek waitlisted 1"]);
    assert_eq!(of(&app, &event, BEK).await["substitute_for_id"], Value::Null);
}

#[tokio::test]
async fn the_letter_says_who_named_one() {
    let app = TestApp::start().await;
    let (event, pages) = full(&app, json!({}), &["anna"]).await;
    name(&app, &pages[0], "Bek").await;
    app.deliver().await;
    let letter = app.mail_to("bek@example.org");
    let says = "Person of anna@example.org has named you to take part in their place.";
    assert!(letter.text().contains(says), "{}", letter.text());
    let first = app.mails_to("anna@example.org");
    assert!(first.iter().all(|mail| !mail.text().contains("has named you")));
    assert_eq!(register(&app, &event, "").await.len(), 1);
}

#[tokio::test]
async fn nobody_is_offered_to_accept_whom_the_organizers_turned_down() {
    let app = TestApp::start().await;
    let more = json!({"registration": {"approval": "manual"}});
    let (event, pages) = full(&app, more, &["anna"]).await;
    let row = register(&app, &event, "").await.remove(0);
    let path = format!("/registrations/{}/reject", row["id"].as_str().unwrap());
    app.post(&path, json!({})).expect(200).await;
    let page = shown(&app, &pages[0]).await;
    assert!(page.contains("The organizers have decided against your registration."), "{page}");
    assert!(!page.contains("name=\"answer\""), "{page}");
    let before = fingerprint(&app).await;
    app.raw("POST", &pages[0]).form(&naming("Bek", "bek@example.org")).expect(409).await;
    assert_eq!(fingerprint(&app).await, before);
}

#[tokio::test]
async fn a_place_in_the_room_is_not_offered_as_one_online() {
    let app = TestApp::start().await;
    let more = json!({"modality": "hybrid", "online_url": "https://meet.example.org/1",
        "capacity": 1, "online_capacity": 1});
    let event = event(&app, more).await;
    let mut pages = Vec::new();
    for (name, mode) in [("anna", "in_person"), ("bek", "online")] {
        let email = format!("{name}@example.org");
        let page = answer_path(&app, &invite(&app, &event, &email, json!({})).await).await;
        let form = [("answer", "accept"), ("attendance_mode", mode)];
        app.raw("POST", &page).form(&form).expect(303).await;
        pages.push(page);
    }
    name(&app, &pages[0], "Chen").await;
    let page = shown(&app, &page_of(&app, &event, "Chen").await).await;
    assert_eq!(page.matches("(waiting list)").count(), 1, "of the two, one is full: {page}");
}
