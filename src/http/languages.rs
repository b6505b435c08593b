//! A text in several languages has one text in each, however the tags are written.

use std::collections::BTreeMap;

use jsonschema::{Keyword, ValidationError, ValidationOptions};
use serde_json::Value;

use crate::text::Language;

/// The keyword of the description that stands for it.
pub(super) const KEYWORD: &str = "x-one-text-each";

/// Teaches the schema's judge the keyword.
pub(super) fn add_to(options: ValidationOptions) -> ValidationOptions {
    options.with_keyword(KEYWORD, |_, _, _| Ok(Box::new(OneTextEach)))
}

struct OneTextEach;

impl<'i> Keyword<'i> for OneTextEach {
    fn validate(&self, instance: &'i Value) -> Result<(), ValidationError<'i>> {
        match repeated(instance) {
            None => Ok(()),
            Some((one, other)) => Err(ValidationError::custom(format!(
                "{one} and {other} are one language; give its text once."
            ))),
        }
    }

    fn is_valid(&self, instance: &'i Value) -> bool {
        repeated(instance).is_none()
    }
}

/// Two names of one language.
fn repeated(texts: &Value) -> Option<(&str, &str)> {
    let mut seen: BTreeMap<Language, &str> = BTreeMap::new();
    let names = texts.as_object()?.keys().map(String::as_str);
    names.into_iter().find_map(|name| {
        let language = name.parse().ok()?;
        seen.insert(language, name).map(|before| (before, name))
    })
}
