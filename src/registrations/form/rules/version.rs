//! Which version of a field an answer belongs to: one that asks something else is another.

use std::collections::BTreeMap;

use crate::registrations::form::types::{FormField, FormFieldKind, Versions};

/// Whether two fields ask the same, so that an answer to one is an answer to the other. Help is part
/// of the text that one agrees to, and else none of the question.
pub fn is_same_question(one: &FormField, other: &FormField) -> bool {
    let consent = one.kind == FormFieldKind::Consent;
    one.kind == other.kind
        && one.label == other.label
        && one.options == other.options
        && (!consent || one.help == other.help)
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
