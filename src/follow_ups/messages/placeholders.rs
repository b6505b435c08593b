//! Which placeholders an organizer's text has, and which there are.

use std::collections::BTreeSet;

use serde_json::Value;

use super::FollowUpMail;
use crate::mail::Mail;

/// What every mail offers beside its data.
const OTHERS: [&str; 7] =
    ["facts", "language", "links.agenda", "links.answer", "links.event", "links.manage", "sender"];

/// All that a follow-up can speak of, in words joined by dots.
pub fn known() -> BTreeSet<String> {
    let mut known: BTreeSet<String> = OTHERS.iter().map(|name| (*name).to_owned()).collect();
    known.insert("links".to_owned());
    let data = serde_json::to_value(FollowUpMail::sample()).unwrap_or_default();
    for (name, value) in data.as_object().into_iter().flatten() {
        // The frame shows these by itself.
        if !["organizer", "papers"].contains(&name.as_str()) {
            gather(name, value, &mut known);
        }
    }
    known
}

fn gather(path: &str, value: &Value, known: &mut BTreeSet<String>) {
    known.insert(path.to_owned());
    for (name, inner) in value.as_object().into_iter().flatten() {
        gather(&format!("{path}.{name}"), inner, known);
    }
}

/// Those of them that are no text, and are shown through a filter or in parts.
pub fn wholes() -> BTreeSet<String> {
    let data = serde_json::to_value(FollowUpMail::sample()).unwrap_or_default();
    let is_whole = |path: &String| path == "links" || at(&data, path).is_some_and(is_composed);
    known().into_iter().filter(is_whole).collect()
}

fn is_composed(value: &Value) -> bool {
    value.is_object() || value.is_array()
}

fn at<'a>(data: &'a Value, path: &str) -> Option<&'a Value> {
    data.pointer(&format!("/{}", path.replace('.', "/")))
}

/// The placeholders in a text, also those that only a condition asks for.
pub fn used(text: &str) -> BTreeSet<String> {
    let paths = tags(text).into_iter().filter_map(|(is_condition, inside)| {
        if is_condition { condition(inside) } else { inside.split('|').next().map(str::trim) }
    });
    paths.filter(|path| !path.is_empty()).map(str::to_owned).collect()
}

/// What the conditions of a text ask for.
pub fn asked(text: &str) -> BTreeSet<String> {
    let conditions = tags(text).into_iter().filter(|(is_condition, _)| *is_condition);
    conditions.filter_map(|(_, inside)| condition(inside)).map(str::to_owned).collect()
}

/// The placeholders that are written as they are, through no filter.
pub fn bare(text: &str) -> BTreeSet<String> {
    let written = tags(text).into_iter().filter(|(is_condition, _)| !is_condition);
    written.map(|(_, inside)| inside).filter(|it| !it.contains('|')).map(str::to_owned).collect()
}

/// The tags of a text: whether it is one of a condition, and what stands in it.
fn tags(text: &str) -> Vec<(bool, &str)> {
    let mut tags = Vec::new();
    let mut rest = text;
    while let Some((at, close)) = next_tag(rest) {
        let inner = rest.get(at + 2..).unwrap_or_default();
        let Some(end) = inner.find(close) else { break };
        let inside = inner.get(..end).unwrap_or_default().trim_matches('-').trim();
        tags.push((close == "%}", inside));
        rest = inner.get(end + 2..).unwrap_or_default();
    }
    tags
}

fn next_tag(text: &str) -> Option<(usize, &'static str)> {
    let found = |(open, close): (&str, &'static str)| text.find(open).map(|at| (at, close));
    [("{{", "}}"), ("{%", "%}")].into_iter().filter_map(found).min()
}

/// What a condition asks for; other tags are for the sandbox to refuse.
fn condition(inside: &str) -> Option<&str> {
    match inside.split_whitespace().collect::<Vec<_>>().as_slice() {
        ["if" | "elif", path] | ["if" | "elif", "not", path] => Some(path),
        _ => None,
    }
}

/// Whether a placeholder stands for something in the data, which holds the person's own links.
pub fn has_value(data: &Value, path: &str) -> bool {
    let is_own_link = ["links.answer", "links.manage"].contains(&path);
    if path == "links" || (OTHERS.contains(&path) && !is_own_link) {
        return true;
    }
    match at(data, path) {
        None | Some(Value::Null) => false,
        Some(Value::String(text)) => !text.is_empty(),
        Some(Value::Array(items)) => !items.is_empty(),
        Some(_) => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn the_placeholders_of_a_text_are_found() {
        let text = "Dear {{ person.full_name }}, {{event|dates}} {% if not event.venue %}x\
                    {% elif registration %}{{- links.manage -}}{% else %}{% endif %} {{ open";
        let expected = ["event", "event.venue", "links.manage", "person.full_name", "registration"];
        assert_eq!(used(text).iter().map(String::as_str).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn all_data_of_a_mail_is_known_but_the_organizers_own_text() {
        let known = known();
        for name in ["event", "event.venue.city", "person.salutation", "links.manage", "facts"] {
            assert!(known.contains(name), "{name}");
        }
        assert!(!known.iter().any(|name| name.starts_with("organizer")));
        assert!(!known.contains("person.email"));
    }

    #[test]
    fn what_is_empty_or_hangs_on_nothing_has_no_value() {
        let data = json!({
            "event": {"theme": null, "venue": null, "organizers": [], "title": "T"},
            "links": {"manage": "x"},
        });
        for path in ["event.theme", "event.venue.city", "event.organizers", "links.answer"] {
            assert!(!has_value(&data, path), "{path}");
        }
        for path in ["event.title", "event", "links.manage", "links.event", "facts", "links"] {
            assert!(has_value(&data, path), "{path}");
        }
    }

    #[test]
    fn what_is_written_as_it_is_and_what_is_asked_for_are_told_apart() {
        let text = "{{ event }} {{- event|dates -}} {% if event.venue %}{{ facts }}{% endif %}";
        assert_eq!(bare(text).into_iter().collect::<Vec<_>>(), ["event", "facts"]);
        assert_eq!(asked(text).into_iter().collect::<Vec<_>>(), ["event.venue"]);
        let wholes = wholes();
        for whole in ["event", "event.organizers", "event.venue", "invitation.expires", "links"] {
            assert!(wholes.contains(whole), "{whole}");
        }
        assert!(!wholes.contains("event.title") && !wholes.contains("links.manage"));
    }
}
