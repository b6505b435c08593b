//! The query of an address: read once, and held against the description with all that is wrong.

use poem::Request;
use serde_json::{Map, Value};

use super::Contract;
use crate::error::{AppError, FieldError, Result};

/// The parameters of a request, sorted by name.
pub(super) struct Query(Vec<(String, String)>);

impl Query {
    /// Reads and judges them: 400 with every parameter that is unknown, given twice or wrong.
    pub(super) fn judged(request: &Request) -> Result<Self> {
        let query = Self::read(request)?;
        if query.0.is_empty() {
            return Ok(query);
        }
        let contract =
            request.data::<Contract>().ok_or_else(|| AppError::internal("no contract"))?;
        let (method, path) = (request.method(), request.uri().path());
        let mut wrong = query.faults();
        for fault in contract.judge_query(method, path, &query.0)? {
            if wrong.iter().all(|known| known.pointer != fault.pointer) {
                wrong.push(fault);
            }
        }
        refuse_parameters(wrong)?;
        Ok(query)
    }

    fn read(request: &Request) -> Result<Self> {
        let unreadable =
            |_| AppError::bad_request("request.query", "The query string cannot be read.");
        let query = request.uri().query().map(serde_urlencoded::from_str).transpose();
        let mut pairs: Vec<(String, String)> = query.map_err(unreadable)?.unwrap_or_default();
        pairs.retain(|(name, text)| !name.is_empty() || !text.is_empty());
        pairs.sort();
        Ok(Self(pairs))
    }

    /// What no parameter may be, whichever it is.
    fn faults(&self) -> Vec<FieldError> {
        let twice = self.0.windows(2).filter_map(|window| match window {
            [(name, _), (next, _)] if name == next => {
                Some(FieldError::new(name, "duplicate", "This is given twice."))
            }
            _ => None,
        });
        let nul = self.0.iter().filter(|(name, text)| name.contains('\0') || text.contains('\0'));
        let message = "A text has no NUL.";
        let nul = nul.map(|(name, _)| FieldError::new(name, "control_character", message));
        let mut wrong: Vec<FieldError> = twice.chain(nul).collect();
        wrong.dedup_by(|one, other| one.pointer == other.pointer);
        wrong
    }

    /// One of them.
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(key, _)| key == name).map(|(_, text)| text.as_str())
    }

    /// All of them.
    pub(super) fn pairs(&self) -> &[(String, String)] {
        &self.0
    }
}

/// Parameters as values of the types that `schemas` gives them.
pub(super) fn values(schemas: &Value, pairs: &[(String, String)]) -> Map<String, Value> {
    let pairs = pairs.iter();
    pairs.map(|(name, text)| (name.clone(), value(&schemas[name]["type"], text))).collect()
}

fn value(ty: &Value, text: &str) -> Value {
    let is =
        |name: &str| ty == name || ty.as_array().is_some_and(|all| all.iter().any(|t| t == name));
    match text {
        "true" | "false" if is("boolean") => Value::Bool(text == "true"),
        _ if is("integer") => text.parse::<i64>().map_or_else(|_| text.into(), Value::from),
        _ => text.into(),
    }
}

/// 400 that names all wrong parameters.
fn refuse_parameters(wrong: Vec<FieldError>) -> Result<()> {
    let detail = match wrong.as_slice() {
        [] => return Ok(()),
        [one] => format!("{}: {}", one.pointer.trim_start_matches('/'), one.message),
        many => format!("{} query parameters are wrong; see errors.", many.len()),
    };
    Err(AppError { fields: wrong, ..AppError::bad_request("request.parameter", detail) })
}
