//! Bodies of which a field is wrong by itself: what the rules say of the other fields, so that a
//! caller is told all at once.
//!
//! What is wrong is taken out, and the rest is read as a change, in which every field may be
//! missing. A part of the field says of that what it can say without the missing ones.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use poem_openapi::types::ParseFromJSON;
use serde_json::Value;

use crate::clock::Clock;
use crate::error::{FieldError, Wrong};

type Judge = Box<dyn Fn(Value, &Wrong<'_>) -> Vec<FieldError> + Send + Sync>;

/// What the parts of the field say of incomplete bodies, by the names of the schemas.
#[derive(Default)]
pub struct Judges(HashMap<&'static str, Judge>);

impl Judges {
    /// With one more, for bodies of these schemas read as a `P`.
    #[must_use]
    pub fn with<P: ParseFromJSON + 'static>(
        self,
        schemas: &[&'static str],
        judge: fn(&P, &Wrong<'_>) -> Vec<FieldError>,
    ) -> Self {
        self.add(schemas, judge)
    }

    /// The same for one that goes by the time.
    #[must_use]
    pub fn at_the_time<P: ParseFromJSON + 'static>(
        self,
        schemas: &[&'static str],
        clock: &Clock,
        judge: fn(&P, DateTime<Utc>) -> Vec<FieldError>,
    ) -> Self {
        let clock = clock.clone();
        self.add(schemas, move |part: &P, _: &Wrong<'_>| judge(part, clock.now()))
    }

    fn add<P: ParseFromJSON>(
        mut self,
        schemas: &[&'static str],
        judge: impl Fn(&P, &Wrong<'_>) -> Vec<FieldError> + Clone + Send + Sync + 'static,
    ) -> Self {
        for schema in schemas {
            let judge = judge.clone();
            let read = move |part: Value, wrong: &Wrong<'_>| {
                let part = P::parse_from_json(Some(part)).ok();
                part.map(|part| judge(&part, wrong)).unwrap_or_default()
            };
            self.0.insert(schema, Box::new(read));
        }
        self
    }

    /// What else is wrong with a body of which `wrong` is known.
    pub(super) fn more(
        &self,
        schema: &str,
        value: &Value,
        wrong: &[FieldError],
    ) -> Vec<FieldError> {
        let Some(judge) = self.0.get(schema).filter(|_| value.is_object()) else {
            return Vec::new();
        };
        let mut part = value.clone();
        for fault in wrong {
            take_out(&mut part, &fault.pointer);
        }
        let wrong = Wrong::new(wrong);
        let mut more = judge(part, &wrong);
        more.retain(|fault| !wrong.has(&fault.pointer));
        more
    }
}

/// Takes out what a pointer names; of a list all, lest the others change their places.
fn take_out(mut value: &mut Value, pointer: &str) {
    let mut tokens = pointer.split('/').skip(1).peekable();
    while let Some(token) = tokens.next() {
        let token = token.replace("~1", "/").replace("~0", "~");
        let Some(fields) = value.as_object_mut() else { return };
        let ends = tokens.peek().is_none() || fields.get(&token).is_none_or(|it| !it.is_object());
        if ends {
            fields.remove(&token);
            return;
        }
        let Some(inner) = fields.get_mut(&token) else { return };
        value = inner;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn what_is_wrong_is_taken_out_and_of_a_list_all() {
        let mut value = json!({"a": 1, "b": {"c": 2, "d": [{"e": 3}]}, "x/y": 4});
        for pointer in ["/a", "/nothing/at/all", "/b/d/0/e", "/x~1y", "/b/missing"] {
            take_out(&mut value, pointer);
        }
        assert_eq!(value, json!({"b": {"c": 2}}));
    }
}
