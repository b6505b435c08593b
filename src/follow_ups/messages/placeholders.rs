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
        if name != "organizer" {
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

/// The placeholders in a text, also those that only a condition asks for.
pub fn used(text: &str) -> BTreeSet<String> {
    let mut used = BTreeSet::new();
    let mut rest = text;
    while let Some((at, close)) = next_tag(rest) {
        let inner = rest.get(at + 2..).unwrap_or_default();
        let Some(end) = inner.find(close) else { break };
        let inside = inner.get(..end).unwrap_or_default().trim_matches('-').trim();
        let path = match close {
            "%}" => condition(inside),
            _ => inside.split('|').next().map(str::trim),
        };
        used.extend(path.filter(|path| !path.is_empty()).map(str::to_owned));
        rest = inner.get(end + 2..).unwrap_or_default();
    }
    used
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

/// Whether a placeholder stands for something in the data; an empty value is something.
pub fn has_value(data: &Value, path: &str) -> bool {
    if OTHERS.contains(&path) || path == "links" {
        return true;
    }
    data.pointer(&format!("/{}", path.replace('.', "/"))).is_some()
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
    fn what_is_empty_has_a_value_and_what_hangs_on_nothing_has_none() {
        let data = json!({"event": {"theme": null, "venue": null}});
        assert!(has_value(&data, "event.theme"));
        assert!(!has_value(&data, "event.venue.city"));
    }
}
