//! The description of the API: what the framework derives, made into a valid OpenAPI 3.1.

mod example;
mod merge;
mod plain;

use std::collections::BTreeSet;

use poem_openapi::Tags;
use serde_json::{Map, Value, json};

use super::listing::COMMON;

/// The parts of the API.
#[derive(Tags)]
pub enum Tag {
    /// Countries and groups of countries.
    Countries,
    /// Ministries, UN offices and whoever else takes part as a body.
    Organizations,
    /// The address book.
    People,
    /// Programmes, projects and series: the tree above the events.
    Programmes,
    /// Seminars, meetings and what else has a date and a place.
    Events,
    /// Panels, items and speakers.
    Agenda,
    /// Seats by country, and whom countries name for them.
    Nominations,
    /// Personal invitations and their answers.
    Invitations,
    /// Who takes part: the register, its capacity and the waiting list.
    Registrations,
    /// Who of those confirmed came.
    Attendance,
    /// What those get who came, and what confirms it.
    Certificates,
    /// Files, sent in before something names them.
    Uploads,
    /// What people think of an event, what they learned there, and what came of it.
    Evaluations,
    /// Papers and their texts, and the catalogue of practices.
    Materials,
    /// Mails by rule.
    #[oai(rename = "Follow-ups")]
    FollowUps,
    /// Studies over a set of countries, and what they found.
    Assessments,
    /// What was recommended, to whom, and what came of it.
    Recommendations,
    /// What is told of an event when it is over, to be handed on.
    Reports,
    /// The outbox and the templates.
    Mail,
    /// Tokens and the audit log.
    Administration,
}

/// Makes the framework's document into what clients are given. `examples` are bodies of requests by
/// the names of their schemas.
pub fn finish(derived: &str, examples: &str) -> serde_json::Result<Value> {
    let merge::Merged(mut document) = serde_json::from_str(derived)?;
    document["openapi"] = json!("3.1.0");
    document["servers"] =
        json!([{"url": "/", "description": "The server that gave this document."}]);
    expand_lists(&mut document);
    plain::inline_notes(&mut document);
    rename_headers(&mut document);
    offer_conditions(&mut document);
    plain::empty_what_is_optional(&mut document);
    tidy_schemas(&mut document);
    close_requests(&mut document);
    ease_bodies(&mut document);
    example::fill(&mut document, &serde_json::from_str(examples)?);
    // After the examples, which begin with the least that is allowed.
    plain::bound_numbers(&mut document);
    share_problems(&mut document);
    plain::prune(&mut document);
    plain::rename(&mut document);
    Ok(document)
}

fn operations(document: &mut Value) -> impl Iterator<Item = &mut Value> {
    let paths = document["paths"].as_object_mut().into_iter().flat_map(Map::values_mut);
    paths.filter_map(Value::as_object_mut).flat_map(Map::values_mut)
}

/// A `Listing` stands in the derived document as one object; here it becomes its parameters.
fn expand_lists(document: &mut Value) {
    let schemas = document["components"]["schemas"].clone();
    let mut filters = BTreeSet::new();
    for operation in operations(document) {
        let parameters = operation.get_mut("parameters").and_then(Value::as_array_mut);
        let Some(parameters) = parameters else { continue };
        let listing =
            parameters.iter().position(|p| p["in"] == "query" && p["schema"]["allOf"].is_array());
        let Some(listing) = listing.map(|at| parameters.remove(at)) else { continue };
        let name = reference(&listing["schema"]["allOf"][0]).unwrap_or_default().to_owned();
        parameters.extend(common_parameters(&listing["schema"]));
        for (field, schema) in schemas[&name]["properties"].as_object().into_iter().flatten() {
            parameters.push(parameter(field, schema.clone()));
        }
        filters.insert(name);
    }
    document["x-filters"] = json!(filters);
}

fn common_parameters(listing: &Value) -> Vec<Value> {
    let sorts = listing["enum"].as_array().cloned().unwrap_or_default();
    let order = listing["default"].as_str().unwrap_or_default();
    let names = sorts.iter().filter_map(Value::as_str).chain([order]);
    let both: Vec<String> = names.flat_map(|name| [name.to_owned(), format!("-{name}")]).collect();
    let schemas = [
        json!({"type": "integer", "minimum": 1, "maximum": 200, "default": 50,
               "description": "How many at most."}),
        json!({"type": "string", "description": "`next_cursor` of the page before, with the same filters."}),
        json!({"type": "string", "enum": both, "default": order,
               "description": "The order; `-` turns it round."}),
        json!({"type": "string", "description": "Words that all occur in the names, titles or texts, ignoring case and accents; of people, invitations and registrations, each is the beginning of a word."}),
    ];
    let searchable = listing["nullable"] == true;
    let given = COMMON.iter().zip(schemas).filter(|(name, _)| **name != "q" || searchable);
    given.map(|(name, schema)| parameter(name, schema)).collect()
}

