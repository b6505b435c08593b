//! An example for every body: what the types give, else one made from the schema.

use serde_json::{Map, Value, json};

const DEEPEST: usize = 16;

/// Fills in the examples: those `given` for bodies of requests, and else one that fits.
pub(super) fn fill(document: &mut Value, given: &Map<String, Value>) {
    let snapshot = document.clone();
    for operation in super::operations(document) {
        if let Some(body) = operation.get_mut("requestBody") {
            place_given(given, body);
            fill_content(&snapshot, body);
        }
        if let Some(responses) = operation["responses"].as_object_mut() {
            for (status, response) in responses {
                fill_content(&snapshot, response);
                set_status(response, status);
            }
        }
    }
}

fn place_given(given: &Map<String, Value>, holder: &mut Value) {
    let Some(body) = holder["content"].get_mut("application/json") else { return };
    if let Some(example) = super::reference(&body["schema"]).and_then(|name| given.get(name)) {
        body["example"] = example.clone();
    }
}

fn fill_content(document: &Value, holder: &mut Value) {
    let Some(content) = holder.get_mut("content").and_then(Value::as_object_mut) else { return };
    for (media, body) in content {
        let is_given = media == "text/csv" && body["schema"]["example"].is_string();
        let shown = media.contains("json") || media == "message/rfc822" || is_given;
        if shown && body.get("example").is_none() {
            body["example"] = example(document, &body["schema"], 0);
        }
    }
}

/// A problem's example bears the status that it stands under.
fn set_status(response: &mut Value, status: &str) {
    let description = response["description"].clone();
    let Some(content) = response.get_mut("content").and_then(Value::as_object_mut) else { return };
    let Some(problem) = content.get_mut("application/problem+json") else { return };
    let number: u16 = status.parse().unwrap_or_default();
    let title = poem::http::StatusCode::from_u16(number).ok().and_then(|s| s.canonical_reason());
    let example = &mut problem["example"];
    example["status"] = json!(number);
    example["title"] = json!(title.unwrap_or_default());
    example["detail"] = description;
}

/// One value that fits the schema.
fn example(document: &Value, schema: &Value, depth: usize) -> Value {
    if let Some(given) = schema.get("example").or_else(|| schema["examples"].get(0)) {
        return given.clone();
    }
    if let Some(name) = super::reference(schema) {
        return example(document, &document["components"]["schemas"][name], depth);
    }
    if let Some(default) = schema.get("default") {
        return default.clone();
    }
    for key in ["anyOf", "oneOf", "allOf"] {
        if let Some(first) = schema[key].get(0) {
            return example(document, first, depth);
        }
    }
    if let Some(choice) = schema["enum"].get(0) {
        return choice.clone();
    }
    let ty = schema["type"].as_str().or_else(|| schema["type"][0].as_str()).unwrap_or("object");
    match ty {
        "string" => text(schema["format"].as_str()),
        "integer" => schema.get("minimum").cloned().unwrap_or_else(|| json!(1)),
        "number" => json!(0.5),
        "boolean" => json!(true),
        "array" if depth < DEEPEST => json!([example(document, &schema["items"], depth + 1)]),
        "object" if depth < DEEPEST => object(document, schema, depth),
        "array" => json!([]),
        _ => json!({}),
    }
}

fn object(document: &Value, schema: &Value, depth: usize) -> Value {
    let properties = schema["properties"].as_object().into_iter().flatten();
    let filled =
        properties.map(|(name, property)| (name.clone(), example(document, property, depth + 1)));
    Value::Object(filled.collect::<Map<_, _>>())
}

fn text(format: Option<&str>) -> Value {
    json!(match format {
        Some("uuid") => "019ac3f0-8a00-7000-8000-000000000001",
        Some("date") => "2026-11-25",
        Some("time") => "09:30",
        Some("date-time") => "2026-11-22T09:30:00Z",
        Some("uri" | "url") => "https://example.org/paper",
        _ => "text",
    })
}
