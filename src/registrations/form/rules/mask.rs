//! What people are shown of what they typed into a sensitive field: enough to know it by. A link may
//! come into other hands.

use serde_json::Value;

use crate::registrations::form::types::{FormField, FormFieldKind};

/// Stands for what is not shown.
const MASK: &str = "●●●●●";
/// How many signs at the end are shown, of how many at least.
const SHOWN: usize = 3;
const LONG: usize = 8;

/// What is shown of an answer that was typed; nothing where it was chosen, and is shown as it is.
pub fn masked(field: &FormField, value: &Value) -> Option<String> {
    use FormFieldKind::{Date, LongText, Number, Text};
    if !field.sensitive || !matches!(field.kind, Text | LongText | Number | Date) {
        return None;
    }
    let end = value.as_str().filter(|_| field.kind == Text).and_then(end).unwrap_or_default();
    Some(format!("{MASK}{end}"))
}

/// The end of what is as long as the number of a paper, and has no words.
fn end(text: &str) -> Option<String> {
    let letters: Vec<char> = text.chars().collect();
    let plain = letters.iter().all(|c| c.is_ascii_digit() || c.is_ascii_uppercase());
    let number = plain && letters.iter().any(char::is_ascii_digit) && letters.len() >= LONG;
    let (_, end) = letters.split_at(letters.len().saturating_sub(SHOWN));
    number.then(|| end.iter().collect())
}

/// Whether a text has a part that stands for what is not shown.
pub fn is_masked(text: &str) -> bool {
    text.contains("●●")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde_json::json;

    fn field(kind: FormFieldKind) -> FormField {
        let field = json!({"key": "a", "kind": kind, "label": {"en": "A"}, "sensitive": true});
        serde_json::from_value(field).unwrap()
    }

    #[test]
    fn the_end_of_a_number_is_shown_and_of_words_nothing() {
        let shown = |kind, value| masked(&field(kind), &value);
        assert_eq!(shown(FormFieldKind::Text, json!("AC1234567")).unwrap(), "●●●●●567");
        assert_eq!(shown(FormFieldKind::Text, json!("1234567")).unwrap(), MASK);
        assert_eq!(shown(FormFieldKind::Text, json!("peanuts, and milk")).unwrap(), MASK);
        assert_eq!(shown(FormFieldKind::Date, json!("1980-02-01")).unwrap(), MASK);
        assert_eq!(shown(FormFieldKind::SeveralOf, json!(["halal"])), None);
    }

    proptest! {
        #[test]
        fn never_is_more_than_the_end_shown(text in "\\PC{0,40}|[A-Z0-9]{1,20}") {
            let shown = masked(&field(FormFieldKind::Text), &json!(text)).unwrap();
            let end = shown.strip_prefix(MASK).unwrap();
            prop_assert!(end.len() <= SHOWN && text.ends_with(end) && is_masked(&shown));
        }
    }
}
