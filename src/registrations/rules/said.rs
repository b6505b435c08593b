//! What is said of how somebody takes part, whole or in part.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::error::{Checks, FieldError, Wrong};
use crate::patch::Change;
use crate::registrations::entity::Model;
use crate::registrations::types::{RegistrationCreate, RegistrationPatch};
use crate::text::{line_fault, long_text_fault};

/// What is said; what is missing is not looked at.
#[derive(Clone, Copy, Debug, Default)]
pub struct Said<'a> {
    organization: Option<&'a str>,
    position: Option<&'a str>,
    remark: Option<&'a str>,
    answers: Option<&'a BTreeMap<String, Value>>,
}

impl<'a> From<&'a Model> for Said<'a> {
    fn from(row: &'a Model) -> Self {
        Self {
            organization: row.organization.as_deref(),
            position: row.position.as_deref(),
            remark: row.remark.as_deref(),
            answers: Some(&row.answers.0),
        }
    }
}

impl<'a> From<&'a RegistrationCreate> for Said<'a> {
    fn from(input: &'a RegistrationCreate) -> Self {
        Self {
            organization: input.organization.as_deref(),
            position: input.position.as_deref(),
            remark: input.remark.as_deref(),
            answers: Some(&input.answers),
        }
    }
}

impl<'a> From<&'a RegistrationPatch> for Said<'a> {
    fn from(patch: &'a RegistrationPatch) -> Self {
        let text = |field: &'a Change<String>| field.value().map(String::as_str);
        Self {
            organization: text(&patch.organization),
            position: text(&patch.position),
            remark: text(&patch.remark),
            answers: patch.answers.value(),
        }
    }
}

/// Notes what is wrong with what is said.
pub fn check_said(checks: &mut Checks, said: &Said<'_>) {
    checks.extend(said.organization.and_then(|text| line_fault("organization", text, 300)));
    checks.extend(said.position.and_then(|text| line_fault("position", text, 500)));
    checks.extend(said.remark.and_then(|text| long_text_fault("remark", text, 2000)));
    let Some(answers) = said.answers else { return };
    let clean = !answers.keys().any(|key| key.contains('\0'));
    checks.require(clean, "answers", "control", "A key has no NUL.");
    for (key, answer) in answers {
        let clean = !answer.to_string().contains("\\u0000");
        checks.require(clean, &format!("answers/{key}"), "control", "A text has no NUL.");
    }
    let few = answers.len() <= 100;
    checks.require(few, "answers", "too_many", "Give at most 100 answers.");
}

/// What can be said of a registration of which some fields are wrong or missing.
pub fn faults(part: &RegistrationPatch, _: &Wrong<'_>) -> Vec<FieldError> {
    let mut checks = Checks::new();
    check_said(&mut checks, &Said::from(part));
    checks.into_faults()
}
