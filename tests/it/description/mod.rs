//! The description of the API by itself: whether it is what OpenAPI 3.1 says a description is, and
//! whether each operation says all that a client wants to know.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use crate::support::TestApp;

const SCHEMA: &str = include_str!("openapi-3.1.schema.json");

async fn document() -> Value {
    let app = TestApp::start().await;
    app.raw("GET", "/openapi.json").json_of(200).await
}

fn operations(document: &Value) -> Vec<(String, &Value)> {
    let mut found = Vec::new();
    for (path, item) in document["paths"].as_object().unwrap() {
        let operations = item.as_object().unwrap().iter();
        found.extend(operations.map(|(method, own)| (format!("{method} {path}"), own)));
    }
    found
}

/// A response, wherever it is stated.
fn stated<'a>(document: &'a Value, response: &'a Value) -> &'a Value {
    let pointer = response["$ref"].as_str().map(|pointer| pointer.trim_start_matches('#'));
    pointer.map_or(response, |pointer| document.pointer(pointer).expect("a response"))
}

#[tokio::test]
async fn the_official_schema_finds_nothing_wrong() {
    let document = document().await;
    let schema: Value = serde_json::from_str(SCHEMA).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let wrong: Vec<String> = validator
        .iter_errors(&document)
        .map(|error| format!("{}: {error:.300}", error.instance_path()))
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
    let broken = json!({"openapi": "3.1.0", "info": {"title": "T"}, "paths": {}});
    assert!(!validator.is_valid(&broken), "the judge judges");
    for (name, schema) in document["components"]["schemas"].as_object().unwrap() {
        assert!(jsonschema::meta::is_valid(schema), "{name} is no JSON Schema: {schema}");
    }
}

#[tokio::test]
async fn every_reference_leads_somewhere_and_every_schema_is_used() {
    let document = document().await;
    let mut named = BTreeSet::new();
    let mut open = vec![&document];
    while let Some(value) = open.pop() {
        match value {
            Value::Object(map) => {
                if let Some(pointer) = map.get("$ref").and_then(Value::as_str) {
                    let there = document.pointer(pointer.trim_start_matches('#')).is_some();
                    assert!(there, "{pointer} leads nowhere");
                    named.insert(pointer.rsplit('/').next().unwrap().to_owned());
                }
                open.extend(map.values());
            }
            Value::Array(items) => open.extend(items),
            _ => {}
        }
    }
    for kind in ["responses", "schemas"] {
        for name in document["components"][kind].as_object().unwrap().keys() {
            assert!(named.contains(name), "nothing refers to {name}");
        }
    }
}

#[tokio::test]
async fn generators_find_plain_references_and_names_without_our_suffixes() {
    let document = document().await;
    let schemas = document["components"]["schemas"].as_object().unwrap();
    assert!(schemas.contains_key("Event") && schemas.contains_key("EventList"));
    for (name, schema) in schemas {
        assert!(!name.ends_with("Out") && !name.contains('_'), "{name}");
        assert!(schema["title"].is_null() || schema["title"] == name.as_str(), "{name}");
    }
    let texts = &schemas["Texts"]["oneOf"];
    assert_eq!(texts[1]["$ref"], "#/components/schemas/LocalizedText");
    let text = document.to_string();
    assert!(!text.contains("\"allOf\""), "a reference with notes is one object");
}

#[tokio::test]
async fn every_body_has_an_example_that_somebody_wrote() {
    let document = document().await;
    let given: Value =
        serde_json::from_str(include_str!("../../../src/app/examples.json")).unwrap();
    let mut left: BTreeSet<&str> = given.as_object().unwrap().keys().map(String::as_str).collect();
    for (name, operation) in operations(&document) {
        let body = &operation["requestBody"]["content"]["application/json"];
        let Some(pointer) = body["schema"]["$ref"].as_str() else { continue };
        let schema = pointer.rsplit('/').next().unwrap();
        assert_eq!(body["example"], given[schema], "{name}: {schema}");
        left.remove(schema);
    }
    assert!(left.is_empty(), "no body is a {left:?}");
}

