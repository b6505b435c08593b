//! `null` in a change clears; where something can never be empty, `null` is wrong and says where.
//! Every field of every change that the description knows is tried.

pub mod full;

use std::collections::BTreeSet;

use serde_json::{Value, json};

use crate::support::{TestApp, http::Answer};

/// A field of a change: at the top, or one level down where objects are merged.
struct Field {
    path: Vec<String>,
    clears: bool,
    /// A list that may be empty.
    is_list: bool,
}

impl Field {
    fn pointer(&self) -> String {
        format!("/{}", self.path.join("/"))
    }

    fn set_to(&self, value: Value) -> Value {
        self.path.iter().rev().fold(value, |inner, name| json!({name: inner}))
    }
}

/// Of two of which one always stands: null is what the other leaves behind, and alone clears nothing.
const EITHER: [&str; 2] =
    ["/api/v1/focal-points/{id} /country", "/api/v1/focal-points/{id} /organization_id"];

/// What is taken away by a change and never given.
const TAKEN_AWAY: &str = "/api/v1/people/{id} /other_emails";

/// The schema behind a reference, with or without a description or null beside it.
fn followed<'a>(document: &'a Value, schema: &'a Value) -> &'a Value {
    if let Some(name) = schema["$ref"].as_str() {
        return &document["components"]["schemas"][name.rsplit('/').next().unwrap()];
    }
    match schema["anyOf"].get(0).or_else(|| schema["allOf"].get(0)) {
        Some(inner) => followed(document, inner),
        None => schema,
    }
}

fn fields(document: &Value, schema: &Value, under: &[String]) -> Vec<Field> {
    let mut all = Vec::new();
    for (name, property) in schema["properties"].as_object().unwrap() {
        let path = [under, std::slice::from_ref(name)].concat();
        let null = json!("null");
        let types = property["type"].as_array().into_iter().flatten();
        let choices = property["anyOf"].as_array().into_iter().flatten().map(|one| &one["type"]);
        let inner = followed(document, property);
        // Objects that are merged field by field are those of which nothing is required.
        if under.is_empty() && merged(inner) {
            all.extend(fields(document, inner, &path));
        }
        all.push(Field {
            path,
            clears: types.chain(choices).any(|one| *one == null),
            is_list: inner["items"].is_object() && inner["minItems"].is_null()
                || inner["additionalProperties"] == json!({}),
        });
    }
    all
}

fn merged(schema: &Value) -> bool {
    let description = schema["description"].as_str().unwrap_or_default();
    description.contains("what is left out stays")
}

/// Whether this is what is left when a field was cleared.
fn empty(name: &str, value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::Array(items) => items.is_empty(),
        Value::Object(fields) => fields.iter().all(|(name, value)| empty(name, value)),
        Value::String(text) => {
            [("approval", "automatic"), ("editing", "until_end")].contains(&(name, text.as_str()))
        }
        Value::Bool(set) => ["waitlist", "digest"].contains(&name) && *set,
        Value::Number(_) => false,
    }
}

fn check(field: &Field, before: &Value, answer: &Answer, what: &str) {
    let (pointer, text) = (field.pointer(), answer.text());
    if EITHER.contains(&what) {
        assert_eq!(answer.status, if before.is_null() { 200 } else { 422 }, "{what}: {text}");
        return;
    }
    if !field.clears {
        assert!(!field.is_list, "{what}: a list can be empty, and null must clear it");
        assert_eq!(answer.status, 422, "{what}: {text}");
        assert!(answer.pointers().contains(&pointer), "{what}: {text}");
        return;
    }
    let name = field.path.last().unwrap();
    assert!(!empty(name, before), "{what} has no value that null could clear");
    assert_eq!(answer.status, 200, "{what}: {text}");
    let after = answer.json().pointer(&pointer).cloned().unwrap();
    assert!(empty(name, &after), "{what}: null left {after}");
}

#[tokio::test]
async fn null_clears_every_field_that_can_be_empty_and_is_refused_by_every_other() {
    let app = TestApp::start().await;
    let document = app.raw("GET", "/openapi.json").json_of(200).await;
    let mut tried = 0;
    for (path, item) in document["paths"].as_object().unwrap() {
        let body = &item["patch"]["requestBody"]["content"]["application/json"]["schema"];
        if !body.is_object() {
            continue;
        }
        let objects = full::objects(&app, path).await;
        for field in fields(&document, followed(&document, body), &[]) {
            let what = format!("{path} {}", field.pointer());
            let value = |object: &Value| object.pointer(&field.pointer()).cloned();
            let has = |object: &&Value| {
                value(object).is_some_and(|it| !empty(field.path.last().unwrap(), &it))
            };
            let object = objects.iter().find(has).or(objects.first()).expect("an object");
            let own =
                path.trim_start_matches("/api/v1").replace("{id}", object["id"].as_str().unwrap());
            let before = value(object).unwrap_or_default();
            let answer = app.patch(&own, "*", field.set_to(Value::Null)).await;
            check(&field, &before, &answer, &what);
            if field.clears && what != TAKEN_AWAY {
                app.patch(&own, "*", field.set_to(before)).expect(200).await;
            }
            tried += 1;
        }
    }
    assert!(tried > 120, "only {tried} fields");
    names_known_fields(&app, &document).await;
}

/// The log of all these changes names what callers know, and no column of ours.
async fn names_known_fields(app: &TestApp, document: &Value) {
    let known: BTreeSet<&String> = document["components"]["schemas"]
        .as_object()
        .unwrap()
        .values()
        .flat_map(|schema| schema["properties"].as_object().into_iter().flatten())
        .map(|(name, _)| name)
        .collect();
    let mut path = "/audit?limit=200".to_owned();
    let mut named = 0;
    loop {
        let page = app.get(&path).json_of(200).await;
        for entry in page["items"].as_array().unwrap() {
            for field in entry["fields"].as_array().unwrap() {
                // Of answers, the keys of their fields follow.
                let field = field.as_str().unwrap().split('/').next().unwrap().to_owned();
                assert!(known.contains(&field), "{}: {field}", entry["action"]);
                named += 1;
            }
        }
        let Some(cursor) = page["next_cursor"].as_str() else { break };
        path = format!("/audit?limit=200&cursor={cursor}");
    }
    assert!(named > 100, "only {named} names");
}
