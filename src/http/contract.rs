//! The description as a judge: bodies and query parameters are held against it.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex, PoisonError};

use bytes::Bytes;
use jsonschema::Validator;
use jsonschema::error::{ValidationError, ValidationErrorKind};
use poem::http::Method;
use serde_json::{Map, Value, json};
use sha2::{Digest as _, Sha256};

use super::shapes::{Shapes, bare};
use super::{Judges, aside, query, repeat, rows, translate};
use crate::error::{AppError, FieldError, Result};

/// The OpenAPI document, ready to be held against requests. Cheap to clone.
#[derive(Clone)]
pub struct Contract(Arc<Inner>);

struct Inner {
    text: Bytes,
    etag: String,
    shapes: Shapes,
    operations: Vec<Operation>,
    validators: Mutex<HashMap<String, Arc<Validator>>>,
    judges: Judges,
}

struct Operation {
    method: Method,
    template: String,
    segments: Vec<Option<String>>,
    /// The query as one object.
    parameters: Value,
}

impl Operation {
    fn is_at(&self, parts: &[&str]) -> bool {
        let fits = |(segment, part): (&Option<String>, &&str)| {
            segment.as_ref().is_none_or(|fixed| fixed == part)
        };
        self.segments.len() == parts.len() && self.segments.iter().zip(parts).all(fits)
    }

    fn is_list(&self) -> bool {
        self.parameters["properties"]["cursor"].is_object()
    }

    fn unknown(&self) -> String {
        let names = self.parameters["properties"].as_object().into_iter().flat_map(Map::keys);
        let names: Vec<&str> = names.map(String::as_str).collect();
        let known = if names.is_empty() { "none".to_owned() } else { names.join(", ") };
        format!("There is no such query parameter here; known: {known}.")
    }
}

impl std::fmt::Debug for Contract {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Contract").field("operations", &self.0.operations.len()).finish()
    }
}

impl Contract {
    /// From a finished document, with what the parts of the field say of incomplete bodies.
    pub fn new(text: String, judges: Judges) -> Result<Self> {
        let judging = || serde_json::from_str(&text).map(|all: Value| bare(&all).to_string());
        let document: Value = serde_json::from_str(&aside(judging)??)?;
        let operations = operations(&document);
        let shapes = Shapes::new(&rows::without_rows(&document["components"]));
        let etag = format!("\"{}\"", repeat::hex(&Sha256::digest(&text)[..12]));
        let (text, validators) = (Bytes::from(text), Mutex::default());
        Ok(Self(Arc::new(Inner { text, etag, shapes, operations, validators, judges })))
    }

    /// The document as it is served, with its `ETag`.
    pub fn text(&self) -> (Bytes, &str) {
        (self.0.text.clone(), &self.0.etag)
    }

    /// All that is wrong with `value` as a `schema` of the document; if anything is, also what the
    /// rules say of the rest.
    pub(super) fn validate(&self, schema: &str, value: &Value) -> Result<Vec<FieldError>> {
        let pointer = format!("#/components/schemas/{schema}");
        let validator = self.validator(schema, || json!({"$ref": pointer}))?;
        let mut wrong = Self::faults(&validator, value);
        if !wrong.is_empty() {
            wrong.extend(self.0.judges.more(schema, value, &wrong));
        }
        Ok(wrong)
    }

    /// Every wrong field once, by what is most basically wrong with it: what is of a wrong type is
    /// none of the choices either.
    fn faults(validator: &Validator, value: &Value) -> Vec<FieldError> {
        let mut wrong: BTreeMap<String, FieldError> = BTreeMap::new();
        for field in validator.iter_errors(value).flat_map(|error| explain(&error)) {
            let known = wrong.contains_key(&field.pointer);
            if !known || field.code == "type" {
                wrong.insert(field.pointer.clone(), field);
            }
        }
        wrong.into_values().collect()
    }

    /// All that is wrong with the query of an operation.
    pub(super) fn judge_query(
        &self,
        method: &Method,
        path: &str,
        pairs: &[(String, String)],
    ) -> Result<Vec<FieldError>> {
        let Some(operation) = self.operation(method, path) else { return Ok(Vec::new()) };
        let given = Value::Object(query::values(&operation.parameters["properties"], pairs));
        let key = format!("{method} {}", operation.template);
        let validator = self.validator(&key, || operation.parameters.clone())?;
        let mut wrong = Self::faults(&validator, &given);
        for fault in wrong.iter_mut().filter(|fault| fault.code == "unknown") {
            fault.message = operation.unknown();
        }
        Ok(wrong)
    }

