//! Bodies that come from elsewhere than a request, such as the example data.

use poem_openapi::types::{ParseFromJSON, ToJSON};
use serde_json::Value;

use crate::error::{AppError, Result};

/// The body of a call, as strict as over HTTP: what `T` does not know is an error.
#[expect(clippy::needless_pass_by_value, reason = "a body is read once")]
pub fn parsed<T: ParseFromJSON + ToJSON>(value: Value) -> Result<T> {
    let wrong = |what: String| AppError::internal(format!("{}: {what}", T::name()));
    let input =
        T::parse_from_json(Some(value.clone())).map_err(|error| wrong(error.into_message()))?;
    match lost(&value, &input.to_json().unwrap_or_default()) {
        None => Ok(input),
        Some(field) => Err(wrong(format!("it has no field {field}"))),
    }
}

/// A field of `given` that `kept` lacks. A plain text may have become one by language.
fn lost(given: &Value, kept: &Value) -> Option<String> {
    match (given, kept) {
        (Value::Object(given), Value::Object(kept)) => {
            given.iter().find_map(|(key, value)| match kept.get(key) {
                None => Some(key.clone()),
                Some(kept) => lost(value, kept),
            })
        }
        (Value::Array(given), Value::Array(kept)) => {
            given.iter().zip(kept).find_map(|(given, kept)| lost(given, kept))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::organizations::types::OrganizationCreate;
    use serde_json::json;

    #[test]
    fn a_field_that_nobody_knows_is_refused() {
        let parse = |value| parsed::<OrganizationCreate>(value).map(|input| input.name);
        assert_eq!(parse(json!({"name": "UNDP", "kind": "un_entity"})).unwrap(), "UNDP");
        assert!(parse(json!({"name": "UNDP", "kind": "un_entity", "akronym": "x"})).is_err());
        assert!(parse(json!({"kind": "un_entity"})).is_err());
    }
}
