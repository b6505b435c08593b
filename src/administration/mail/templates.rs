//! The templates: what they can say, and how they look.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::service::shown;
use super::types::{MailPreview, TemplateOut, TemplatePreview};
use crate::administration::messages::{self, MessageKind};
use crate::error::{AppError, FieldError, Result};
use crate::mail::{self, Input, Mailroom};
use crate::text::Language;

/// What every mail can say, and what only those about an event can.
const ALWAYS: [&str; 2] = ["sender", "language"];
const OF_EVENTS: [&str; 3] = ["facts", "links.event", "links.agenda"];

/// All templates.
pub fn templates(room: &Mailroom) -> Result<Vec<TemplateOut>> {
    let kinds = messages::kinds()?;
    let known: BTreeMap<_, _> = room.renderer().templates().into_iter().collect();
    let out = kinds.iter().map(|kind| TemplateOut {
        name: kind.template.to_owned(),
        languages: known.get(kind.template).cloned().unwrap_or_default(),
        bulk: kind.bulk,
        placeholders: placeholders(kind),
    });
    Ok(out.collect())
}

/// A template as it would look, filled with sample data and what the caller gives instead.
pub fn preview_template(
    room: &Mailroom,
    name: &str,
    input: &TemplatePreview,
) -> Result<MailPreview> {
    let kinds = messages::kinds()?;
    let kind = kinds.iter().find(|kind| kind.template == name);
    let kind = kind.ok_or_else(|| AppError::not_found("mail template"))?;
    let mut body = kind.sample.clone();
    for (name, value) in &input.data {
        overlay(&mut body[name], value);
    }
    let english = Language::english();
    let filled = Input {
        template: kind.template,
        language: input.language.as_ref().unwrap_or(&english),
        body: &body,
        links: room.renderer().sample_links(kind.first_links()),
        sender: body.pointer("/event/title").and_then(Value::as_str).unwrap_or("Convoke"),
    };
    let rendered = room.renderer().render(&filled).map_err(|fault| {
        AppError::invalid(vec![FieldError::new("data", "template", format!("{fault}."))])
    })?;
    let mail = mail::sample(kind.template, kind.bulk, &rendered.language, body)?;
    let raw = room.message(&mail, &rendered, &[])?;
    Ok(shown(rendered, raw))
}

fn overlay(base: &mut Value, over: &Value) {
    match (base, over) {
        (Value::Object(base), Value::Object(over)) => {
            for (name, value) in over {
                overlay(base.entry(name).or_insert(Value::Null), value);
            }
        }
        (base, over) => *base = over.clone(),
    }
}

fn placeholders(kind: &MessageKind) -> Vec<String> {
    let mut names: BTreeSet<String> = ALWAYS.into_iter().map(str::to_owned).collect();
    names.extend(kind.link_names().map(|name| format!("links.{name}")));
    if kind.sample.get("event").is_some() {
        names.extend(OF_EVENTS.into_iter().map(str::to_owned));
    }
    gather("", &kind.sample, &mut names);
    names.into_iter().collect()
}

fn gather(path: &str, value: &Value, names: &mut BTreeSet<String>) {
    if !path.is_empty() {
        names.insert(path.to_owned());
    }
    for (name, inner) in value.as_object().into_iter().flatten() {
        let path = if path.is_empty() { name.clone() } else { format!("{path}.{name}") };
        gather(&path, inner, names);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn given_data_replaces_no_more_than_it_names() {
        let mut base = json!({"event": {"title": "A", "theme": "B"}, "reason": null});
        overlay(&mut base, &json!({"event": {"title": "C"}, "reason": "D", "more": [1]}));
        let expected = json!({"event": {"title": "C", "theme": "B"}, "reason": "D", "more": [1]});
        assert_eq!(base, expected);
    }
}
