//! Organizers' own texts: only look-ups of what is given, in words, and what depends on them.

use super::templates::TemplateFault;
use super::words::SAFE_FILTERS;

/// More names joined by dots, filters in a row, or conditions within each other than anybody means.
/// The engine goes as deep as a text does, and one that is deep enough would end the program.
const LONGEST_PATH: usize = 8;
const MOST_FILTERS: usize = 4;
const DEEPEST: usize = 16;

/// Refuses everything but `{{ a.b }}`, `{{ a.b|filter }}`, `{% if a.b %}`, `{% if not a.b %}`,
/// `{% elif ... %}`, `{% else %}` and `{% endif %}`: nothing is called, repeated or taken in.
pub(super) fn check(part: &'static str, source: &str) -> Result<(), TemplateFault> {
    let mut rest = source;
    let mut open = Vec::new();
    while let Some((at, end)) = next_tag(rest) {
        let inner = rest.get(at + 2..).unwrap_or_default();
        let Some(length) = inner.find(end) else {
            return Err(TemplateFault::new(
                part,
                format!("a placeholder is not closed with {end}"),
            ));
        };
        let inside = inner.get(..length).unwrap_or_default();
        let inside = inside.trim_start_matches('-').trim_end_matches('-').trim();
        let fits = match end {
            "}}" => is_placeholder(inside),
            "%}" => is_condition(inside),
            _ => true,
        };
        if !fits {
            let shown: String = inside.chars().take(60).collect();
            return Err(TemplateFault::new(
                part,
                format!(
                    "`{shown}` cannot be used here; write {{{{ event.title }}}}, {{{{ event.starts_on|date }}}} or {{% if event.venue %}}...{{% endif %}}"
                ),
            ));
        }
        if end == "%}" && depth(&mut open, inside) > DEEPEST {
            let message = format!("more than {DEEPEST} conditions lie in each other");
            return Err(TemplateFault::new(part, message));
        }
        rest = inner.get(length + 2..).unwrap_or_default();
    }
    Ok(())
}

/// What is wrong with an organizer's own text, whatever it is filled with.
pub fn check_own_text(part: &'static str, source: &str) -> Result<(), TemplateFault> {
    check(part, source)?;
    let read = minijinja::Environment::empty().template_from_str(source).err();
    read.map_or(Ok(()), |error| Err(TemplateFault::from_engine(part, &error)))
}

/// How many conditions are open after this one; an `elif` lies within the one before it.
fn depth(open: &mut Vec<usize>, condition: &str) -> usize {
    match (condition.split_whitespace().next(), open.last_mut()) {
        (Some("if"), _) => open.push(1),
        (Some("elif"), Some(last)) => *last += 1,
        (Some("endif"), _) => {
            open.pop();
        }
        _ => {}
    }
    open.iter().sum()
}

fn next_tag(text: &str) -> Option<(usize, &'static str)> {
    [("{{", "}}"), ("{%", "%}"), ("{#", "#}")]
        .into_iter()
        .filter_map(|(start, end)| text.find(start).map(|at| (at, end)))
        .min_by_key(|(at, _)| *at)
}

fn is_placeholder(inside: &str) -> bool {
    let mut parts = inside.split('|').map(str::trim);
    let fits = parts.next().is_some_and(is_path);
    let filters: Vec<&str> = parts.collect();
    fits && filters.len() <= MOST_FILTERS && filters.iter().all(|it| SAFE_FILTERS.contains(it))
}

fn is_condition(inside: &str) -> bool {
    let words: Vec<&str> = inside.split_whitespace().collect();
    match words.as_slice() {
        ["else" | "endif"] => true,
        ["if" | "elif", path] | ["if" | "elif", "not", path] => is_path(path),
        _ => false,
    }
}

