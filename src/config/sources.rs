//! From the file and the environment to one entry a setting.

use std::collections::BTreeMap;
use std::path::Path;

use super::keys::{self, Named};
use super::mistake::Mistake;

/// A value and where it stands.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    /// The value as text.
    pub(super) value: String,
    /// The file and key, or the variable.
    pub(super) place: String,
}

/// What was given, by key; what was given and cannot be read is there without a value.
pub(super) type Entries = BTreeMap<&'static str, Option<Entry>>;

/// All entries; the environment wins over the file.
pub(super) fn gather(
    file: Option<(&Path, &str)>,
    env: &[(String, String)],
    mistakes: &mut Vec<Mistake>,
) -> Entries {
    let mut entries =
        file.map_or_else(Entries::new, |(path, text)| from_file(path, text, mistakes));
    entries.extend(from_environment(env, mistakes));
    entries
}

fn from_file(path: &Path, text: &str, mistakes: &mut Vec<Mistake>) -> Entries {
    let path = path.display();
    let table = match text.parse::<toml::Table>() {
        Ok(table) => table,
        Err(error) => {
            let line = error.span().map_or(1, |span| line_of(text, span.start));
            mistakes.push(Mistake::new(
                format!("{path}, line {line}"),
                format!("is not TOML: {}", error.message()),
            ));
            return Entries::new();
        }
    };
    let mut entries = Entries::new();
    for (name, value) in table {
        let place = format!("{path}, {name}");
        match (keys::find(&name), as_text(value)) {
            (None, _) => mistakes.push(unknown(place, &name, |key| key)),
            (Some(named), Some(value)) => add(&mut entries, named, value, place, mistakes),
            (Some(Named::Value(key) | Named::File(key)), None) => {
                entries.insert(key, None);
                mistakes.push(Mistake::new(place, "must be a text, a number or a list of texts"));
            }
        }
    }
    entries
}

fn line_of(text: &str, at: usize) -> usize {
    text.bytes().take(at).filter(|byte| *byte == b'\n').count() + 1
}

fn as_text(value: toml::Value) -> Option<String> {
    match value {
        toml::Value::String(text) => Some(text),
        toml::Value::Integer(number) => Some(number.to_string()),
        toml::Value::Float(number) => Some(number.to_string()),
        toml::Value::Array(values) => {
            let texts: Option<Vec<String>> = values.into_iter().map(as_text).collect();
            texts.map(|texts| texts.join(","))
        }
        _ => None,
    }
}

fn from_environment(env: &[(String, String)], mistakes: &mut Vec<Mistake>) -> Entries {
    let mut entries = Entries::new();
    for (variable, value) in env {
        let Some(name) = keys::of_variable(variable) else { continue };
        match keys::find(&name) {
            Some(named) => add(&mut entries, named, value.clone(), variable.clone(), mistakes),
            None => mistakes.push(unknown(variable.clone(), &name, |key| keys::variable(&key))),
        }
    }
    entries
}

/// Notes an entry. An empty text is the same as none, so that a variable can be left empty.
fn add(
    entries: &mut Entries,
    named: Named,
    value: String,
    place: String,
    mistakes: &mut Vec<Mistake>,
) {
    if value.trim().is_empty() {
        return;
    }
    let (key, entry) = match named {
        Named::Value(key) => (key, Some(Entry { value, place: place.clone() })),
        Named::File(key) => (key, from_secret_file(value.trim(), &place, mistakes)),
    };
    if entries.insert(key, entry).is_some() {
        let twice = format!("{key} is given twice, as itself and as a file; keep one of them");
        mistakes.push(Mistake::new(place, twice));
    }
}

fn from_secret_file(path: &str, place: &str, mistakes: &mut Vec<Mistake>) -> Option<Entry> {
    let problem = match std::fs::read_to_string(path) {
        Ok(text) if text.trim().is_empty() => format!("{path} is empty; write the secret into it"),
        Ok(text) => {
            let value = text.trim_end_matches(['\r', '\n']).to_owned();
            return Some(Entry { value, place: format!("{place} ({path})") });
        }
        Err(error) => format!("{path} cannot be read: {error}"),
    };
    mistakes.push(Mistake::new(place, problem));
    None
}

fn unknown(place: String, name: &str, shown: impl Fn(String) -> String) -> Mistake {
    let hint = keys::nearest(name)
        .map(|key| format!("; did you mean {}?", shown(key)))
        .unwrap_or_default();
    Mistake::new(place, format!("there is no such setting{hint}"))
}
