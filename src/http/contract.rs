//! The description as a judge: bodies and query parameters are held against it.

use std::collections::BTreeMap;
use std::sync::Arc;

use bytes::Bytes;
use jsonschema::Validator;
use jsonschema::error::{ValidationError, ValidationErrorKind};
use poem::http::Method;
use serde_json::{Map, Value, json};

use super::description::{Description, Operation};
use super::{Judges, query, translate};
use crate::error::{FieldError, Result};

/// The OpenAPI document, ready to be held against requests. Cheap to clone.
#[derive(Clone)]
pub struct Contract(Arc<Inner>);

struct Inner {
    description: Arc<Description>,
    judges: Judges,
}

impl std::fmt::Debug for Contract {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Contract")
            .field("operations", &self.0.description.operations.len())
            .finish()
    }
}

impl Contract {
    /// A document, with what the parts of the field say of incomplete bodies.
    pub fn new(description: Arc<Description>, judges: Judges) -> Self {
        Self(Arc::new(Inner { description, judges }))
    }

    /// The document as it is served, with its `ETag`.
    pub fn text(&self) -> (Bytes, &str) {
        (self.0.description.text.clone(), &self.0.description.etag)
    }

    /// All that is wrong with `value` as a `schema` of the document; if anything is, also what the
    /// rules say of the rest.
    pub(super) fn validate(&self, schema: &str, value: &Value) -> Result<Vec<FieldError>> {
        let pointer = format!("#/components/schemas/{schema}");
        let validator = self.0.description.validator(schema, || json!({"$ref": pointer}))?;
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
        let validator = self.0.description.validator(&key, || operation.parameters.clone())?;
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
        let all = self.0.description.operations.iter();
        let fitting = all.filter(|operation| Some(operation.template.as_str()) == template);
        fitting.map(|operation| operation.method.clone()).collect()
    }

    /// The template of an address of the API, such as `/api/v1/events/{id}`: where several fit, the
    /// one that leaves the least open, as the routes have it.
    pub fn template(&self, path: &str) -> Option<&str> {
        let parts: Vec<&str> = path.split('/').collect();
        let fitting =
            self.0.description.operations.iter().find(|operation| operation.is_at(&parts));
        fitting.map(|operation| operation.template.as_str())
    }

    fn operation(&self, method: &Method, path: &str) -> Option<&Operation> {
        let parts: Vec<&str> = path.split('/').collect();
        let mut operations = self.0.description.operations.iter();
        operations.find(|operation| operation.method == *method && operation.is_at(&parts))
    }
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
