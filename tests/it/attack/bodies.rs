//! Every field of every body, with values that break things: what comes back is an answer in our
//! own words, and never a fault of ours.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::{Operation, furnished, operations, programme};
use crate::support::TestApp;

/// Where in a value something stands that is no object and no list.
fn leaves(value: &Value, at: String, found: &mut Vec<String>) {
    match value {
        Value::Object(fields) => {
            for (name, field) in fields {
                leaves(field, format!("{at}/{name}"), found);
            }
        }
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                leaves(item, format!("{at}/{index}"), found);
            }
        }
        _ => found.push(at),
    }
}

/// What a schema refers to, itself or beside null.
fn resolved<'a>(document: &'a Value, schema: &'a Value) -> &'a Value {
    let pointer = schema["$ref"].as_str().or_else(|| schema["anyOf"][0]["$ref"].as_str());
    pointer.map_or(schema, |pointer| document.pointer(pointer.trim_start_matches('#')).unwrap())
}

/// Adds to an example the fields that it leaves out, as null, so that none is spared.
fn complete(document: &Value, schema: &Value, body: &mut Value) {
    let schema = resolved(document, schema);
    match body {
        Value::Object(fields) => {
            for (name, field) in schema["properties"].as_object().into_iter().flatten() {
                complete(document, field, fields.entry(name).or_insert(Value::Null));
            }
        }
        Value::Array(items) => {
            items.iter_mut().for_each(|item| complete(document, &schema["items"], item));
        }
        _ => {}
    }
}

/// The operation with a body that has all fields.
fn completed(document: &Value, mut operation: Operation) -> Operation {
    let method = operation.method.to_lowercase();
    let body = &document["paths"][&operation.path][method]["requestBody"];
    complete(document, &body["content"]["application/json"]["schema"], &mut operation.body);
    operation
}

async fn break_fields(app: &TestApp, operation: &Operation, ids: &BTreeMap<&str, String>) -> usize {
    let mut found = Vec::new();
    leaves(&operation.body, String::new(), &mut found);
    for pointer in &found {
        for evil in [json!("a\u{0}b"), json!(1e30), json!(""), json!(-1), json!([[]])] {
            let mut body = operation.body.clone();
            *body.pointer_mut(pointer).unwrap() = evil.clone();
            let broken = Operation { body, ..operation.clone() };
            let answer = broken.by(app, Some(&app.admin), ids).await;
            let what = format!("{} {} {pointer}: {evil}", operation.method, operation.path);
            assert!(answer.status.as_u16() < 500, "{what}: {}", answer.text());
            let text = answer.text();
            for words in ["failed to parse", "invalid type", "expected", "cannot be kept here"] {
                assert!(!text.contains(words), "{what}: {text}");
            }
        }
    }
    found.len()
}

#[tokio::test]
async fn no_value_of_any_field_breaks_anything() {
    let app = TestApp::start().await;
    let programme = programme(&app, "Ours").await;
    let ids = furnished(&app, "Ours", &programme).await;
    let document = app.raw("GET", "/openapi.json").json_of(200).await;
    let mut tried = 0;
    for operation in operations(&app).await {
        if operation.body.is_object() {
            tried += break_fields(&app, &completed(&document, operation), &ids).await;
        }
    }
    assert!(tried > 380, "{tried}");
}
