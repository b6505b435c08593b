//! The description as a judge: bodies and query parameters are held against it.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::{Arc, Mutex, PoisonError};

use jsonschema::Validator;
use jsonschema::error::{ValidationError, ValidationErrorKind};
use poem::Request;
use poem::http::Method;
use serde_json::{Value, json};

use super::{rows, translate};
use crate::error::{AppError, FieldError, Result};

/// The OpenAPI document, ready to be held against requests. Cheap to clone.
#[derive(Clone)]
pub struct Contract(Arc<Inner>);

struct Inner {
    document: Value,
    judged: Value,
    operations: Vec<Operation>,
    validators: Mutex<HashMap<String, Arc<Validator>>>,
}

struct Operation {
    method: Method,
    template: String,
    segments: Vec<Option<String>>,
    parameters: HashSet<String>,
}

impl Operation {
    fn is_at(&self, parts: &[&str]) -> bool {
        let fits = |(segment, part): (&Option<String>, &&str)| {
            segment.as_ref().is_none_or(|fixed| fixed == part)
        };
        self.segments.len() == parts.len() && self.segments.iter().zip(parts).all(fits)
    }

    fn is_list(&self) -> bool {
        self.parameters.contains("cursor")
    }
}

impl std::fmt::Debug for Contract {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Contract").field("operations", &self.0.operations.len()).finish()
    }
}

impl Contract {
    /// From a finished document.
    pub fn new(document: Value) -> Self {
        let operations = operations(&document);
        let judged = rows::without_rows(&document["components"]);
        Self(Arc::new(Inner { document, judged, operations, validators: Mutex::default() }))
    }

    /// The document.
    pub fn document(&self) -> &Value {
        &self.0.document
    }

    /// All that is wrong with `value` as a `schema` of the document.
    pub(super) fn validate(&self, schema: &str, value: &Value) -> Result<Vec<FieldError>> {
        let validator = self.validator(schema)?;
        let mut wrong: BTreeMap<(String, Cow<'static, str>), FieldError> = BTreeMap::new();
        for error in validator.iter_errors(value) {
            for field in explain(&error) {
                wrong.entry((field.pointer.clone(), field.code.clone())).or_insert(field);
            }
        }
        Ok(wrong.into_values().collect())
    }

    /// A query parameter as the type that `schema` gives its field.
    pub(super) fn coerce(&self, schema: &str, field: &str, text: &str) -> Value {
        let field = &self.0.document["components"]["schemas"][schema]["properties"][field];
        let is = |ty: &str| {
            let types = &field["type"];
            types == ty || types.as_array().is_some_and(|types| types.iter().any(|t| t == ty))
        };
        match text {
            "true" | "false" if is("boolean") => Value::Bool(text == "true"),
            _ if is("integer") => text.parse::<i64>().map_or_else(|_| text.into(), Value::from),
            _ => text.into(),
        }
    }

    /// 400 for query parameters that the operation does not know; lists look at theirs themselves.
    pub(super) fn check_parameters(&self, request: &Request) -> Result<()> {
        let Some(query) = request.uri().query() else { return Ok(()) };
        let path = request.uri().path();
        let Some(operation) = self.operation(request.method(), path) else { return Ok(()) };
        if operation.is_list() {
            return Ok(());
        }
        let names = query.split('&').filter_map(|pair| pair.split('=').next());
        let unknown: Vec<FieldError> = names
            .filter(|name| !name.is_empty())
            .map(|name| percent_encoding::percent_decode_str(name).decode_utf8_lossy())
            .filter(|name| !operation.parameters.contains(name.as_ref()))
            .map(|name| unknown_parameter(&name, &operation.parameters))
            .collect();
        refuse_parameters(unknown)
    }

    /// The methods that an address of the API knows.
    pub fn methods(&self, path: &str) -> Vec<Method> {
        let parts: Vec<&str> = path.split('/').collect();
        let fitting = self.0.operations.iter().filter(|operation| operation.is_at(&parts));
        fitting.map(|operation| operation.method.clone()).collect()
    }

    /// The template of an address of the API, such as `/api/v1/events/{id}`.
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

    fn validator(&self, schema: &str) -> Result<Arc<Validator>> {
        let mut known = self.0.validators.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(validator) = known.get(schema) {
            return Ok(validator.clone());
        }
        let root = json!({
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "$ref": format!("#/components/schemas/{schema}"),
            "components": self.0.judged,
        });
        let options = translate::formats(jsonschema::options().should_validate_formats(true));
        let validator =
            options.build(&root).map_err(|error| AppError::internal(error.to_string()))?;
        let validator = Arc::new(validator);
        known.insert(schema.to_owned(), validator.clone());
        Ok(validator)
    }
}

/// 400 that names all wrong parameters.
pub(super) fn refuse_parameters(wrong: Vec<FieldError>) -> Result<()> {
    let Some(first) = wrong.first() else { return Ok(()) };
    let detail = first.message.clone();
    Err(AppError { fields: wrong, ..AppError::bad_request("request.parameter", detail) })
}

fn unknown_parameter(name: &str, known: &HashSet<String>) -> FieldError {
    let mut names: Vec<&str> = known.iter().map(String::as_str).collect();
    names.sort_unstable();
    let known = if names.is_empty() { "none".to_owned() } else { names.join(", ") };
    FieldError::new(
        format!("/{name}"),
        "unknown",
        format!("There is no query parameter {name:?} here; known: {known}."),
    )
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

fn query_parameters(operation: &Value) -> HashSet<String> {
    let parameters = operation["parameters"].as_array().into_iter().flatten();
    let query = parameters.filter(|parameter| parameter["in"] == "query");
    query.filter_map(|parameter| parameter["name"].as_str().map(str::to_owned)).collect()
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
                let pointer = format!("{at}/{}", name.replace('~', "~0").replace('/', "~1"));
                FieldError::new(pointer, "unknown", "There is no such field here.")
            })
            .collect(),
        ValidationErrorKind::AnyOf { context } | ValidationErrorKind::OneOfNotValid { context } => {
            closest(&at, context)
        }
        kind => vec![FieldError::new(at, translate::code(kind), translate::message(kind))],
    }
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