/// Names joined by dots; none of them a word of the template language.
fn is_path(text: &str) -> bool {
    const RESERVED: [&str; 12] =
        ["self", "super", "loop", "caller", "not", "and", "or", "in", "is", "if", "else", "true"];
    !text.is_empty()
        && text.split('.').count() <= LONGEST_PATH
        && text.split('.').all(|name| {
            name.starts_with(|c: char| c.is_ascii_lowercase())
                && name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
                && !RESERVED.contains(&name)
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn look_ups_and_conditions_pass() {
        for fine in [
            "Dear {{ person.full_name }}, {{event.starts_on|date}}",
            "{% if event.venue %}at {{ event.venue.city }}{% elif not person.x %}y{% else %}online{% endif %}",
            "no placeholders, 50 % { } }} done",
        ] {
            assert_eq!(check("body", fine), Ok(()), "{fine}");
        }
    }

    #[test]
    fn everything_else_is_refused() {
        for wrong in [
            "{{ 'a' * 100000 }}",
            "{{ person.name.upper() }}",
            "{{ range(10) }}",
            "{{ a['b'] }}",
            "{{ a|safe }}",
            "{{ a|e }}",
            "{% for x in y %}{% endfor %}",
            "{% include 'x' %}",
            "{% set x = 1 %}",
            "{% macro x() %}{% endmacro %}",
            "{% raw %}",
            "{{ a",
            "{% if a %",
            "{{ self.x }}",
            "{{ a.__class__ }}",
            "{% if a == b %}",
            "{% extends 'x' %}",
            "{{ }}",
            "{% if a is defined %}",
            "{% autoescape false %}",
            "{{ [1,2] }}",
            "{{ a ~ b }}",
        ] {
            assert!(check("body", wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn nothing_is_deeper_than_anybody_means() {
        let ifs = |count: usize| {
            format!("{}x{}", "{% if a %}".repeat(count), "{% endif %}".repeat(count))
        };
        assert_eq!(check("body", &ifs(DEEPEST)), Ok(()));
        assert_eq!(check("body", &ifs(1).repeat(1_000)), Ok(()));
        let elifs = format!("{{% if a %}}{}{{% endif %}}", "{% elif b %}x".repeat(DEEPEST));
        let path = format!("{{{{ a{} }}}}", ".b".repeat(LONGEST_PATH));
        let filters = format!("{{{{ a{} }}}}", "|date".repeat(MOST_FILTERS + 1));
        for wrong in [ifs(DEEPEST + 1), "{% if a %}".repeat(DEEPEST + 1), elifs, path, filters] {
            assert!(check("body", &wrong).is_err(), "{wrong}");
        }
    }

    mod any_input {
        use std::collections::BTreeMap;

        use proptest::prelude::*;
        use serde_json::json;

        use super::super::*;
        use crate::mail::data::{EventData, PersonData};
        use crate::mail::{Input, Rendered, Renderer};
        use crate::text::Language;

        thread_local! {
            static RENDERER: Renderer = Renderer::new(None, "https://un.example").unwrap();
        }

        const PIECES: &str = "\\PC{0,6}|\\{\\{ ?(event|person|links|facts)(\\.[a-z_]{1,9})? ?\\}\\}|\\{\\{|\\}\\}\
            |\\{%|%\\}|\\{#|#\\}| |-|\\+|\\||\\.|if|elif|else|endif|not|in|for|set|raw|event|person|title\
            |links|venue|dates?|listed|safe|self|loop|range\\(9\\)|'|\"|\\[|\\]|~|\\*|<b>|<script>";

        fn written(text: &str) -> Result<Rendered, TemplateFault> {
            let mut body = json!({"event": EventData::sample(), "person": PersonData::sample()});
            body["event"]["title"] = json!("<b>T</b>");
            let links =
                BTreeMap::from([("manage".to_owned(), "https://un.example/r/x".to_owned())]);
            let language = &Language::english();
            let input = Input { template: "follow_up", language, body: &body, links, sender: "S" };
            RENDERER.with(|renderer| renderer.render_organizer_text("S", text, &input))
        }

        #[test]
        fn is_written_where_it_is_right() {
            let mail = written("Dear {{ person.full_name }}: {{ event.title }}").unwrap();
            assert!(mail.text.contains(": <b>T</b>"), "{}", mail.text);
        }

        proptest! {
            #[test]
            fn is_refused_or_is_written_without_a_tag_of_its_own(
                pieces in prop::collection::vec(PIECES, 0..24),
            ) {
                let text = pieces.concat();
                let passes = check("body", &text).is_ok();
                let mail = written(&text);
                prop_assert!(passes || mail.is_err(), "{} was refused and written", text);
                if let Ok(mail) = mail {
                    let html = &mail.html;
                    prop_assert!(!html.contains("<b>") && !html.contains("<script"), "{}", html);
                    prop_assert!(html.len() < 200_000, "{} bytes of {}", html.len(), text);
                }
            }
        }
    }
}
