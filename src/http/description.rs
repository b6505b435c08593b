//! The OpenAPI document as it is served and as it judges.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex, PoisonError};

use bytes::Bytes;
use jsonschema::Validator;
use poem::http::Method;
use serde::Deserialize;
use serde_json::value::RawValue;
use serde_json::{Map, Value, json};
use sha2::{Digest as _, Sha256};

use super::shapes::{Shapes, bare};
use super::{repeat, translate};
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
    /// From the text of a finished document, of which nothing is read that does not judge.
    pub fn new(text: Bytes) -> Result<Self> {
        let document: Document<'_> = serde_json::from_slice(&text)?;
        let operations = operations(&document)?;
        let schemas = document.components.schemas.into_iter();
        let shapes = Shapes::new(schemas.map(|(name, raw)| (name, part(&text, raw))).collect());
        let etag = format!("\"{}\"", repeat::hex(&Sha256::digest(&text)[..12]));
        Ok(Self { text, etag, operations, shapes, validators: Mutex::default() })
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

/// As much of a document as is read at the start.
#[derive(Deserialize)]
struct Document<'a> {
    #[serde(borrow)]
    paths: BTreeMap<String, BTreeMap<String, &'a RawValue>>,
    #[serde(borrow, default)]
    components: Components<'a>,
}

#[derive(Default, Deserialize)]
struct Components<'a> {
    #[serde(borrow, default)]
    schemas: BTreeMap<String, &'a RawValue>,
}

#[derive(Deserialize)]
struct Parameters {
    #[serde(default)]
    parameters: Vec<Parameter>,
}

#[derive(Deserialize)]
struct Parameter {
    name: String,
    r#in: String,
    schema: Value,
}

/// The same bytes, as a part of the whole text.
fn part(text: &Bytes, raw: &RawValue) -> Bytes {
    text.slice_ref(raw.get().as_bytes())
}

fn operations(document: &Document<'_>) -> Result<Vec<Operation>> {
    let mut operations = Vec::new();
    for (path, item) in &document.paths {
        for (method, operation) in item {
            let Ok(method) = method.to_uppercase().parse() else { continue };
            operations.push(Operation {
                method,
                template: path.clone(),
                segments: path.split('/').map(segment).collect(),
                parameters: query_parameters(serde_json::from_str(operation.get())?),
            });
        }
    }
    operations.sort_by_key(|o| o.segments.iter().filter(|segment| segment.is_none()).count());
    Ok(operations)
}

fn segment(text: &str) -> Option<String> {
    (!text.starts_with('{')).then(|| text.to_owned())
}

fn query_parameters(operation: Parameters) -> Value {
    let query = operation.parameters.into_iter().filter(|parameter| parameter.r#in == "query");
    let properties: Map<String, Value> =
        query.map(|parameter| (parameter.name, bare(&parameter.schema))).collect();
    json!({"type": "object", "properties": properties, "additionalProperties": false})
}
