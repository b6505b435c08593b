//! Reading a document in which one address stands twice: the framework writes it once for each API
//! that has an operation there, and a reader would keep the last.

use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::{Map, Value};

/// A document whose objects of one name are one object.
pub(super) struct Merged(pub(super) Value);

impl<'de> Deserialize<'de> for Merged {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(Top).map(Self)
    }
}

struct Top;

impl<'de> Visitor<'de> for Top {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an OpenAPI document")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Value, A::Error> {
        let mut document = Map::new();
        while let Some(name) = entries.next_key::<String>()? {
            let part = match name.as_str() {
                "paths" => Value::Object(entries.next_value::<Paths>()?.0),
                _ => entries.next_value()?,
            };
            document.insert(name, part);
        }
        Ok(Value::Object(document))
    }
}

struct Paths(Map<String, Value>);

impl<'de> Deserialize<'de> for Paths {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(PathsVisitor).map(Self)
    }
}

struct PathsVisitor;

impl<'de> Visitor<'de> for PathsVisitor {
    type Value = Map<String, Value>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the paths of an OpenAPI document")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Self::Value, A::Error> {
        let mut paths: Map<String, Value> = Map::new();
        while let Some((path, operations)) = entries.next_entry::<String, Map<String, Value>>()? {
            let known = paths.entry(path).or_insert_with(|| Value::Object(Map::new()));
            if let Some(known) = known.as_object_mut() {
                known.extend(operations);
            }
        }
        Ok(paths)
    }
}
