//! Which version of a field an answer belongs to: one that asks something else is another.

use std::collections::BTreeMap;

use crate::registrations::form::types::{FormField, FormFieldKind, FormOption, Versions};
use crate::text::Texts;

/// Whether a field still asks the same as `before`, so that an answer to one is an answer to the
/// other: the same of the same people, perhaps in more languages. Help is part of the text that one
/// agrees to, and else none of the question.
pub fn is_same_question(before: &FormField, field: &FormField) -> bool {
    let consent = before.kind == FormFieldKind::Consent;
    before.kind == field.kind
        && field.label.says_all_of(&before.label)
        && before.options.len() == field.options.len()
        && before.options.iter().zip(field.options.iter()).all(is_same_option)
        && before.organizers_only == field.organizers_only
        && (!consent || is_same_help(before.help.as_ref(), field.help.as_ref()))
}

fn is_same_option((before, option): (&FormOption, &FormOption)) -> bool {
    before.value == option.value && option.label.says_all_of(&before.label)
}

fn is_same_help(before: Option<&Texts>, help: Option<&Texts>) -> bool {
    match (before, help) {
        (Some(before), Some(help)) => help.says_all_of(before),
        (before, help) => before == help,
    }
}

/// The version of each field of a form that follows another one; `last` has the last version of
/// each key that the event ever had.
pub fn next_versions(
    before: (&[FormField], &Versions),
    after: &[FormField],
    last: &BTreeMap<String, i32>,
) -> Versions {
    let (fields, versions) = before;
    let version = |field: &FormField| {
        let same = fields.iter().find(|it| it.key == field.key && is_same_question(it, field));
        let kept = same.and_then(|it| versions.0.get(&it.key)).copied();
        kept.unwrap_or_else(|| last.get(&field.key).copied().unwrap_or(0).saturating_add(1))
    };
    Versions(after.iter().map(|field| (field.key.clone(), version(field))).collect())
}
