//! Objects whose every text is one given text: the fields are those of the description, so a field
//! that is new is dressed by itself.

use serde_json::{Map, Value, json};

use crate::support::TestApp;

/// What dresses.
pub struct Dresser<'a> {
    pub app: &'a TestApp,
    pub document: Value,
    pub text: String,
    /// How many fields took the text.
    pub taken: std::cell::Cell<usize>,
}

impl<'a> Dresser<'a> {
    pub async fn new(app: &'a TestApp, text: &str) -> Self {
        let document = app.raw("GET", "/openapi.json").json_of(200).await;
        Self { app, document, text: text.to_owned(), taken: Default::default() }
    }

    /// A body of a schema, with the text in all that is text.
    fn body(&self, schema: &Value) -> Option<Value> {
        if let Some(name) = schema["$ref"].as_str() {
            if name.ends_with("/Texts") {
                return Some(json!({"en": self.text, "ru": self.text}));
            }
            return self.body(self.document.pointer(name.trim_start_matches('#')).unwrap());
        }
        for part in ["allOf", "anyOf", "oneOf"] {
            if let Some(inner) = schema[part].as_array() {
                return inner.iter().find_map(|inner| self.body(inner));
            }
        }
        let is = |ty: &str| {
            schema["type"] == ty
                || schema["type"].as_array().is_some_and(|all| all.iter().any(|it| it == ty))
        };
        if is("string") {
            let free = schema["format"].is_null() && schema["enum"].is_null();
            return free.then(|| json!(self.text));
        }
        if is("array") {
            return self.body(&schema["items"]).map(|item| json!([item]));
        }
        let fields = schema["properties"].as_object().into_iter().flatten();
        let fields: Map<String, Value> =
            fields.filter_map(|(name, field)| Some((name.clone(), self.body(field)?))).collect();
        (is("object") && !fields.is_empty()).then_some(Value::Object(fields))
    }

    /// Sends an object with `base` over the text. Where a field does not take the text, it is left
    /// out, or is what `fallback` has there; until the rest is taken.
    pub async fn send(
        &self,
        method: &str,
        path: &str,
        schema: &str,
        base: Value,
        fallback: Value,
    ) -> Value {
        let pointer = format!("#/components/schemas/{schema}");
        let mut body = self.body(&json!({"$ref": pointer})).unwrap();
        merge(&mut body, base);
        for _ in 0..12 {
            let call = self.app.call(method, path).header("if-match", "*").json(body.clone());
            let answer = call.await;
            if answer.status.is_success() {
                let taken = body.to_string().matches(&*json!(self.text).to_string()).count();
                self.taken.set(self.taken.get() + taken);
                return answer.json();
            }
            assert_eq!(answer.status, 422, "{method} {path}: {}\n{body}", answer.text());
            for pointer in answer.pointers() {
                give_up(&mut body, &pointer, &fallback);
            }
        }
        panic!("{method} {path} takes nothing of {body}");
    }
}

fn merge(body: &mut Value, over: Value) {
    match (body, over) {
        (Value::Object(body), Value::Object(over)) => {
            for (name, value) in over {
                merge(body.entry(name).or_insert(Value::Null), value);
            }
        }
        (body, over) => *body = over,
    }
}

/// Takes back what stands at a pointer, or the nearest thing around it that can be taken back.
fn give_up(body: &mut Value, pointer: &str, fallback: &Value) {
    let Some((parent, name)) = pointer.rsplit_once('/') else { panic!("nothing fits: {body}") };
    if body.pointer(parent).is_none() {
        return; // Taken back already, with something else that was wrong in it.
    }
    if let Some(Value::Object(fields)) = body.pointer_mut(parent) {
        if let Some(instead) = fallback.pointer(pointer) {
            fields.insert(name.to_owned(), instead.clone());
            return;
        }
        if fields.remove(name).is_some() && !fields.is_empty() {
            return;
        }
    }
    give_up(body, parent, fallback);
}
