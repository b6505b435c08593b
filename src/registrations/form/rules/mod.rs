//! What a form may ask: fields that can be told apart and answered, and conditions that can hold.

mod again;
mod answer;
mod condition;
mod judge;
mod mask;
mod order;
mod rebase;
mod version;

use std::collections::{BTreeMap, BTreeSet};

use condition::check_show_if;
use order::check_not_before;

use super::types::{FormField, FormFieldKind, FormOption, RegistrationFormPatch};
use crate::error::{AppError, Checks, FieldError, Wrong};
use crate::text::{check_long_texts, key_fault, line_fault, title_faults};

pub use again::asked_again;
pub use answer::kept_value;
pub use judge::{Answered, By, Judge, Who};
pub use mask::{is_masked, masked};
pub use version::{is_same_question, next_versions};

/// How many fields a form has at most.
pub const FIELDS_MAX: usize = 100;
/// How many options a field has at most.
pub const OPTIONS_MAX: usize = 200;
/// How many of them are answered by a file at most.
const FILES_MAX: usize = 5;
/// How long a label is at most; that of a consent is its text.
const LABEL_MAX: usize = 1000;

/// How many days after the event answers are kept at most.
const RETENTION_MAX: i32 = 3660;

/// The names under which pages send what every form has, and the purpose of the consent on it.
const RESERVED: [&str; 12] = [
    "full_name",
    "email",
    "organization",
    "position",
    "country",
    "attendance_mode",
    "asked",
    "consent_list",
    "list_of_participants",
    "reason",
    "answer",
    "action",
];

/// What stands before the names of what pages ask of somebody who comes instead.
const RESERVED_START: &str = "substitute_";

impl FormFieldKind {
    /// Whether there is something to choose from.
    pub fn has_options(self) -> bool {
        matches!(self, Self::OneOf | Self::SeveralOf)
    }
}

/// What can be said of a form of which something is wrong.
pub fn faults(part: &RegistrationFormPatch, _: &Wrong<'_>) -> Vec<FieldError> {
    part.fields.list().map(form_faults).unwrap_or_default()
}

/// All that is wrong with the fields of a form.
pub fn form_faults(fields: &[FormField]) -> Vec<FieldError> {
    let mut checks = Checks::new();
    let few = fields.len() <= FIELDS_MAX;
    checks.require(few, "fields", "too_many", "Ask at most 100 fields.");
    checks.extend(too_many_files(fields));
    for (index, field) in fields.iter().enumerate() {
        let (before, after) = fields.split_at(index);
        let mut own = Checks::new();
        check_key(&mut own, field, before);
        check_texts(&mut own, field);
        check_options(&mut own, field);
        check_for_whom(&mut own, field);
        check_show_if(&mut own, field, before, after);
        check_not_before(&mut own, field, before);
        checks.extend(own.into_faults().into_iter().map(|fault| of_field(index, fault)));
    }
    checks.into_faults()
}

/// The first field whose file is one too many for one registration.
fn too_many_files(fields: &[FormField]) -> Option<FieldError> {
    let mut files = fields.iter().enumerate().filter(|(_, it)| it.kind == FormFieldKind::File);
    let (index, _) = files.nth(FILES_MAX)?;
    let message = format!("Ask for at most {FILES_MAX} files.");
    Some(of_field(index, FieldError::new("kind", "too_many", message)))
}

/// What is wrong with fields that show people what organizers wrote under these keys for themselves.
pub fn opened(fields: &[FormField], private: &BTreeSet<String>) -> Vec<FieldError> {
    let opened = |field: &FormField| !field.organizers_only && private.contains(&field.key);
    let message =
        "Organizers answered this for themselves; ask whoever registers under another key.";
    let fault = FieldError::new("organizers_only", "was_private", message);
    let all = fields.iter().enumerate().filter(|(_, field)| opened(field));
    all.map(|(index, _)| of_field(index, fault.clone())).collect()
}

/// What is wrong with fields that are sensitive, or are not, against what was said before of their key:
/// nothing that was answered moves to another place.
pub fn moved_apart(fields: &[FormField], before: &BTreeMap<&str, bool>) -> Vec<FieldError> {
    let moved = |field: &FormField| {
        before.get(field.key.as_str()).is_some_and(|before| *before != field.sensitive)
    };
    let fault = |field: &FormField| {
        let (code, message) = if field.sensitive {
            ("was_open", "What was asked under this key was not sensitive; ask this under another.")
        } else {
            (
                "was_sensitive",
                "What was asked under this key was sensitive; ask this under another.",
            )
        };
        FieldError::new("sensitive", code, message)
    };
    let all = fields.iter().enumerate().filter(|(_, field)| moved(field));
    all.map(|(index, field)| of_field(index, fault(field))).collect()
}

