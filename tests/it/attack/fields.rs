//! What answers have and requests do not: ids, versions, states, counters, instants, codes. Whoever
//! sends one is told that there is no such field, and nothing is done.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::{Operation, deeds, furnished, operations, programme};
use crate::support::TestApp;

/// What a value of a schema may look like here: its properties, whichever way it is put together.
fn properties(document: &Value, schema: &Value) -> Map<String, Value> {
    if let Some(name) = schema["$ref"].as_str() {
        return properties(document, document.pointer(name.trim_start_matches('#')).unwrap());
    }
    let mut all = schema["properties"].as_object().cloned().unwrap_or_default();
    for part in ["allOf", "anyOf", "oneOf"] {
        for inner in schema[part].as_array().into_iter().flatten() {
            all.extend(properties(document, inner));
        }
    }
    all
}

/// What the answer of an operation has beyond what it takes, with values as they come back.
fn kept(document: &Value, operation: &Operation) -> Map<String, Value> {
    let it = &document["paths"][&operation.path][operation.method.to_lowercase()];
    let content = |it: &Value| {
        let kinds = it["content"].as_object().into_iter().flatten();
        kinds.map(|(_, content)| content.clone()).next().unwrap_or_default()
    };
    let answers = ["200", "201"].map(|status| content(&it["responses"][status]));
    let answer = answers.into_iter().find(Value::is_object).unwrap_or_default();
    let taken = properties(document, &content(&it["requestBody"])["schema"]);
    let given = properties(document, &answer["schema"]).into_iter();
    let kept = given.filter(|(name, _)| !taken.contains_key(name));
    kept.map(|(name, _)| (name.clone(), answer["example"][&name].clone())).collect()
}

/// Where an object stands in a body that is no text by language and no free answer.
fn objects(value: &Value, at: String, found: &mut Vec<String>) {
    match value {
        Value::Object(fields) => {
            let by_language = fields.keys().all(|key| ["en", "ru"].contains(&key.as_str()));
            if !by_language {
                found.push(at.clone());
            }
            for (name, inner) in fields.iter().filter(|(name, _)| *name != "answers") {
                objects(inner, format!("{at}/{name}"), found);
            }
        }
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                objects(item, format!("{at}/{index}"), found);
            }
        }
        _ => {}
    }
}

async fn refused(
    app: &TestApp,
    operation: &Operation,
    ids: &BTreeMap<&str, String>,
    at: &[String],
) {
    let what = format!("{} {}: {}", operation.method, operation.path, operation.body);
    let answer = operation.by(app, Some(&app.admin), ids).await;
    assert_eq!(answer.status, 422, "{what}: {}", answer.text());
    let errors = answer.json()["errors"].as_array().unwrap().clone();
    for pointer in at {
        let told = errors.iter().find(|error| error["pointer"] == pointer.as_str());
        let told = told.unwrap_or_else(|| panic!("{what}: {pointer} is not refused"));
        assert_eq!(told["code"], "unknown", "{what}: {pointer}");
    }
}

#[tokio::test]
async fn what_is_ours_to_set_is_refused_from_everybody() {
    let app = TestApp::start().await;
    let document = app.raw("GET", "/openapi.json").json_of(200).await;
    let programme = programme(&app, "Ours").await;
    let ids = furnished(&app, "Ours", &programme).await;
    let before = deeds(&app).await;
    let mut tried = 0;
    for operation in operations(&app).await.iter().filter(|it| it.body.is_object()) {
        let kept = kept(&document, operation);
        let mut body = operation.body.clone();
        body.as_object_mut().unwrap().extend(kept.clone());
        let at: Vec<String> = kept.keys().map(|name| format!("/{name}")).collect();
        refused(&app, &Operation { body, ..operation.clone() }, &ids, &at).await;
        tried += kept.len();
    }
    assert!(tried > 200, "{tried}");
    assert_eq!(deeds(&app).await, before, "something was done");
}

#[tokio::test]
async fn within_a_field_nothing_can_be_slipped_in_either() {
    let app = TestApp::start().await;
    let programme = programme(&app, "Ours").await;
    let ids = furnished(&app, "Ours", &programme).await;
    let before = deeds(&app).await;
    let mut tried = 0;
    for operation in operations(&app).await.iter().filter(|it| it.body.is_object()) {
        let mut found = Vec::new();
        // The rows of a batch are judged one by one; its answer says so.
        let batches = [
            "create_invitations",
            "create_check_ins",
            "decide_registrations",
            "preview_mail_template",
        ];
        if !batches.contains(&operation.id.as_str()) {
            objects(&operation.body, String::new(), &mut found);
        }
        for pointer in found {
            let mut body = operation.body.clone();
            body.pointer_mut(&pointer).unwrap()["created_at"] = json!("2026-01-01T00:00:00Z");
            let at = [format!("{pointer}/created_at")];
            refused(&app, &Operation { body, ..operation.clone() }, &ids, &at).await;
            tried += 1;
        }
    }
    assert!(tried > 40, "{tried}");
    assert_eq!(deeds(&app).await, before, "something was done");
}