fn parameter(name: &str, mut schema: Value) -> Value {
    let description = schema.as_object_mut().and_then(|schema| schema.remove("description"));
    let mut parameter = json!({"name": name, "in": "query", "required": false, "schema": schema});
    if let Some(description) = description {
        parameter["description"] = description;
    }
    parameter
}

fn rename_headers(document: &mut Value) {
    for operation in operations(document) {
        let parameters = operation.get_mut("parameters").and_then(Value::as_array_mut);
        for parameter in parameters.into_iter().flatten() {
            let name = parameter["name"].as_str().map(|name| name.trim_start_matches('_'));
            let (name, description) = match name {
                Some("idempotency_key") => (
                    "Idempotency-Key",
                    "A text of your own that stands for this request: sent twice, it has one effect and the same answer. Kept 7 days.",
                ),
                Some("if_match") => (
                    "If-Match",
                    "The ETag that you last read: the change is refused (412) if somebody was faster.",
                ),
                _ => continue,
            };
            parameter["name"] = json!(name);
            parameter["description"] = json!(description);
        }
    }
}

/// What is read with an `ETag` can be asked for again on the condition that it changed.
fn offer_conditions(document: &mut Value) {
    let paths = document["paths"].as_object_mut().into_iter().flat_map(Map::values_mut);
    for read in paths.filter_map(|item| item.get_mut("get")) {
        if !read["responses"]["200"]["headers"]["ETag"].is_object() {
            continue;
        }
        let condition = json!({
            "name": "If-None-Match", "in": "header", "required": false,
            "description": "The ETag of what you have: it is not sent again (304) if it is still so.",
            "schema": {"type": "string"},
        });
        match read.get_mut("parameters").and_then(Value::as_array_mut) {
            Some(parameters) => parameters.push(condition),
            None => read["parameters"] = json!([condition]),
        }
        read["responses"]["304"] = json!({"description": "What you have is what there is."});
    }
}

fn reference(schema: &Value) -> Option<&str> {
    schema["$ref"].as_str()?.strip_prefix("#/components/schemas/")
}

/// Names of schemas that are reached from `from`.
fn reached(document: &Value, from: &[&Value]) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    let mut open: Vec<&Value> = from.to_vec();
    while let Some(value) = open.pop() {
        if let Some(name) = reference(value)
            && names.insert(name.to_owned())
        {
            open.push(&document["components"]["schemas"][name]);
        }
        match value {
            Value::Object(map) => open.extend(map.values()),
            Value::Array(items) => open.extend(items),
            _ => {}
        }
    }
    names
}

fn tidy_schemas(document: &mut Value) {
    let changes = changes(document);
    if let Some(schemas) = document["components"]["schemas"].as_object_mut() {
        if let Some(texts) = schemas.get_mut("Texts") {
            texts["oneOf"][1] = json!({
                "$ref": "#/components/schemas/LocalizedText",
                "propertyNames": {"format": "bcp47"},
                "minProperties": 1,
                (super::languages::KEYWORD): true,
            });
            let localized = localized(&texts["example"]);
            schemas.insert("LocalizedText".to_owned(), localized);
        }
        for (name, schema) in schemas {
            allow_null(schema, changes.contains(name));
        }
    }
    modernize(document);
}

/// The bodies of changes, where null says something else than nothing.
fn changes(document: &Value) -> BTreeSet<String> {
    let paths = document["paths"].as_object().into_iter().flat_map(Map::values);
    let bodies = paths.map(|path| &path["patch"]["requestBody"]["content"]["application/json"]);
    bodies.filter_map(|body| reference(&body["schema"])).map(str::to_owned).collect()
}

/// What is not required may be null, on the way in and on the way out; in a change only what null
/// clears.
fn allow_null(schema: &mut Value, is_change: bool) {
    let required = schema["required"].as_array().cloned().unwrap_or_default();
    let Some(properties) = schema.get_mut("properties").and_then(Value::as_object_mut) else {
        return;
    };
    for (name, property) in properties {
        let clears = property["nullable"] == true;
        if required.iter().any(|field| field == name) || (is_change && !clears) {
            continue;
        }
        let ty = property["type"].as_str().map(str::to_owned);
        match ty {
            Some(ty) => property["type"] = json!([ty, "null"]),
            None => *property = with_null(property.take()),
        }
        if let Some(choices) = property.get_mut("enum").and_then(Value::as_array_mut) {
            choices.push(Value::Null);
        }
        plain::say_default(property);
    }
}

