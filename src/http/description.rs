//! The OpenAPI document as it is served and as it judges.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use bytes::Bytes;
use jsonschema::Validator;
use poem::http::Method;
use serde_json::{Map, Value, json};
use sha2::{Digest as _, Sha256};

use super::shapes::{Shapes, bare};
use super::{aside, repeat, rows, translate};
use crate::error::{AppError, Result};

/// A finished document, its operations, and the validators that were asked for so far.
pub struct Description {
    pub(super) text: Bytes,
    pub(super) etag: String,
    pub(super) operations: Vec<Operation>,
    shapes: Shapes,
    validators: Mutex<HashMap<String, Arc<Validator>>>,
}

/// An operation of the description.
pub(super) struct Operation {
    pub method: Method,
    pub template: String,
    segments: Vec<Option<String>>,
    /// The query as one object.
    pub parameters: Value,
}

impl Operation {
    /// Whether these parts of an address fit it.
    pub fn is_at(&self, parts: &[&str]) -> bool {
        let fits = |(segment, part): (&Option<String>, &&str)| {
            segment.as_ref().is_none_or(|fixed| fixed == part)
        };
        self.segments.len() == parts.len() && self.segments.iter().zip(parts).all(fits)
    }

    /// Whether it is a list, which reads its query itself.
    pub fn is_list(&self) -> bool {
        self.parameters["properties"]["cursor"].is_object()
    }

    /// What to say of a parameter that it does not have.
    pub fn unknown(&self) -> String {
        let names = self.parameters["properties"].as_object().into_iter().flat_map(Map::keys);
        let names: Vec<&str> = names.map(String::as_str).collect();
        let known = if names.is_empty() { "none".to_owned() } else { names.join(", ") };
        format!("There is no such query parameter here; known: {known}.")
    }
}

impl Description {
    /// From the text of a finished document.
    pub fn new(text: String) -> Result<Self> {
        let judging = || serde_json::from_str(&text).map(|all: Value| bare(&all).to_string());
        let document: Value = serde_json::from_str(&aside(judging)??)?;
        let operations = operations(&document);
        let shapes = Shapes::new(&rows::without_rows(&document["components"]));
        let etag = format!("\"{}\"", repeat::hex(&Sha256::digest(&text)[..12]));
        let (text, validators) = (Bytes::from(text), Mutex::default());
        Ok(Self { text, etag, operations, shapes, validators })
    }

    /// What judges by `schema`, kept by its name.
    pub(super) fn validator(
        &self,
        name: &str,
        schema: impl FnOnce() -> Value,
    ) -> Result<Arc<Validator>> {
        let mut known = self.validators.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(validator) = known.get(name) {
            return Ok(validator.clone());
        }
        let root = self.shapes.alone(&schema())?;
        let options = translate::formats(jsonschema::options().should_validate_formats(true));
        let validator =
            options.build(&root).map_err(|error| AppError::internal(error.to_string()))?;
        let validator = Arc::new(validator);
        known.insert(name.to_owned(), validator.clone());
        Ok(validator)
    }
}

fn operations(document: &Value) -> Vec<Operation> {
    let Some(paths) = document["paths"].as_object() else { return Vec::new() };
    let mut operations = Vec::new();
    for (path, item) in paths {
        for (method, operation) in item.as_object().into_iter().flatten() {
            let Ok(method) = method.to_uppercase().parse() else { continue };
            operations.push(Operation {
                method,
                template: path.clone(),
                segments: path.split('/').map(segment).collect(),
                parameters: query_parameters(operation),
            });
        }
    }
    operations.sort_by_key(|o| o.segments.iter().filter(|segment| segment.is_none()).count());
    operations
}

fn segment(text: &str) -> Option<String> {
    (!text.starts_with('{')).then(|| text.to_owned())
}

fn query_parameters(operation: &Value) -> Value {
    let parameters = operation["parameters"].as_array().into_iter().flatten();
    let query = parameters.filter(|parameter| parameter["in"] == "query");
    let schema = |parameter: &Value| {
        Some((parameter["name"].as_str()?.to_owned(), parameter["schema"].clone()))
    };
    let properties: Map<String, Value> = query.filter_map(schema).collect();
    json!({"type": "object", "properties": properties, "additionalProperties": false})
}
