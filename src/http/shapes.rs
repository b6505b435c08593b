//! The schemas of the description as its judge keeps them: where they stand in its text, and handed out
//! without what judges nothing and with nothing but what they lead to, as there are many and most are
//! small.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use bytes::Bytes;
use serde_json::{Map, Value, json};

use super::rows;

const SCHEMAS: &str = "#/components/schemas/";

/// What a schema says to people alone.
const NOTES: [&str; 7] =
    ["default", "deprecated", "description", "example", "examples", "externalDocs", "title"];

/// The texts of all schemas, by their names: read, each takes ten times as much memory.
pub(super) struct Shapes(BTreeMap<String, Shape>);

struct Shape {
    written: Bytes,
    /// The text of what judges, once that was wanted.
    judging: OnceLock<String>,
}

impl Shapes {
    /// Those of a description, as parts of its text.
    pub fn new(texts: BTreeMap<String, Bytes>) -> Self {
        let shape = |written| Shape { written, judging: OnceLock::new() };
        Self(texts.into_iter().map(|(name, written)| (name, shape(written))).collect())
    }

    /// A schema by itself, with those that it leads to.
    pub fn alone(&self, schema: &Value) -> serde_json::Result<Value> {
        let mut root = schema.clone();
        let mut reached = Map::new();
        let mut left = references(schema);
        while let Some(name) = left.pop() {
            let Some(found) = self.0.get(&name).filter(|_| !reached.contains_key(&name)) else {
                continue;
            };
            let found: Value = serde_json::from_str(found.judging(&name)?)?;
            left.extend(references(&found));
            reached.insert(name, found);
        }
        root["$schema"] = json!("https://json-schema.org/draft/2020-12/schema");
        root["components"] = json!({"schemas": reached});
        Ok(root)
    }
}

impl Shape {
    fn judging(&self, name: &str) -> serde_json::Result<&str> {
        if let Some(known) = self.judging.get() {
            return Ok(known);
        }
        let mut schema = bare(&serde_json::from_slice(&self.written)?);
        rows::set_aside(name, &mut schema);
        Ok(self.judging.get_or_init(|| schema.to_string()))
    }
}

/// A schema, or whatever holds some, without its notes.
pub(super) fn bare(schema: &Value) -> Value {
    match schema {
        Value::Array(items) => items.iter().map(bare).collect(),
        Value::Object(fields) => {
            let judging = fields.iter().filter(|(key, _)| !NOTES.contains(&key.as_str()));
            judging.map(|(key, value)| (key.clone(), below(key, value))).collect()
        }
        other => other.clone(),
    }
}

/// What stands under a keyword: under `properties`, names of fields, which may be those of notes.
fn below(key: &str, value: &Value) -> Value {
    match (key, value.as_object()) {
        ("properties", Some(fields)) => {
            fields.iter().map(|(name, schema)| (name.clone(), bare(schema))).collect()
        }
        ("enum" | "const", _) => value.clone(),
        _ => bare(value),
    }
}

/// The names of the schemas that one refers to by itself.
fn references(schema: &Value) -> Vec<String> {
    match schema {
        Value::Array(items) => items.iter().flat_map(references).collect(),
        Value::Object(fields) => fields.iter().flat_map(|(key, value)| named(key, value)).collect(),
        _ => Vec::new(),
    }
}

fn named(key: &str, value: &Value) -> Vec<String> {
    let target = value.as_str().filter(|_| key == "$ref");
    match target.and_then(|target| target.strip_prefix(SCHEMAS)) {
        Some(name) => vec![name.to_owned()],
        None => references(value),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_schema_stands_alone_with_what_it_leads_to_and_without_notes() {
        let text = json!({"type": "string", "description": "A text.", "example": "x"});
        let one = json!({"type": "object", "title": "One", "properties": {
            "description": {"$ref": "#/components/schemas/Text"},
            "title": {"anyOf": [{"$ref": "#/components/schemas/One"}, {"type": "null"}]},
        }});
        let schemas = [("Text", text), ("One", one), ("Other", json!({"type": "null"}))];
        let texts = schemas.map(|(name, schema)| (name.to_owned(), schema.to_string().into()));
        let one = json!({"$ref": "#/components/schemas/One"});
        let alone = Shapes::new(texts.into()).alone(&one).unwrap();
        let names: Vec<_> = alone["components"]["schemas"].as_object().unwrap().keys().collect();
        assert_eq!(names, ["One", "Text"]);
        let kept = &alone["components"]["schemas"];
        assert_eq!(kept["Text"], json!({"type": "string"}));
        assert!(kept["One"]["properties"]["description"]["$ref"].is_string());
        assert_eq!(kept["One"].get("title"), None);
    }
}