fn with_null(schema: Value) -> Value {
    let mut outer = Map::new();
    let mut inner = schema;
    if let Some(map) = inner.as_object_mut() {
        for key in ["description", "default", "example", "title"] {
            if let Some(value) = map.remove(key) {
                outer.insert(key.to_owned(), value);
            }
        }
    }
    outer.insert("anyOf".to_owned(), json!([inner, {"type": "null"}]));
    Value::Object(outer)
}

/// 3.0's words in 3.1's: formats that exist, `examples`, no `nullable`.
fn modernize(value: &mut Value) {
    match value {
        Value::Object(map) => {
            map.remove("nullable");
            if map.get("explode").is_some_and(Value::is_boolean) {
                map.remove("explode");
            }
            if map.get("deprecated") == Some(&Value::Bool(false)) {
                map.remove("deprecated");
            }
            match map.get("format").and_then(Value::as_str) {
                Some("naive-date") => map.insert("format".to_owned(), json!("date")),
                Some("naive-time") => map.insert("format".to_owned(), json!("time")),
                _ => None,
            };
            for bound in ["minimum", "maximum"] {
                whole(map.get_mut(bound));
            }
            map.values_mut().for_each(modernize);
        }
        Value::Array(items) => items.iter_mut().for_each(modernize),
        _ => {}
    }
}

/// The framework writes every bound as a float.
fn whole(bound: Option<&mut Value>) {
    let Some(bound) = bound else { return };
    if let Some(text) = bound.as_f64().filter(|float| float.fract() == 0.0) {
        *bound = format!("{text:.0}").parse::<i64>().map_or_else(|_| bound.take(), Value::from);
    }
}

/// Requests take no field that they do not name; answers always have all of theirs.
fn close_requests(document: &mut Value) {
    let snapshot = document.clone();
    let all = |key: &str| -> Vec<&Value> {
        let paths = snapshot["paths"].as_object().into_iter().flat_map(Map::values);
        paths.filter_map(Value::as_object).flat_map(Map::values).map(|o| &o[key]).collect()
    };
    let mut requests = reached(&snapshot, &all("requestBody"));
    let filters = snapshot["x-filters"].as_array().into_iter().flatten();
    requests.extend(filters.filter_map(|name| name.as_str().map(str::to_owned)));
    let answers = reached(&snapshot, &all("responses"));
    if let Some(document) = document.as_object_mut() {
        document.remove("x-filters");
    }
    let Some(schemas) = document["components"]["schemas"].as_object_mut() else { return };
    for (name, schema) in schemas {
        if schema["properties"].is_object() && requests.contains(name) {
            schema["additionalProperties"] = json!(false);
        } else if answers.contains(name) && !requests.contains(name) {
            require_all(schema);
            point_to_localized(schema);
        }
    }
}

/// A body whose fields may all be left out may be left out itself.
fn ease_bodies(document: &mut Value) {
    let schemas = document["components"]["schemas"].clone();
    for operation in operations(document) {
        let Some(body) = operation.get_mut("requestBody") else { continue };
        let Some(json) = body["content"].get("application/json") else { continue };
        let name = reference(&json["schema"]).unwrap_or_default();
        if schemas[name]["required"].as_array().is_none_or(Vec::is_empty) {
            body["required"] = json!(false);
        }
    }
}

/// Every operation may answer with the same problems: they are stated once.
fn share_problems(document: &mut Value) {
    let mut shared = Map::new();
    for operation in operations(document) {
        for (status, response) in operation["responses"].as_object_mut().into_iter().flatten() {
            if response["content"]["application/problem+json"].is_object() {
                let name = format!("Problem{status}");
                let pointer = format!("#/components/responses/{name}");
                let stated = std::mem::replace(response, json!({"$ref": pointer}));
                shared.entry(name).or_insert(stated);
            }
        }
    }
    document["components"]["responses"] = Value::Object(shared);
}

fn localized(example: &Value) -> Value {
    json!({
        "type": "object",
        "description": "A text by language (BCP 47).",
        "additionalProperties": {"type": "string"},
        "example": example,
    })
}

fn require_all(schema: &mut Value) {
    let names = schema["properties"].as_object().map(|p| p.keys().cloned().collect::<Vec<_>>());
    if let Some(names) = names
        && !names.is_empty()
    {
        schema["required"] = json!(names);
    }
}

fn point_to_localized(value: &mut Value) {
    if reference(value) == Some("Texts") {
        value["$ref"] = json!("#/components/schemas/LocalizedText");
    }
    match value {
        Value::Object(map) => map.values_mut().for_each(point_to_localized),
        Value::Array(items) => items.iter_mut().for_each(point_to_localized),
        _ => {}
    }
}
