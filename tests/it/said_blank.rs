//! Texts in several languages: a language is named once, rightly, and with a text.

use serde_json::{Value, json};

use crate::support::TestApp;
use crate::support::scene::event;

async fn pointers(app: &TestApp, path: &str, body: Value) -> Vec<String> {
    app.post(path, body).expect(422).await.pointers()
}

#[tokio::test]
async fn a_language_without_a_text_is_refused_where_it_stands() {
    let app = TestApp::start().await;
    let event = event(&app, json!({})).await;
    let at = |part: &str| format!("/events/{}/{part}", event["id"].as_str().unwrap());
    let half = json!({"en": " ", "ru": "Текст"});
    let follow_up = json!({
        "name": "F", "audience": {"role": ["delegate"]}, "subject": "S", "body": half,
    });
    assert_eq!(pointers(&app, &at("follow-ups"), follow_up).await, ["/body/en"]);
    let text = json!({"text": half});
    assert_eq!(pointers(&app, &at("recommendations"), text).await, ["/text/en"]);
    let panel = json!({"title": "P", "description": half});
    assert_eq!(pointers(&app, &at("panels"), panel).await, ["/description/en"]);
    let programme = json!({"kind": "project", "title": "P", "description": half});
    assert_eq!(pointers(&app, "/programmes", programme).await, ["/description/en"]);
    let own = format!("/events/{}", event["id"].as_str().unwrap());
    let wrong = app.patch(&own, "*", json!({"description": half})).expect(422).await;
    assert_eq!(wrong.pointers(), ["/description/en"]);
    let wrong = app.patch(&own, "*", json!({"description": ""})).expect(422).await;
    assert_eq!(wrong.pointers(), ["/description"]);
}

#[tokio::test]
async fn a_language_that_there_is_not_is_named_where_it_stands() {
    let app = TestApp::start().await;
    let body = json!({"kind": "project", "title": {"xx": "a"}});
    let wrong = app.post("/programmes", body).expect(422).await;
    assert_eq!(wrong.pointers(), ["/title/xx"]);
    let message = wrong.json()["errors"][0]["message"].clone();
    assert!(
        message.as_str().unwrap().contains("xx")
            && message.as_str().unwrap().contains("language tag")
    );
    let event = event(&app, json!({})).await;
    let own = format!("/events/{}", event["id"].as_str().unwrap());
    let wrong = app.patch(&own, "*", json!({"theme": {"en": "a", "e": "b"}})).expect(422).await;
    assert_eq!(wrong.pointers(), ["/theme/e"]);
}

#[tokio::test]
async fn two_spellings_of_one_language_are_refused_and_none_is_lost() {
    let app = TestApp::start().await;
    let title = json!({"uz-latn": "Birinchi", "uz-Latn": "Ikkinchi"});
    let wrong =
        app.post("/programmes", json!({"kind": "project", "title": title})).expect(422).await;
    assert_eq!(wrong.pointers(), ["/title"]);
    assert_eq!(wrong.json()["errors"][0]["code"], "duplicate");
    let body = json!({"kind": "project", "title": {"uz-latn": "Birinchi"}});
    let made = app.post("/programmes", body).json_of(201).await;
    assert_eq!(made["title"], json!({"uz-Latn": "Birinchi"}));
}
