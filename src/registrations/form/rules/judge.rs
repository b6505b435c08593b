//! Which answers are right: those to fields that are asked of whoever answers, and of their kind.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};
use serde_json::Value;

use super::answer::{is_one_of, value_of};
use super::order::too_early;
use crate::error::FieldError;
use crate::registrations::entity::Model;
use crate::registrations::form::types::{
    FormField, FormFieldKind, RegistrationForm, ShowIf, Versions,
};
use crate::registrations::types::{AttendanceMode, Consent, ParticipantRole};

/// Whose word the answers are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// An organizer's, who may leave out what must be answered and is told what is not asked.
    Organizer,
    /// Of whoever takes part: what is not asked of them is not kept.
    Participant,
}

/// As what somebody takes part, as far as that is known.
#[derive(Clone, Copy, Debug)]
pub struct Who {
    /// In which role.
    pub role: ParticipantRole,
    /// In which way; none: they have still to say so.
    pub mode: Option<AttendanceMode>,
}

/// What a registration says to the form.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Answered {
    /// The answers by the keys of their fields.
    pub answers: BTreeMap<String, Value>,
    /// The versions of the fields that they answer.
    pub versions: Versions,
    /// What was agreed to, or not.
    pub consents: Vec<Consent>,
}

impl Answered {
    /// What stands in a registration.
    pub fn of(row: &Model) -> Self {
        Self {
            answers: row.answers.0.clone(),
            versions: row.answer_versions.clone(),
            consents: row.consents.0.clone(),
        }
    }
}

/// What answers are judged by.
#[derive(Clone, Copy, Debug)]
pub struct Judge<'a> {
    /// What is asked.
    pub form: &'a RegistrationForm,
    /// Of whom.
    pub who: Who,
    /// Whose word it is.
    pub by: By,
    /// What was answered before.
    pub before: &'a Answered,
    /// When.
    pub now: DateTime<Utc>,
}

/// What is known of the answers to the fields above.
#[derive(Default)]
struct Above {
    said: BTreeMap<String, Value>,
    /// Those that are wrong, so that nobody knows what follows from them.
    unclear: BTreeSet<String>,
    hidden: BTreeSet<String>,
}

/// Whether a field is asked; nothing where that follows from what is wrong or unknown.
fn is_asked(field: &FormField, who: Who, above: &Above) -> Option<bool> {
    let Some(ShowIf { field: key, is, role, attendance_mode }) = &field.show_if else {
        return Some(true);
    };
    if role.as_ref().is_some_and(|roles| !roles.contains(&who.role)) {
        return Some(false);
    }
    if let Some(modes) = attendance_mode
        && !modes.contains(&who.mode?)
    {
        return Some(false);
    }
    let Some(key) = key else { return Some(true) };
    if above.unclear.contains(key) {
        return None;
    }
    let is = is.as_deref().unwrap_or_default();
    Some(above.said.get(key).is_some_and(|answer| is_one_of(answer, is)))
}

