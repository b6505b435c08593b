//! What an action answers: the object as it is now, with the version to change it by.

use serde_json::{Value, json};

use crate::support::TestApp;
use crate::support::scene::{event, invite};

#[tokio::test]
async fn an_action_gives_the_etag_that_reading_the_object_gives() {
    let app = TestApp::start().await;
    let event = event(&app, json!({})).await;
    let id = event["id"].as_str().unwrap();
    let at = |part: &str| format!("/events/{id}/{part}");
    let invitation = invite(&app, &event, "anna@example.org", json!({})).await;
    let invitation = format!("/invitations/{}", invitation["id"].as_str().unwrap());
    let person = json!({"person": {"full_name": "Boris", "email": "boris@example.org"}});
    let registration = app.post(&at("registrations"), person).expect(201).await.id();
    let registration = format!("/registrations/{registration}");
    let follow_up =
        json!({"name": "F", "audience": {"role": ["delegate"]}, "subject": "S", "body": "B"});
    let follow_up = app.post(&at("follow-ups"), follow_up).expect(201).await.id();
    let follow_up = format!("/follow-ups/{follow_up}");
    let mails = app.get("/mail/messages").json_of(200).await;
    let mail = format!("/mail/messages/{}", mails["items"][0]["id"].as_str().unwrap());
    for (path, verb, body) in [
        (&mail, "cancel", json!({})),
        (&invitation, "remind", json!({})),
        (&invitation, "answer", json!({"answer": "accept"})),
        (&registration, "withdraw", json!({})),
        (&follow_up, "cancel", json!({})),
        (&format!("/events/{id}"), "cancel", json!({})),
        (&format!("/events/{id}"), "archive", json!({})),
    ] {
        let acting = format!("{path}/{verb}");
        let call = || app.post(&acting, body.clone()).header("idempotency-key", &acting);
        let acted = call().expect(200).await;
        let read = app.get(path).expect(200).await;
        assert_eq!(acted.header("etag"), read.etag(), "{acting}");
        assert_eq!(acted.json(), read.json(), "{acting}");
        let again = call().expect(200).await;
        assert_eq!(again.header("idempotency-replayed"), "true");
        assert_eq!(again.header("etag"), acted.header("etag"), "{acting}, again");
    }
}

#[tokio::test]
async fn the_description_says_which_actions_give_an_etag() {
    let app = TestApp::start().await;
    let document = app.raw("GET", "/openapi.json").json_of(200).await;
    let gives = |path: &str| {
        let answer = &document["paths"][format!("/api/v1{path}")]["post"]["responses"]["200"];
        answer["headers"]["ETag"].is_object()
    };
    for path in ["/events/{id}/publish", "/registrations/{id}/promote", "/invitations/{id}/answer"]
    {
        assert!(gives(path), "{path}");
    }
    for path in ["/follow-ups/{id}/preview", "/events/{id}/invitations/batch"] {
        assert!(!gives(path), "{path}: what it gives has no version");
    }
}

#[tokio::test]
async fn the_formats_of_an_agenda_are_a_closed_list() {
    let app = TestApp::start().await;
    let document = app.raw("GET", "/openapi.json").json_of(200).await;
    let agenda = &document["paths"]["/api/v1/events/{id}/agenda"]["get"];
    let mut parameters = agenda["parameters"].as_array().unwrap().iter();
    let format: &Value = parameters.find(|it| it["name"] == "format").unwrap();
    assert_eq!(format["schema"]["enum"], json!(["json", "ics", "html"]));
    let event = event(&app, json!({})).await;
    let path = format!("/events/{}/agenda", event["id"].as_str().unwrap());
    let wrong = app.get(&format!("{path}?format=pdf&language=xx")).expect(400).await;
    assert_eq!(wrong.pointers(), ["/format", "/language"]);
    assert_eq!(wrong.json()["errors"][0]["code"], "choice");
    for format in ["json", "ics", "html"] {
        app.get(&format!("{path}?format={format}")).expect(200).await;
    }
}
