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
    let mut tried = 0;
    for operation in operations(&app).await {
        if operation.body.is_object() {
            tried += break_fields(&app, &operation, &ids).await;
        }
    }
    assert!(tried > 200, "{tried}");
}
