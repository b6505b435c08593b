//! Which answers to one form can be offered as answers to another one.

use std::collections::BTreeMap;

use serde_json::Value;

use super::answer::kept_value;
use crate::registrations::form::types::{
    FormField, FormFieldKind, FormOption, FormerField, RegistrationForm,
};

/// The answers to what this form asks in the same words under the same key, and which are right there. A
/// consent is given anew each time; what is sensitive is for one event alone, and so is a file.
pub fn asked_again(
    form: &RegistrationForm,
    asked: &[FormerField],
    answers: &BTreeMap<String, Value>,
) -> BTreeMap<String, Value> {
    let open = form.fields.iter().filter(|field| !field.organizers_only && !field.sensitive);
    let open = open.filter(|it| !matches!(it.kind, FormFieldKind::Consent | FormFieldKind::File));
    let again = open.filter_map(|field| {
        asked.iter().find(|before| is_the_same(before, field))?;
        Some((field.key.clone(), kept_value(field, answers.get(&field.key)?)?))
    });
    again.collect()
}

fn is_the_same(before: &FormerField, field: &FormField) -> bool {
    before.key == field.key
        && before.kind == field.kind
        && !before.sensitive
        && (field.label.says_all_of(&before.label) || before.label.says_all_of(&field.label))
        && before.options.len() == field.options.len()
        && before.options.iter().zip(&field.options).all(is_same_option)
}

fn is_same_option((before, option): (&FormOption, &FormOption)) -> bool {
    before.value == option.value
        && (option.label.says_all_of(&before.label) || before.label.says_all_of(&option.label))
}
