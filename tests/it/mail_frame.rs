//! What stands around every mail: who holds the event, and whose the links are.

use serde_json::{Value, json};

use crate::support::TestApp;
use crate::support::scene::{event, invite};

const YOURS: &str = "The links in this mail are yours alone.";

async fn organization(app: &TestApp, name: &str) -> Value {
    let body =
        json!({"name": name, "names": {"ru": format!("{name} (рус.)")}, "kind": "government"});
    app.post("/organizations", body).json_of(201).await["id"].clone()
}

/// An event whose lead stands second.
async fn held(app: &TestApp) -> Value {
    let (fund, ministry) = (organization(app, "Fund").await, organization(app, "Ministry").await);
    let organizations = json!([
        {"organization_id": fund, "role": "co_organizer"},
        {"organization_id": ministry, "role": "lead"},
        {"organization_id": fund, "role": "host"},
    ]);
    event(app, json!({"organizations": organizations})).await
}

async fn letter_to(app: &TestApp, address: &str) -> String {
    app.deliver().await;
    app.mail_to(address).text()
}

#[tokio::test]
async fn organizers_stand_in_mails_as_on_pages_the_leading_ones_first() {
    let app = TestApp::start().await;
    let event = held(&app).await;
    invite(&app, &event, "a@example.org", json!({})).await;
    let letter = letter_to(&app, "a@example.org").await;
    assert!(letter.contains("Ministry and Fund have the honour to invite you"), "{letter}");
    invite(&app, &event, "b@example.org", json!({"language": "ru"})).await;
    let letter = letter_to(&app, "b@example.org").await;
    assert!(letter.contains("Ministry (рус.) и Fund (рус.) имеют честь"), "{letter}");
}

#[tokio::test]
async fn a_mail_without_a_personal_link_names_its_senders_and_warns_of_no_link() {
    let app = TestApp::start().await;
    let event = held(&app).await;
    invite(&app, &event, "a@example.org", json!({})).await;
    let letter = letter_to(&app, "a@example.org").await;
    assert!(letter.contains(YOURS) && letter.contains("/i/"), "{letter}");
    let path = format!("/events/{}/cancel", event["id"].as_str().unwrap());
    app.post(&path, json!({})).expect(200).await;
    let letter = letter_to(&app, "a@example.org").await;
    assert!(letter.contains("will not take place"), "{letter}");
    assert!(!letter.contains(YOURS) && !letter.contains("/i/"), "{letter}");
    assert!(letter.contains("This mail was sent to you by Ministry and Fund."), "{letter}");
}

#[tokio::test]
async fn a_mail_about_an_event_without_organizers_does_not_call_the_event_its_sender() {
    let app = TestApp::start().await;
    let event = event(&app, json!({})).await;
    invite(&app, &event, "a@example.org", json!({})).await;
    app.deliver().await;
    let path = format!("/events/{}/cancel", event["id"].as_str().unwrap());
    app.post(&path, json!({})).expect(200).await;
    let letter = letter_to(&app, "a@example.org").await;
    assert!(letter.contains("This mail was sent to you about Digital government."), "{letter}");
}
