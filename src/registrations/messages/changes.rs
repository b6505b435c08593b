//! What changed in a registration, in words of the reader's language.

use std::collections::BTreeSet;

use sea_orm::{ConnectionTrait, EntityTrait};

use crate::countries::CountryCode;
use crate::countries::entity::country;
use crate::error::Result;
use crate::mail::data::ChangeData;
use crate::mail::words;
use crate::registrations::entity::Model;
use crate::registrations::form;
use crate::registrations::form::types::RegistrationForm;
use crate::registrations::types::{AttendanceMode, Consent, RegistrationStatus};
use crate::text::Language;
use crate::words::catalogue::{self, Catalogue, family};

/// What the person should know of the way from one state of their registration to the next.
/// Remarks are for organizers alone.
pub(super) async fn changes(
    db: &impl ConnectionTrait,
    before: &Model,
    after: &Model,
    reader: &Language,
) -> Result<Vec<ChangeData>> {
    let texts = catalogue::of(reader);
    let sides = |show: &dyn Fn(&Model) -> String| (show(before), show(after));
    let countries = (
        country_name(db, before.country.as_ref(), reader).await?,
        country_name(db, after.country.as_ref(), reader).await?,
    );
    let answers = match renewed(before, after) {
        keys if keys.is_empty() => String::new(),
        keys => labels(&form::service::asked(db, after.event_id).await?, &keys, reader).join("; "),
    };
    let rows = [
        (texts.say("change-state", []), sides(&|it| state(texts, it.status))),
        (texts.say("change-role", []), sides(&|it| words::as_role(texts, it.role.as_str()))),
        (texts.say("change-format", []), sides(&|it| mode(texts, it.attendance_mode))),
        (texts.say("change-country", []), countries),
        (
            texts.say("change-organization", []),
            sides(&|it| it.organization.clone().unwrap_or_default()),
        ),
        (texts.say("change-position", []), sides(&|it| it.position.clone().unwrap_or_default())),
        (texts.say("change-answers", []), (String::new(), answers)),
    ];
    let rows = rows.into_iter().filter(|(_, (before, after))| before != after);
    Ok(rows.map(|(label, (before, after))| ChangeData { label, before, after }).collect())
}

/// What somebody changed, by the names of the fields in the log, in words of the reader's language.
pub fn words_of(
    form: &RegistrationForm,
    fields: &BTreeSet<&str>,
    reader: &Language,
) -> Vec<String> {
    let texts = catalogue::of(reader);
    let named = [
        ("attendance_mode", texts.say("change-format", [])),
        ("country", texts.say("change-country", [])),
        ("organization", texts.say("change-organization", [])),
        ("position", texts.say("change-position", [])),
        ("consents", texts.say("change-consents", [])),
        ("sensitive_version", texts.say("change-sensitive_version", [])),
    ];
    let named = named.into_iter().filter(|(field, _)| fields.contains(field));
    let named = named.map(|(_, words)| words);
    let answers: BTreeSet<&str> =
        fields.iter().filter_map(|field| field.strip_prefix("answers/")).collect();
    named.chain(labels(form, &answers, reader)).collect()
}

/// The keys of the answers and consents in which two states of a registration differ.
fn renewed<'a>(before: &'a Model, after: &'a Model) -> BTreeSet<&'a str> {
    let keys = before.answers.0.keys().chain(after.answers.0.keys());
    let differs = |key: &&String| before.answers.0.get(*key) != after.answers.0.get(*key);
    let consents = before.consents.iter().chain(after.consents.iter());
    let is_other = |it: &&Consent| !(before.consents.contains(it) && after.consents.contains(it));
    let purposes = consents.filter(is_other).map(|it| it.purpose.as_str());
    keys.filter(differs).map(String::as_str).chain(purposes).collect()
}

/// What those of these fields ask that people see. Mails are kept for longer than some answers, and so
/// the answers themselves do not stand in them.
fn labels(form: &RegistrationForm, keys: &BTreeSet<&str>, reader: &Language) -> Vec<String> {
    let fields = form.fields.iter().filter(|field| !field.organizers_only);
    let renewed = fields.filter(|field| keys.contains(field.key.as_str()));
    renewed.map(|field| field.label.pick([reader]).to_owned()).collect()
}

async fn country_name(
    db: &impl ConnectionTrait,
    code: Option<&CountryCode>,
    reader: &Language,
) -> Result<String> {
    let Some(code) = code else { return Ok(String::new()) };
    let row = country::Entity::find_by_id(code.clone()).one(db).await?;
    Ok(row.map(|row| row.names.pick([reader]).to_owned()).unwrap_or_default())
}

fn state(texts: &Catalogue, status: RegistrationStatus) -> String {
    texts.say(&family("state-", status.as_str()), [])
}

fn mode(texts: &Catalogue, mode: AttendanceMode) -> String {
    texts.say(&family("format-", mode.as_str()), [])
}
