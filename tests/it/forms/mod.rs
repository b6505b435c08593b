//! The registration form: what is asked, and what becomes of it when that changes.

mod answers;
mod changed;
mod earlier;
pub mod files;
mod kept;
mod pages;
mod sensitive;
mod sets;

use serde_json::{Value, json};

use crate::support::TestApp;
use crate::support::scene::event;

/// The address of an event's form.
pub fn address(event: &Value) -> String {
    format!("/events/{}/registration-form", event["id"].as_str().unwrap())
}

/// Asks `fields` of those who register; the form.
pub async fn ask(app: &TestApp, event: &Value, fields: Value) -> Value {
    app.patch(&address(event), "*", json!({"fields": fields})).json_of(200).await
}

/// A field with a label in both languages, and `more` over that.
pub fn field(key: &str, kind: &str, labels: [&str; 2], more: Value) -> Value {
    let mut field = json!({"key": key, "kind": kind, "label": {"en": labels[0], "ru": labels[1]}});
    for (name, value) in more.as_object().unwrap() {
        field[name] = value.clone();
    }
    field
}

/// An option with a label in both languages.
pub fn option(value: &str, labels: [&str; 2]) -> Value {
    json!({"value": value, "label": {"en": labels[0], "ru": labels[1]}})
}

/// A form with a field of every kind that is typed or chosen.
pub fn all_kinds() -> Value {
    let diets = [option("vegan", ["Vegan", "Веганское"]), option("halal", ["Halal", "Халяль"])];
    let tracks = [option("law", ["Law", "Право"]), option("it", ["Systems", "Системы"])];
    json!([
        field(
            "topic",
            "text",
            ["What would you like to hear about?", "О чём вы хотели бы услышать?"],
            json!({})
        ),
        field("about", "long_text", ["About your work", "О вашей работе"], json!({})),
        field("years", "number", ["Years in office", "Стаж, лет"], json!({})),
        field("arrives_on", "date", ["Day of arrival", "День приезда"], json!({})),
        field("visa", "yes_no", ["Do you need a visa?", "Нужна ли вам виза?"], json!({})),
        field(
            "visa_from",
            "country",
            ["Which country’s passport?", "Паспорт какой страны?"],
            json!({"show_if": {"field": "visa", "is": [true]}})
        ),
        field("track", "one_of", ["Track", "Секция"], json!({"options": tracks})),
        field("diet", "several_of", ["Diet", "Питание"], json!({"options": diets})),
        field(
            "photos",
            "consent",
            ["You may publish photos of me", "Мои фотографии можно публиковать"],
            json!({})
        ),
        field("hotel", "text", ["Hotel", "Гостиница"], json!({"organizers_only": true})),
    ])
}

/// Asks for the diet and the topic, in one line each.
pub async fn ask_a_little(app: &TestApp, event: &Value) {
    let diet = field("diet", "text", ["Diet", "Питание"], json!({}));
    let topic = field("topic", "text", ["Topic", "Тема"], json!({}));
    ask(app, event, json!([diet, topic])).await;
}

#[tokio::test]
async fn a_form_is_asked_in_its_order_and_read_as_it_was_sent() {
    let app = TestApp::start().await;
    let event = event(&app, json!({})).await;
    let own = address(&event);
    let read = app.get(&own).expect(200).await;
    assert_eq!(read.etag(), "\"0\"");
    assert_eq!(read.json()["fields"], json!([]));
    let made = app.patch(&own, &read.etag(), json!({"fields": all_kinds()})).expect(200).await;
    assert_eq!(made.etag(), "\"1\"");
    let shown = made.json();
    let keys = |form: &Value| -> Vec<String> {
        let fields = form["fields"].as_array().unwrap().iter();
        fields.map(|field| field["key"].as_str().unwrap().to_owned()).collect()
    };
    let expected = [
        "topic",
        "about",
        "years",
        "arrives_on",
        "visa",
        "visa_from",
        "track",
        "diet",
        "photos",
        "hotel",
    ];
    assert_eq!(keys(&shown), expected);
    assert!(shown["field_versions"].as_object().unwrap().values().all(|version| version == 1));
    assert_eq!(shown["former_fields"], json!([]));
    assert_eq!(app.get(&own).json_of(200).await, shown);
    let again = app.patch(&own, "*", json!({"fields": shown["fields"]})).expect(200).await;
    assert_eq!(again.etag(), "\"1\"", "what is shown can be sent back, and changes nothing");
    app.patch(&own, &read.etag(), json!({"fields": []})).expect(412).await;
    app.call("PATCH", &own).json(json!({"fields": []})).expect(428).await;
}