    /// The value that a parameter of an operation would have; for filters that are read as one.
    pub(super) fn query_values(
        &self,
        method: &Method,
        path: &str,
        pairs: &[(String, String)],
    ) -> Map<String, Value> {
        let schemas = self.operation(method, path).map(|o| &o.parameters["properties"]);
        query::values(schemas.unwrap_or(&Value::Null), pairs)
    }

    /// Whether an operation is a list, which reads its query itself.
    pub(super) fn is_list(&self, method: &Method, path: &str) -> bool {
        self.operation(method, path).is_some_and(Operation::is_list)
    }

    /// The methods that an address of the API knows.
    pub fn methods(&self, path: &str) -> Vec<Method> {
        let template = self.template(path);
        let all = self.0.operations.iter();
        let fitting = all.filter(|operation| Some(operation.template.as_str()) == template);
        fitting.map(|operation| operation.method.clone()).collect()
    }

    /// The template of an address of the API, such as `/api/v1/events/{id}`: where several fit, the
    /// one that leaves the least open, as the routes have it.
    pub fn template(&self, path: &str) -> Option<&str> {
        let parts: Vec<&str> = path.split('/').collect();
        let fitting = self.0.operations.iter().find(|operation| operation.is_at(&parts));
        fitting.map(|operation| operation.template.as_str())
    }

    fn operation(&self, method: &Method, path: &str) -> Option<&Operation> {
        let parts: Vec<&str> = path.split('/').collect();
        let mut operations = self.0.operations.iter();
        operations.find(|operation| operation.method == *method && operation.is_at(&parts))
    }

    fn validator(&self, name: &str, schema: impl FnOnce() -> Value) -> Result<Arc<Validator>> {
        let mut known = self.0.validators.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(validator) = known.get(name) {
            return Ok(validator.clone());
        }
        let root = self.0.shapes.alone(&schema())?;
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

fn explain(error: &ValidationError<'_>) -> Vec<FieldError> {
    let at = error.instance_path().to_string();
    match error.kind() {
        ValidationErrorKind::Required { property } => {
            let name = property.as_str().unwrap_or_default();
            vec![FieldError::new(format!("{at}/{name}"), "required", "This field is required.")]
        }
        ValidationErrorKind::AdditionalProperties { unexpected }
        | ValidationErrorKind::UnevaluatedProperties { unexpected } => unexpected
            .iter()
            .map(|name| {
                FieldError::new(within(&at, name), "unknown", "There is no such field here.")
            })
            .collect(),
        ValidationErrorKind::PropertyNames { error } => {
            let name = error.instance().as_str().unwrap_or_default().to_owned();
            let message = format!("The name {name} is wrong. {}", translate::message(error.kind()));
            vec![FieldError::new(within(&at, &name), translate::code(error.kind()), message)]
        }
        ValidationErrorKind::OneOfNotValid { .. } if is_no_text(error.instance()) => {
            let code = if error.instance().is_object() { "too_short" } else { "type" };
            vec![FieldError::new(at, code, translate::TEXTS)]
        }
        ValidationErrorKind::AnyOf { context } | ValidationErrorKind::OneOfNotValid { context } => {
            closest(&at, context)
        }
        kind => vec![FieldError::new(at, translate::code(kind), translate::message(kind))],
    }
}

/// The pointer of a field in the object at `at`.
fn within(at: &str, name: &str) -> String {
    format!("{at}/{}", name.replace('~', "~0").replace('/', "~1"))
}

/// Whether a value is neither a text nor texts by language: the one choice of forms that the
/// description offers. Within an object that holds some, it is for its languages to complain.
fn is_no_text(value: &Value) -> bool {
    value.as_object().is_none_or(Map::is_empty)
}

/// Of several alternatives, the one that the value came closest to: the one that complains deepest,
/// and not the one that says "null".
fn closest(at: &str, context: &[Vec<ValidationError<'static>>]) -> Vec<FieldError> {
    let depth = |errors: &[ValidationError<'static>]| {
        errors.iter().map(|error| error.instance_path().to_string().len()).max().unwrap_or(0)
    };
    let is_null = |errors: &[ValidationError<'static>]| {
        errors.iter().all(|e| translate::message(e.kind()).ends_with("null."))
    };
    let candidates = context.iter().filter(|errors| !errors.is_empty() && !is_null(errors));
    let best = candidates.max_by_key(|errors| (depth(errors), std::cmp::Reverse(errors.len())));
    match best {
        Some(errors) => errors.iter().flat_map(explain).collect(),
        None => vec![FieldError::new(at, "type", "This value has none of the forms allowed here.")],
    }
}
