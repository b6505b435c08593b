//! What an organizer says to the form in somebody's stead.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use serde_json::Value;

use crate::access::Actor;
use crate::db::Write;
use crate::error::{AppError, FieldError, Result};
use crate::events::entity::event::Model as Event;
use crate::registrations::entity::Model;
use crate::registrations::files;
use crate::registrations::form;
use crate::registrations::form::rules::{Answered, By, Judge, Who, kept_value};
use crate::registrations::form::types::RegistrationForm;
use crate::registrations::sensitive::{self, Apart};
use crate::vault::Vault;

/// Of whom, and over what it is said.
pub(super) struct Stead<'a> {
    /// By whom.
    pub by: &'a Actor,
    /// The event.
    pub event: &'a Event,
    /// As what they take part.
    pub who: Who,
    /// What was said before.
    pub before: Answered,
    /// The registration whose sensitive answers stay where nothing is said of them.
    pub row: Option<&'a Model>,
    /// What seals those; where there is none, none are taken.
    pub vault: Option<&'a Vault>,
}

/// What is said to the form, and to its sensitive fields where something is.
pub(super) type Word = (Answered, Option<Apart>);

impl Stead<'_> {
    /// What is said now, or all that is wrong with it.
    pub(super) async fn say(
        &self,
        w: &Write,
        given: &BTreeMap<String, Value>,
    ) -> Result<Result<Word, Vec<FieldError>>> {
        let form = form::service::asked(w, self.event.id).await?;
        let before = &self.before.answers;
        let (given, lost) = files::service::found(w, self.by, &form, before, given).await?;
        let given = given.into_iter();
        let (own, others): (BTreeMap<_, _>, BTreeMap<_, _>) =
            given.partition(|(key, _)| form.is_sensitive(key));
        let open = form.clone().open();
        let answered = self.judge(&open, &self.before, w.now()).judge(&others);
        let answered = without(answered, lost);
        if own.is_empty() && !self.orders_sealed(&form, &others) {
            return Ok(answered.map(|answered| (answered, None)));
        }
        let apart = self.apart(w).await?;
        Ok(match (answered, self.set_apart(&form, apart, &others, &own, w.now())) {
            (Ok(answered), Ok(apart)) => Ok((answered, Some(apart))),
            (answered, apart) => {
                let wrong = answered.err().into_iter().chain(apart.err());
                Err(wrong.flatten().collect())
            }
        })
    }

    fn judge<'b>(
        &self,
        form: &'b RegistrationForm,
        before: &'b Answered,
        now: DateTime<Utc>,
    ) -> Judge<'b> {
        Judge { form, who: self.who, by: By::Organizer, before, now }
    }

    /// Whether a date is said anew that a sensitive one, which stays, may lie before.
    fn orders_sealed(&self, form: &RegistrationForm, others: &BTreeMap<String, Value>) -> bool {
        let anew = |key: &String| self.is_anew(key, others);
        self.row.is_some_and(|row| row.sensitive_version.is_some())
            && form.fields.iter().any(|it| it.sensitive && it.not_before.as_ref().is_some_and(anew))
    }

    /// Whether something else is said under a key than before.
    fn is_anew(&self, key: &str, said: &BTreeMap<String, Value>) -> bool {
        said.get(key).is_some_and(|value| self.before.answers.get(key) != Some(value))
    }

    async fn apart(&self, w: &Write) -> Result<Apart> {
        let none = || AppError::internal("there is nothing to seal sensitive answers with");
        let vault = self.vault.ok_or_else(none)?;
        match self.row {
            Some(row) => sensitive::service::of(w, vault, row).await,
            None => Ok(Apart::new(vault)),
        }
    }

    /// What is said to sensitive fields, of which those that are not named stay as they are.
    fn set_apart(
        &self,
        form: &RegistrationForm,
        apart: Apart,
        others: &BTreeMap<String, Value>,
        own: &BTreeMap<String, Value>,
        now: DateTime<Utc>,
    ) -> Result<Apart, Vec<FieldError>> {
        let before = apart.with(self.before.clone());
        let stays = apart.said().iter().map(|(key, (value, _))| (key, value));
        let all = stays.chain(others).chain(own).map(|(key, value)| (key.clone(), value.clone()));
        let wrong = self.judge(form, &before, now).judge(&all.collect()).err();
        let wrong = wrong.into_iter().flatten();
        let wrong: Vec<_> = wrong.filter_map(|it| self.of_said(form, (others, own), it)).collect();
        if !wrong.is_empty() {
            return Err(wrong);
        }
        let mut said = apart.said().clone();
        let mut apart = apart;
        for field in form.fields.iter().filter(|field| own.contains_key(&field.key)) {
            let given = own.get(&field.key);
            // What was read and is sent back answers the field as it was asked then.
            if said.get(&field.key).is_some_and(|(before, _)| Some(before) == given) {
                continue;
            }
            if let Some(value) = given.and_then(|value| kept_value(field, value)) {
                said.insert(field.key.clone(), (value, form.version_of(&field.key)));
            } else {
                said.remove(&field.key);
                apart.drop_closed(&field.key);
            }
        }
        Ok(apart.saying(said))
    }

    /// What is wrong with what is said now; of a date that stays and would lie before one that is
    /// said, it is that one.
    fn of_said(
        &self,
        form: &RegistrationForm,
        (others, own): (&BTreeMap<String, Value>, &BTreeMap<String, Value>),
        fault: FieldError,
    ) -> Option<FieldError> {
        let key = fault.pointer.strip_prefix("/answers/")?;
        if own.contains_key(key) {
            return Some(fault);
        }
        let stays = form.fields.iter().find(|field| field.sensitive && field.key == key)?;
        let other = stays.not_before.as_ref().filter(|_| fault.code == "not_before")?;
        let said = own.contains_key(other) || self.is_anew(other, others);
        let message = format!("What is answered to `{key}` must not lie before this.");
        said.then(|| FieldError::new(format!("answers/{other}"), "not_before", message))
    }
}

/// What is said, unless files that it names are `lost`.
fn without(
    said: Result<Answered, Vec<FieldError>>,
    lost: Vec<FieldError>,
) -> Result<Answered, Vec<FieldError>> {
    match said {
        said if lost.is_empty() => said,
        said => Err(lost.into_iter().chain(said.err().into_iter().flatten()).collect()),
    }
}