#[tokio::test]
async fn a_new_question_is_a_new_version_and_the_one_before_stays_on_record() {
    let app = TestApp::start().await;
    let event = event(&app, json!({})).await;
    let topic = |label: &str, more: Value| field("topic", "text", [label, "Тема"], more);
    let other = field("other", "text", ["Other", "Другое"], json!({}));
    ask(&app, &event, json!([topic("Topic", json!({})), other])).await;
    let moved = ask(&app, &event, json!([other, topic("Topic", json!({"required": true}))])).await;
    assert_eq!(moved["field_versions"], json!({"other": 1, "topic": 1}), "the same is asked");
    let renamed = ask(&app, &event, json!([topic("Your topic", json!({}))])).await;
    assert_eq!(renamed["field_versions"], json!({"topic": 2}));
    let former: Vec<(&Value, &Value, &Value)> = renamed["former_fields"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| (&it["key"], &it["version"], &it["label"]["en"]))
        .collect();
    let expected = [
        (&json!("other"), &json!(1), &json!("Other")),
        (&json!("topic"), &json!(1), &json!("Topic")),
    ];
    assert_eq!(former, expected);
    let back = ask(&app, &event, json!([topic("Topic", json!({})), other])).await;
    assert_eq!(back["field_versions"], json!({"other": 2, "topic": 3}), "no version comes twice");
}

#[tokio::test]
async fn all_that_is_wrong_with_a_form_is_named_at_once() {
    let app = TestApp::start().await;
    let event = event(&app, json!({})).await;
    let fields = json!([
        field("email", "text", ["E-mail", "Почта"], json!({})),
        field("visa", "yes_no", [" ", "Виза"], json!({"options": [option("a", ["A", "А"])]})),
        field(
            "visa",
            "one_of",
            ["Visa", "Виза"],
            json!({"show_if": {"field": "later", "is": [true]}})
        ),
        field(
            "later",
            "yes_no",
            ["Later", "Позже"],
            json!({"show_if": {"field": "visa", "is": ["no"]}})
        ),
    ]);
    let wrong = app.patch(&address(&event), "*", json!({"fields": fields})).expect(422).await;
    let expected = [
        "/fields/0/key",
        "/fields/1/label/en",
        "/fields/1/options",
        "/fields/2/key",
        "/fields/2/options",
        "/fields/2/show_if/field",
        "/fields/3/show_if/is/0",
    ];
    assert_eq!(wrong.pointers(), expected);
    assert_eq!(app.get(&address(&event)).json_of(200).await["version"], 0, "nothing was kept");
}

#[tokio::test]
async fn the_next_event_of_a_series_asks_the_same_and_a_draft_goes_with_its_form() {
    let app = TestApp::start().await;
    let event = event(&app, json!({})).await;
    let first = ask(&app, &event, all_kinds()).await;
    let path = format!("/events/{}", event["id"].as_str().unwrap());
    let next =
        app.post(&format!("{path}/clone"), json!({"starts_on": "2027-05-24"})).json_of(201).await;
    let copy = app.get(&address(&next)).json_of(200).await;
    assert_eq!((&copy["fields"], &copy["version"]), (&first["fields"], &json!(1)));
    ask(&app, &next, json!([])).await;
    assert_eq!(app.get(&address(&event)).json_of(200).await["fields"], first["fields"]);
    app.delete(&format!("/events/{}", next["id"].as_str().unwrap())).expect(204).await;
    app.get(&address(&next)).expect(404).await;
}

#[tokio::test]
async fn the_form_of_an_event_that_is_put_away_stays_as_it_is() {
    let app = TestApp::start().await;
    let event = event(&app, json!({})).await;
    let path = format!("/events/{}", event["id"].as_str().unwrap());
    app.post(&format!("{path}/cancel"), json!({"reason": "No"})).expect(200).await;
    app.act(&format!("{path}/archive")).expect(200).await;
    app.patch(&address(&event), "*", json!({"fields": all_kinds()})).expect(409).await;
}
