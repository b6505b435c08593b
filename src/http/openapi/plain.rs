//! What generators of clients ask of a description beyond being right: plain references, a name for
//! every shape, names that read well in a program, and nothing that nothing uses.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

const SCHEMAS: &str = "#/components/schemas/";

/// The framework writes a reference with notes as `allOf` of both; since 3.1 they stand together.
pub(super) fn inline_notes(value: &mut Value) {
    match value {
        Value::Object(map) => {
            if let Some(parts) = noted_reference(map) {
                map.remove("allOf");
                for (key, note) in parts {
                    map.entry(key).or_insert(note);
                }
            }
            map.values_mut().for_each(inline_notes);
        }
        Value::Array(items) => items.iter_mut().for_each(inline_notes),
        _ => {}
    }
}

fn noted_reference(map: &Map<String, Value>) -> Option<Map<String, Value>> {
    let parts = map.get("allOf")?.as_array()?;
    let notes = ["$ref", "description", "default", "example", "title"];
    let mut merged = Map::new();
    for part in parts.iter().map(Value::as_object) {
        merged.extend(part?.clone());
    }
    let plain = merged.keys().all(|key| notes.contains(&key.as_str()));
    (plain && merged.contains_key("$ref")).then_some(merged)
}

/// Swagger UI, which others show the document with, fills every parameter that has an example, and would
/// so filter and condition by it.
pub(super) fn empty_what_is_optional(document: &mut Value) {
    for operation in super::operations(document) {
        let parameters = operation.get_mut("parameters").and_then(Value::as_array_mut);
        let optional = parameters.into_iter().flatten().filter(|own| own["required"] != true);
        for schema in optional.filter_map(|own| own["schema"].as_object_mut()) {
            schema.remove("example");
        }
    }
}

/// A default beside null is taken by generators for a field that is always there, so it is said in
/// words instead, where it says more than that nothing is nothing.
pub(super) fn say_default(property: &mut Value) {
    let default = property.as_object_mut().and_then(|property| property.remove("default"));
    let Some(default) = default else { return };
    if default == json!(false) || default == json!([]) || default == json!({}) {
        return;
    }
    let word = default.as_str().map_or_else(|| default.to_string(), str::to_owned);
    let said = property["description"].as_str().unwrap_or_default();
    property["description"] = json!(format!("{said} When left out: `{word}`.").trim_start());
}

/// A number of 32 bits says how far it goes, so that one beyond is named like any other fault. What
/// has no sign is kept in a column that has one.
pub(super) fn bound_numbers(value: &mut Value) {
    let least = match value.get("format").and_then(Value::as_str) {
        Some("int32") => Some(i32::MIN),
        Some("uint32") => Some(0),
        _ => None,
    };
    match value {
        Value::Object(map) => {
            if let Some(least) = least {
                map.entry("minimum").or_insert(json!(least));
                map.entry("maximum").or_insert(json!(i32::MAX));
            }
            map.values_mut().for_each(bound_numbers);
        }
        Value::Array(items) => items.iter_mut().for_each(bound_numbers),
        _ => {}
    }
}

/// `EventOut` is an `Event` to a client, and `List_EventOut` an `EventList`.
pub(super) fn rename(document: &mut Value) {
    let Some(schemas) = document["components"]["schemas"].as_object_mut() else { return };
    let names: BTreeMap<String, String> = schemas
        .keys()
        .filter_map(|name| Some((name.clone(), client_name(name)?)))
        .filter(|(_, new)| !schemas.contains_key(new))
        .collect();
    for (old, new) in &names {
        if let Some(mut schema) = schemas.remove(old) {
            if schema["title"].is_string() {
                schema["title"] = json!(new);
            }
            schemas.insert(new.clone(), schema);
        }
    }
    redirect(document, &names);
}

fn client_name(name: &str) -> Option<String> {
    let short = name.strip_suffix("Out")?;
    Some(short.strip_prefix("List_").map_or_else(|| short.to_owned(), |of| format!("{of}List")))
}

fn redirect(value: &mut Value, names: &BTreeMap<String, String>) {
    if let Some(new) = super::reference(value).and_then(|old| names.get(old)) {
        value["$ref"] = json!(format!("{SCHEMAS}{new}"));
    }
    match value {
        Value::Object(map) => map.values_mut().for_each(|value| redirect(value, names)),
        Value::Array(items) => items.iter_mut().for_each(|value| redirect(value, names)),
        _ => {}
    }
}

/// Drops the schemas that no operation reaches: filters stand as parameters, one by one.
pub(super) fn prune(document: &mut Value) {
    let snapshot = document.clone();
    let used =
        super::reached(&snapshot, &[&snapshot["paths"], &snapshot["components"]["responses"]]);
    if let Some(schemas) = document["components"]["schemas"].as_object_mut() {
        schemas.retain(|name, _| used.contains(name));
    }
}