/// What is wrong with fields that are answered by a file, or are not, against what was said before of
/// their key: a file goes with its answer, and no page shows one as a text.
pub fn changed_to_files(fields: &[FormField], before: &BTreeMap<&str, bool>) -> Vec<FieldError> {
    let is_file = |field: &FormField| field.kind == FormFieldKind::File;
    let changed =
        |field: &FormField| before.get(field.key.as_str()).is_some_and(|it| *it != is_file(field));
    let fault = |field: &FormField| {
        let (code, message) = if is_file(field) {
            ("was_no_file", "No file was asked for under this key; ask for one under another.")
        } else {
            ("was_file", "A file was asked for under this key; ask this under another.")
        };
        FieldError::new("kind", code, message)
    };
    let all = fields.iter().enumerate().filter(|(_, field)| changed(field));
    all.map(|(index, field)| of_field(index, fault(field))).collect()
}

fn of_field(index: usize, fault: FieldError) -> FieldError {
    FieldError { pointer: format!("/fields/{index}{}", fault.pointer), ..fault }
}

fn check_key(checks: &mut Checks, field: &FormField, before: &[FormField]) {
    let key = field.key.as_str();
    if let Some(fault) = key_fault("key", key) {
        return checks.extend([fault]);
    }
    if RESERVED.contains(&key) || key.starts_with(RESERVED_START) {
        let message = format!("`{key}` is asked by every form or page already; name it otherwise.");
        return checks.add("key", "reserved", message);
    }
    let known = before.iter().any(|other| other.key == key);
    checks.require(
        !known,
        "key",
        "duplicate",
        "A field above has this key; each has one of its own.",
    );
}

fn check_texts(checks: &mut Checks, field: &FormField) {
    checks.extend(title_faults("label", &field.label, LABEL_MAX));
    check_long_texts(checks, "help", field.help.as_ref(), 2000);
}

fn check_options(checks: &mut Checks, field: &FormField) {
    let options = field.options.as_slice();
    if !field.kind.has_options() {
        let message = "Only `one_of` and `several_of` have options; leave them out.";
        return checks.require(options.is_empty(), "options", "unfit", message);
    }
    checks.require(
        !options.is_empty(),
        "options",
        "required",
        "Give what there is to choose from.",
    );
    let few = options.len() <= OPTIONS_MAX;
    checks.require(few, "options", "too_many", "Give at most 200 options.");
    for (index, option) in options.iter().enumerate() {
        let (before, _) = options.split_at(index);
        check_option(checks, &format!("options/{index}"), option, before);
    }
}

fn check_option(checks: &mut Checks, at: &str, option: &FormOption, before: &[FormOption]) {
    let value = format!("{at}/value");
    checks.extend(line_fault(&value, &option.value, 100));
    let plain = option.value.trim() == option.value || option.value.trim().is_empty();
    let message = "must not begin or end with a space: no page sends it like that";
    checks.require(plain, &value, "space", message);
    let known = before.iter().any(|other| other.value == option.value);
    let message = "An option above has this value; each has one of its own.";
    checks.require(!known, &value, "duplicate", message);
    checks.extend(title_faults(&format!("{at}/label"), &option.label, 300));
}

/// What nobody sees who registers, nobody who registers must answer; and what proves something stays.
fn check_for_whom(checks: &mut Checks, field: &FormField) {
    let fits = !(field.organizers_only && field.required);
    let message = "Organizers may leave every field out, and nobody else sees this one: it cannot \
                   be required.";
    checks.require(fits, "required", "unfit", message);
    let kept = field.retention_days.is_none() || field.kind != FormFieldKind::Consent;
    let message = "A consent proves what was agreed to, and is kept.";
    checks.require(kept, "retention_days", "unfit", message);
    let days = field.retention_days.is_none_or(|days| (0..=RETENTION_MAX).contains(&days));
    checks.require(days, "retention_days", "range", "Give 0 to 3660 days.");
    let own = !(field.organizers_only && field.kind == FormFieldKind::Consent);
    let message =
        "A consent is given by whoever registers, and nobody but organizers sees this field.";
    checks.require(own, "organizers_only", "unfit", message);
    check_sensitive(checks, field);
}

/// What stands apart goes one day, and proves nothing.
fn check_sensitive(checks: &mut Checks, field: &FormField) {
    if !field.sensitive {
        return;
    }
    let answer = field.kind != FormFieldKind::Consent;
    let message = "A consent proves what was agreed to, and stands with the registration.";
    checks.require(answer, "sensitive", "unfit", message);
    let sealed = field.kind != FormFieldKind::File;
    let message = "Files are not sealed; a file stands with the registration, is saved by organizers \
                   alone, and each reading is logged.";
    checks.require(sealed, "sensitive", "unfit", message);
    let message = "Say how many days after the event answers to a sensitive field are deleted.";
    let goes = !answer || field.retention_days.is_some();
    checks.require(goes, "retention_days", "required", message);
}

/// 409: a set is added once; its fields are changed where they are.
pub fn set_added(key: &str) -> AppError {
    let detail = format!(
        "This form has a field `{key}` already, as the set has. Change that one; or take it out \
         first, to add the set anew."
    );
    AppError::conflict("registration_form.set_added", detail)
}

#[cfg(test)]
mod tests;
