//! Organizers' own texts: only look-ups of what is given, in words, and what depends on them.

use super::templates::TemplateFault;
use super::words::SAFE_FILTERS;

/// Refuses everything but `{{ a.b }}`, `{{ a.b|filter }}`, `{% if a.b %}`, `{% if not a.b %}`,
/// `{% elif ... %}`, `{% else %}` and `{% endif %}`: nothing is called, repeated or taken in.
pub(super) fn check(part: &'static str, source: &str) -> Result<(), TemplateFault> {
    let mut rest = source;
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
        rest = inner.get(length + 2..).unwrap_or_default();
    }
    Ok(())
}

fn next_tag(text: &str) -> Option<(usize, &'static str)> {
    [("{{", "}}"), ("{%", "%}"), ("{#", "#}")]
        .into_iter()
        .filter_map(|(start, end)| text.find(start).map(|at| (at, end)))
        .min_by_key(|(at, _)| *at)
}

fn is_placeholder(inside: &str) -> bool {
    let mut parts = inside.split('|').map(str::trim);
    parts.next().is_some_and(is_path) && parts.all(|filter| SAFE_FILTERS.contains(&filter))
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
}