#[tokio::test]
async fn every_operation_says_what_a_client_wants_to_know() {
    let document = document().await;
    let mut ids = BTreeSet::new();
    for (name, operation) in operations(&document) {
        let id = operation["operationId"].as_str().unwrap_or_default();
        let plain = id.bytes().all(|b| b.is_ascii_lowercase() || b == b'_') && !id.is_empty();
        assert!(plain && ids.insert(id.to_owned()), "{name}: operationId {id:?}");
        let summary = operation["summary"].as_str().unwrap_or_default();
        assert!(!summary.is_empty() && !summary.ends_with('.'), "{name}: summary {summary:?}");
        assert_eq!(operation["tags"].as_array().map(Vec::len), Some(1), "{name}: tags");
        let security = operation["security"].as_array();
        assert!(security.is_some(), "{name}: neither a scheme nor none is stated");
        for parameter in operation["parameters"].as_array().into_iter().flatten() {
            let own = parameter["name"].as_str().unwrap();
            assert!(!own.starts_with('_'), "{name}: {own}");
            let whole = parameter["schema"].is_object() && parameter["in"].is_string();
            assert!(whole, "{name}: {own}");
            let path = parameter["in"] == "path";
            assert!(!path || name.contains(&format!("{{{own}}}")), "{name}: {own}");
            let header = parameter["in"] == "header";
            assert!(!header || own.contains('-'), "{name}: {own} is a header's name");
            let filled = parameter["schema"]["example"].is_string();
            assert!(
                !filled || parameter["required"] == true,
                "{name}: Swagger UI would send {own}"
            );
        }
        check_answers(&document, &name, operation);
    }
}

fn check_answers(document: &Value, name: &str, operation: &Value) {
    let responses = operation["responses"].as_object().unwrap();
    let good = responses.keys().filter(|status| status.starts_with('2')).count();
    let schema = |status: &str| &responses[status]["content"]["application/json"]["schema"];
    // What is made once is there before, or is made: the answer is the same.
    let once = good == 2 && schema("200") == schema("201");
    assert!(good == 1 || once, "{name}: one way to succeed");
    let wants = |status: &str| responses.get(status).map(|response| stated(document, response));
    for status in ["400", "401", "403", "404", "422", "429", "500"] {
        let response = wants(status).unwrap_or_else(|| panic!("{name}: no {status}"));
        let problem = &response["content"]["application/problem+json"];
        assert_eq!(
            problem["example"]["status"],
            status.parse::<u16>().unwrap(),
            "{name}: {status}"
        );
        assert!(problem["schema"].is_object(), "{name}: {status}");
    }
    let has_parameter = |own: &str| {
        let all = operation["parameters"].as_array();
        all.is_some_and(|all| all.iter().any(|parameter| parameter["name"] == own))
    };
    let is = |method: &str| name.starts_with(method);
    assert_eq!(is("post"), has_parameter("Idempotency-Key"), "{name}: Idempotency-Key");
    // What an organizer wrote is given back on the condition that nobody has written since.
    let gives_back = name.contains("/report/sections/") && is("delete");
    let changes = is("patch") || is("put") || gives_back;
    assert_eq!(changes, has_parameter("If-Match"), "{name}: If-Match");
    let tagged = operation["responses"]["200"]["headers"]["ETag"].is_object();
    assert_eq!(is("get") && tagged, has_parameter("If-None-Match"), "{name}: If-None-Match");
    assert_eq!(has_parameter("If-None-Match"), responses.contains_key("304"), "{name}: 304");
    if let Some(body) = operation["requestBody"]["content"].as_object() {
        let shown = |(media, body): (&String, &Value)| match media.as_str() {
            "message/rfc822" | "text/csv" => body["example"].is_string(),
            // Bytes that nobody reads.
            media if body["schema"]["format"] == "binary" => {
                assert!(!media.contains("json"), "{name}: {media}");
                body["example"].is_null()
            }
            _ => body["example"].is_object(),
        };
        assert!(body.iter().all(shown), "{name}: an example");
    }
}
