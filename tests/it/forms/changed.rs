//! A form that changes while people answer it, and answers that are nobody's word any more.

use convoke::mail::Purpose;
use serde_json::{Value, json};

use super::{address, ask, field};
use crate::support::TestApp;
use crate::support::scene::{answer_path, event, invite, manage_path, register};

/// The version of the form that a page asks.
async fn asked_on(app: &TestApp, page: &str) -> String {
    let html = app.raw("GET", page).expect(200).await.text();
    let (_, rest) = html.split_once("name=\"asked\" value=\"").expect("the page says what it asks");
    rest.split_once('"').unwrap().0.to_owned()
}

/// What a browser sends of a page: the fields that one types into always.
fn browser<'a>(asked: &'a str, said: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let always = [("asked", asked), ("organization", ""), ("position", ""), ("country", "")];
    always.into_iter().chain(said.iter().copied()).collect()
}

fn photos(labels: [&str; 2]) -> Value {
    json!([field("photos", "consent", labels, json!({}))])
}

fn given(row: &Value, purpose: &str) -> Option<(bool, String)> {
    let consent = row["consents"].as_array().unwrap().iter().find(|it| it["purpose"] == purpose)?;
    Some((consent["given"].as_bool().unwrap(), consent["version"].as_str().unwrap().to_owned()))
}

#[tokio::test]
async fn nobody_agrees_to_a_text_that_they_were_not_shown() {
    let app = TestApp::start().await;
    let event = event(&app, json!({})).await;
    ask(&app, &event, photos(["Photos of me", "Фото"])).await;
    let invitation = invite(&app, &event, "anna@example.org", json!({})).await;
    let page = answer_path(&app, &invitation).await;
    let seen = asked_on(&app, &page).await;
    ask(&app, &event, photos(["Photos and films of me", "Фото и видео"])).await;
    let form = browser(&seen, &[("answer", "accept"), ("photos", "yes")]);
    let again = app.raw("POST", &page).form(&form).expect(422).await.text();
    assert!(again.contains("have changed since you opened it"), "{again}");
    assert!(again.contains("Photos and films of me"), "{again}");
    assert!(register(&app, &event, "").await.is_empty());
    let russian = app.raw("POST", &format!("{page}?language=ru")).form(&form).expect(422).await;
    assert!(russian.text().contains("Вопросы на этой странице изменились"), "{}", russian.text());
    let now = asked_on(&app, &page).await;
    assert_ne!(now, seen);
    let form = browser(&now, &[("answer", "accept"), ("photos", "yes")]);
    app.raw("POST", &page).form(&form).expect(303).await;
    let row = register(&app, &event, "").await.remove(0);
    assert_eq!(given(&row, "photos"), Some((true, "2".to_owned())));
    // The same on one's own page: a box that was not there yet is not refused.
    let own = manage_path(&app, &row, Purpose::Manage).await;
    let seen = asked_on(&app, &own).await;
    ask(&app, &event, json!([])).await;
    let form = browser(&seen, &[("action", "save")]);
    app.raw("POST", &own).form(&form).expect(422).await;
    let row = register(&app, &event, "").await.remove(0);
    assert_eq!(given(&row, "photos"), Some((true, "2".to_owned())));
}

#[tokio::test]
async fn a_text_that_is_translated_is_the_same_text() {
    let app = TestApp::start().await;
    let event = event(&app, json!({})).await;
    let english = json!({"en": "Photos of me"});
    let text = |label: Value| json!([{"key": "photos", "kind": "consent", "label": label}]);
    ask(&app, &event, text(english)).await;
    let both = json!({"en": "Photos of me", "ru": "Мои фотографии"});
    let translated = ask(&app, &event, text(both.clone())).await;
    assert_eq!(translated["field_versions"], json!({"photos": 1}));
    let gone = ask(&app, &event, json!([])).await;
    assert_eq!(gone["former_fields"][0]["label"], both, "what was asked is on record as it was");
    let other = ask(&app, &event, text(json!({"en": "Photos", "ru": "Мои фотографии"}))).await;
    assert_eq!(other["field_versions"], json!({"photos": 2}));
}

#[tokio::test]
async fn what_organizers_wrote_for_themselves_is_opened_to_nobody() {
    let app = TestApp::start().await;
    let event = event(&app, json!({})).await;
    let notes = |more: Value| json!([field("notes", "text", ["Notes", "Заметки"], more)]);
    ask(&app, &event, notes(json!({"organizers_only": true}))).await;
    for fields in [notes(json!({})), notes(json!({"organizers_only": false}))] {
        let refused = app.patch(&address(&event), "*", json!({"fields": fields})).expect(422).await;
        assert_eq!(refused.pointers(), ["/fields/0/organizers_only"]);
        assert_eq!(refused.json()["errors"][0]["code"], "was_private");
    }
    ask(&app, &event, json!([])).await;
    app.patch(&address(&event), "*", json!({"fields": notes(json!({}))})).expect(422).await;
    // What everybody was asked may become the organizers' alone.
    let hotel = |more: Value| json!([field("hotel", "text", ["Hotel", "Гостиница"], more)]);
    ask(&app, &event, hotel(json!({}))).await;
    ask(&app, &event, hotel(json!({"organizers_only": true}))).await;
}

#[tokio::test]
async fn what_a_stranger_answered_to_what_is_asked_no_more_is_not_the_owners_word() {
    let app = TestApp::start().await;
    let event = event(&app, json!({})).await;
    let one = |key: &str| field(key, "text", [key, key], json!({}));
    ask(&app, &event, json!([one("motive"), one("topic")])).await;
    let page = format!("/e/{}/register", event["slug"].as_str().unwrap());
    let typed = [
        ("full_name", "Anna"),
        ("email", "anna@example.org"),
        ("motive", "Malice"),
        ("topic", "Land"),
    ];
    app.raw("POST", &page).form(&typed).expect(200).await;
    ask(&app, &event, json!([one("topic")])).await;
    let row = register(&app, &event, "").await.remove(0);
    let confirm = manage_path(&app, &row, Purpose::ConfirmAddress).await;
    let seen = asked_on(&app, &confirm).await;
    let form = browser(&seen, &[("action", "confirm"), ("full_name", "Anna"), ("topic", "Law")]);
    app.raw("POST", &confirm).form(&form).expect(303).await;
    let row = register(&app, &event, "").await.remove(0);
    assert_eq!((&row["status"], &row["answers"]), (&json!("confirmed"), &json!({"topic": "Law"})));
}

#[tokio::test]
async fn what_a_stranger_agreed_to_does_not_come_back_by_an_organizers_hand() {
    let app = TestApp::start().await;
    let event = event(&app, json!({})).await;
    ask(&app, &event, photos(["Photos of me", "Фото"])).await;
    let page = format!("/e/{}/register", event["slug"].as_str().unwrap());
    let typed = [("full_name", "Anna"), ("email", "anna@example.org"), ("photos", "yes")];
    app.raw("POST", &page).form(&typed).expect(200).await;
    let row = register(&app, &event, "").await.remove(0);
    let own = format!("/registrations/{}", row["id"].as_str().unwrap());
    app.post(&format!("{own}/withdraw"), json!({"notify": false})).expect(200).await;
    let anna = json!({"person_id": row["person_id"], "notify": false});
    let path = format!("/events/{}/registrations", event["id"].as_str().unwrap());
    let row = app.post(&path, anna).json_of(201).await;
    assert_eq!((&row["status"], &row["consents"]), (&json!("confirmed"), &json!([])));
}
