//! The scripts: calls of the API as JSON, in which `@name` stands for the id of what was made before.

use std::collections::BTreeMap;
use std::str::FromStr;

use serde::Deserialize;
use serde_json::Value;

use crate::error::{AppError, Result};

/// One call.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Step {
    /// The path below `/api/v1`.
    pub post: String,
    /// The name by which later calls refer to what is made.
    #[serde(rename = "as")]
    pub name: Option<String>,
    /// How often the call is made.
    #[serde(default = "once")]
    pub times: u32,
    /// The body.
    #[serde(default)]
    pub body: Value,
}

fn once() -> u32 {
    1
}

/// The calls of a script.
pub(super) fn read(text: &str) -> Result<Vec<Step>> {
    serde_json::from_str(text).map_err(|error| AppError::internal(format!("a script: {error}")))
}

/// What the names of a script stand for.
#[derive(Clone, Debug, Default)]
pub(super) struct Names(BTreeMap<String, String>);

impl Names {
    /// Gives something a name.
    pub fn give(&mut self, name: &str, value: impl Into<String>) {
        self.0.insert(name.to_owned(), value.into());
    }

    /// The id that `@name` stands for.
    pub fn id<I: FromStr>(&self, name: &str) -> Result<I> {
        self.of(name)?.parse().map_err(|_| AppError::internal(format!("{name} is no id")))
    }

    /// The value with every `@name` in it replaced.
    pub fn fill(&self, value: &Value) -> Result<Value> {
        Ok(match value {
            Value::String(text) if text.starts_with('@') => Value::String(self.of(text)?.clone()),
            Value::Array(items) => {
                Value::Array(items.iter().map(|item| self.fill(item)).collect::<Result<_>>()?)
            }
            Value::Object(fields) => {
                let filled = fields.iter().map(|(key, item)| Ok((key.clone(), self.fill(item)?)));
                Value::Object(filled.collect::<Result<_>>()?)
            }
            other => other.clone(),
        })
    }

    fn of(&self, name: &str) -> Result<&String> {
        let found = name.strip_prefix('@').and_then(|name| self.0.get(name));
        found.ok_or_else(|| AppError::internal(format!("nothing bears the name {name}")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn names_are_replaced_wherever_they_stand_and_an_unknown_one_is_an_error() {
        let mut names = Names::default();
        names.give("host", "42");
        let filled = names.fill(&json!({"a": [{"id": "@host"}], "b": "host@example.org"}));
        assert_eq!(filled.unwrap(), json!({"a": [{"id": "42"}], "b": "host@example.org"}));
        assert!(names.fill(&json!(["@guest"])).is_err());
        assert!(names.id::<u32>("@host").is_ok_and(|id| id == 42));
    }

    #[test]
    fn every_script_can_be_read_and_every_address_in_it_ends_in_example_org() {
        for text in super::super::SCRIPTS {
            assert!(!read(text).unwrap().is_empty());
            for (at, _) in text
                .match_indices('@')
                .filter(|(at, _)| text[..*at].ends_with(|c: char| c.is_ascii_alphanumeric()))
            {
                assert!(text[at..].starts_with("@example.org"), "{}", &text[at..at + 20]);
            }
        }
    }
}