impl Judge<'_> {
    /// What is answered now, or all that is wrong with it.
    pub fn judge(&self, given: &BTreeMap<String, Value>) -> Result<Answered, Vec<FieldError>> {
        let mut above = Above::default();
        let mut wrong = Vec::new();
        for field in self.asked() {
            let key = field.key.clone();
            match (is_asked(field, self.who, &above), given.get(&key)) {
                (None, _) => drop(above.unclear.insert(key)),
                (Some(false), given) => {
                    wrong.extend(self.not_asked(&key, given));
                    above.hidden.insert(key);
                }
                (Some(true), given) => match self.answer(field, given, &above.said) {
                    Ok(value) => above.said.extend(value.map(|value| (key, value))),
                    Err(fault) => {
                        wrong.push(fault);
                        above.unclear.insert(key);
                    }
                },
            }
        }
        wrong.extend(self.unknown(given));
        if wrong.is_empty() { Ok(self.answered(&above, given)) } else { Err(wrong) }
    }

    /// The fields that whoever answers sees.
    fn asked(&self) -> impl Iterator<Item = &FormField> {
        let all = self.by == By::Organizer;
        self.form.fields.iter().filter(move |field| all || !field.organizers_only)
    }

    fn not_asked(&self, key: &str, given: Option<&Value>) -> Option<FieldError> {
        given.filter(|value| self.by == By::Organizer && !value.is_null())?;
        let message = "This is not asked of them, by what `show_if` says; leave it out.";
        Some(fault(key, "not_asked", message))
    }

    /// What is given to a field that is asked; nothing where nothing is.
    fn answer(
        &self,
        field: &FormField,
        given: Option<&Value>,
        above: &BTreeMap<String, Value>,
    ) -> Result<Option<Value>, FieldError> {
        let given = given.filter(|value| !value.is_null());
        let value = match given {
            Some(value) if self.is_of_old(&field.key, value) => Some(value.clone()),
            Some(value) => value_of(field, value)
                .map_err(|wrong| fault(&field.key, wrong.code, &wrong.message))?,
            None => None,
        };
        if let Some(wrong) = too_early(field, value.as_ref(), above) {
            return Err(fault(&field.key, wrong.code, &wrong.message));
        }
        let refused = field.kind == FormFieldKind::Consent && value == Some(Value::Bool(false));
        let missing = field.required && (value.is_none() || refused);
        if missing && self.by == By::Participant {
            return Err(fault(&field.key, "required", "This must be answered."));
        }
        Ok(value)
    }

    /// Whether what stands there is sent back as it was, in answer to what was asked before.
    fn is_of_old(&self, key: &str, value: &Value) -> bool {
        self.before.answers.get(key) == Some(value)
            && self.before.versions.0.get(key) != self.form.versions.0.get(key)
    }

    fn unknown(&self, given: &BTreeMap<String, Value>) -> Vec<FieldError> {
        let known = |key: &str| self.form.fields.iter().any(|field| field.key == key);
        let unknown = given.iter().filter(|(key, value)| {
            self.by == By::Organizer && !known(key) && !self.is_of_old(key, value)
        });
        let message = "The registration form of this event asks nothing under this key.";
        unknown.map(|(key, _)| fault(key, "unknown", message)).collect()
    }

    fn answered(&self, above: &Above, given: &BTreeMap<String, Value>) -> Answered {
        let mut answered = self.kept(above, given);
        for field in self.asked() {
            match above.said.get(&field.key) {
                Some(Value::Bool(agreed)) if field.kind == FormFieldKind::Consent => {
                    answered.consents.push(self.consent(field, *agreed));
                }
                Some(value) => {
                    let version = self.version(&field.key, value);
                    answered.versions.0.insert(field.key.clone(), version);
                    answered.answers.insert(field.key.clone(), value.clone());
                }
                None => {}
            }
        }
        answered.consents.sort_by(|one, other| one.purpose.cmp(&other.purpose));
        answered
    }

    /// What stays of what was answered before: what is not asked of whoever answers now, and consents
    /// about which nothing is said.
    fn kept(&self, above: &Above, given: &BTreeMap<String, Value>) -> Answered {
        let asked = |key: &str| self.asked().any(|field| field.key == key);
        let stays =
            |key: &str| !asked(key) && (self.by == By::Participant || given.contains_key(key));
        let consents = |it: &&Consent| {
            !asked(&it.purpose)
                || !above.said.contains_key(&it.purpose) && !above.hidden.contains(&it.purpose)
        };
        let (answers, versions) = (self.before.answers.clone(), self.before.versions.0.clone());
        Answered {
            answers: answers.into_iter().filter(|(key, _)| stays(key)).collect(),
            versions: Versions(versions.into_iter().filter(|(key, _)| stays(key)).collect()),
            consents: self.before.consents.iter().filter(consents).cloned().collect(),
        }
    }

    /// What is sent back as it stands there says nothing new.
    fn version(&self, key: &str, value: &Value) -> i32 {
        let same = self.before.answers.get(key) == Some(value);
        let before = self.before.versions.0.get(key).copied().filter(|_| same);
        before.unwrap_or_else(|| self.form.version_of(key))
    }

    /// A consent that does not change was given when it was given first.
    fn consent(&self, field: &FormField, given: bool) -> Consent {
        let version = self.form.version_of(&field.key).to_string();
        let same =
            |it: &&Consent| it.purpose == field.key && it.version == version && it.given == given;
        match self.before.consents.iter().find(same) {
            Some(before) => before.clone(),
            None => Consent { purpose: field.key.clone(), version, given, at: self.now },
        }
    }
}

fn fault(key: &str, code: &'static str, message: &str) -> FieldError {
    let key = key.replace('~', "~0").replace('/', "~1");
    FieldError::new(format!("answers/{key}"), code, message)
}
