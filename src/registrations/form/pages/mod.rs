//! The fields of a registration form on pages: what is shown, what stands in it, and what was typed.

use std::collections::BTreeMap;

use serde_json::{Number, Value};

use super::rules::{Answered, Who, masked};
use super::types::{FileAnswer, FormField, FormFieldKind, RegistrationForm, ShowIf};
use crate::countries::CountryCode;
use crate::countries::names::name_of;
use crate::events::entity::event::Model as Event;
use crate::ids::UploadId;
use crate::pages::views::{FieldFile, FieldKind, FieldView, Worded, removal};
use crate::pages::{Form, FormFile, Reader};
use crate::registrations::types::AttendanceMode;
use crate::text::Texts;
use crate::uploads;

/// How many options are all in sight; more of them are a list to choose from.
const IN_SIGHT: usize = 8;
const YES: &str = "yes";
const NO: &str = "no";

/// The fields that can be asked of somebody, with a word on when they are where that follows from what
/// they say on the same page.
pub fn views(form: &RegistrationForm, reader: &Reader, event: &Event, who: Who) -> Vec<FieldView> {
    let shown = shown(form, who);
    shown.iter().map(|field| view(field, &shown, reader, event, who)).collect()
}

/// The fields that can be asked of somebody, whatever they answer.
fn shown(form: &RegistrationForm, who: Who) -> Vec<&FormField> {
    let mut shown: Vec<&FormField> = Vec::new();
    for field in form.fields.iter().filter(|field| !field.organizers_only) {
        let possible = field.show_if.as_ref().is_none_or(|condition| {
            let ShowIf { field: above, role, attendance_mode, .. } = condition;
            let asked = |key: &String| shown.iter().any(|field| field.key == *key);
            role.as_ref().is_none_or(|roles| roles.contains(&who.role))
                && may_attend(attendance_mode.as_deref(), who.mode)
                && above.as_ref().is_none_or(asked)
        });
        if possible {
            shown.push(field);
        }
    }
    shown
}

fn may_attend(modes: Option<&[AttendanceMode]>, mode: Option<AttendanceMode>) -> bool {
    match (modes, mode) {
        (Some(modes), Some(mode)) => modes.contains(&mode),
        _ => true,
    }
}

fn view(
    field: &FormField,
    shown: &[&FormField],
    reader: &Reader,
    event: &Event,
    who: Who,
) -> FieldView {
    let catalogue = reader.catalogue();
    let say = |texts: &Texts| event.text_for(texts, reader.language()).to_owned();
    let options = match field.kind {
        FormFieldKind::YesNo => {
            vec![
                (YES.to_owned(), catalogue.say("yes", [])),
                (NO.to_owned(), catalogue.say("no", [])),
            ]
        }
        _ => field.options.iter().map(|it| (it.value.clone(), say(&it.label))).collect(),
    };
    let mut view = FieldView::new(&field.key, say(&field.label), kind(field, options.len()));
    view.required = field.required;
    view.help = field.help.as_ref().map(say).filter(|help| !help.is_empty());
    view.condition = condition(field, shown, reader, event, who);
    view.note = note(field, reader);
    view.accept = (field.kind == FormFieldKind::File).then(uploads::pages::accept);
    view.words = words_of(&field.label, reader, event);
    if field.kind != FormFieldKind::YesNo {
        let each = field.options.iter().map(|it| words_of(&it.label, reader, event));
        view.option_words = each.collect();
    }
    if field.kind == FormFieldKind::Country {
        return view.list(crate::registrations::pages::countries_in(reader.language()));
    }
    view.options(options)
}

/// In which language a text is shown; what has no letters is in none.
fn words_of(texts: &Texts, reader: &Reader, event: &Event) -> Worded<()> {
    texts
        .picked([reader.language()].into_iter().chain(event.language()))
        .filter(|(_, text)| text.contains(char::is_alphabetic))
        .map(|(language, _)| Worded::new((), language, reader.language()))
        .unwrap_or_default()
}

/// How long what stands apart is kept; which files can be chosen.
fn note(field: &FormField, reader: &Reader) -> Option<String> {
    if field.kind == FormFieldKind::File {
        return Some(uploads::pages::help(reader));
    }
    let days = field.retention_days.filter(|_| field.sensitive)?;
    Some(reader.catalogue().say("sensitive-note", [("days", days.into())]))
}

/// One of a few can be taken back only where it is chosen from a list.
fn kind(field: &FormField, options: usize) -> FieldKind {
    match field.kind {
        FormFieldKind::Text => FieldKind::Text,
        FormFieldKind::LongText => FieldKind::Textarea,
        FormFieldKind::Number => FieldKind::Number,
        FormFieldKind::Date => FieldKind::Date,
        FormFieldKind::YesNo | FormFieldKind::OneOf if field.required && options <= IN_SIGHT => {
            FieldKind::Choice
        }
        FormFieldKind::YesNo | FormFieldKind::OneOf | FormFieldKind::Country => FieldKind::Select,
        FormFieldKind::SeveralOf => FieldKind::Choices,
        FormFieldKind::Consent => FieldKind::Checkbox,
        FormFieldKind::File => FieldKind::File,
    }
}

/// When a field is to be answered, in words.
fn condition(
    field: &FormField,
    shown: &[&FormField],
    reader: &Reader,
    event: &Event,
    who: Who,
) -> Option<String> {
    let ShowIf { field: key, is, attendance_mode, .. } = field.show_if.as_ref()?;
    let catalogue = reader.catalogue();
    let mode = match attendance_mode.as_deref() {
        Some([AttendanceMode::InPerson]) if who.mode.is_none() => {
            Some(catalogue.say("condition-in_person", []))
        }
        Some([AttendanceMode::Online]) if who.mode.is_none() => {
            Some(catalogue.say("condition-online", []))
        }
        _ => None,
    };
    let above = key.as_ref().and_then(|key| shown.iter().find(|field| field.key == *key));
    let above = above.map(|above| {
        let question = event.text_for(&above.label, reader.language());
        if is_any_option(above, is.as_deref().unwrap_or_default()) {
            return catalogue.say("condition-any", [("label", question.into())]);
        }
        let answers = is.iter().flatten().map(|value| worded(above, value, reader, event));
        let answers: Vec<String> = answers.collect();
        let answers = answers.join(" / ");
        catalogue.say("condition-answer", [("label", question.into()), ("answers", answers.into())])
    });
    let both: Vec<String> = mode.into_iter().chain(above).collect();
    (!both.is_empty()).then(|| both.join(" "))
}

/// Whether every one of several options is among these answers.
fn is_any_option(field: &FormField, is: &[Value]) -> bool {
    let listed = |value: &str| is.iter().any(|one| one == value);
    field.options.len() > 1 && field.options.iter().all(|option| listed(&option.value))
}

/// An answer as people read it.
fn worded(field: &FormField, value: &Value, reader: &Reader, event: &Event) -> String {
    match value {
        Value::Bool(true) => reader.catalogue().say("yes", []),
        Value::Bool(false) => reader.catalogue().say("no", []),
        Value::String(text) => {
            let option = field.options.iter().find(|option| option.value == *text);
            let country = || text.parse::<CountryCode>().ok();
            option
                .map(|option| event.text_for(&option.label, reader.language()).to_owned())
                .or_else(|| country().map(|code| name_of(&code, reader.language()).to_owned()))
                .unwrap_or_else(|| text.clone())
        }
        other => other.to_string(),
    }
}

/// Puts what was answered before into a field, of what was typed into a sensitive one a part alone. A
/// consent to another text is none to this one.
pub fn fill(view: &mut FieldView, form: &RegistrationForm, known: &Answered) {
    let text = |value: &Value| match value {
        Value::String(text) => text.clone(),
        Value::Bool(true) => YES.to_owned(),
        Value::Bool(false) => NO.to_owned(),
        other => other.to_string(),
    };
    if view.kind == FieldKind::Checkbox {
        let agreed = consented(form, known, &view.key) == Some(true);
        view.value = if agreed { YES.to_owned() } else { String::new() };
        return;
    }
    let answer = known.answers.get(&view.key);
    let field = form.fields.iter().find(|field| field.key == view.key);
    if let Some(part) = field.zip(answer).and_then(|(field, value)| masked(field, value)) {
        view.value = part;
        view.is_part = true;
        // A field for dates or numbers alone could not show it.
        if view.kind != FieldKind::Textarea {
            view.kind = FieldKind::Text;
        }
        return;
    }
    match answer {
        Some(value) if view.kind == FieldKind::File => {
            view.file = FileAnswer::of(value).map(|file| FieldFile::of(&file.into()));
        }
        Some(Value::Array(chosen)) => view.values = chosen.iter().map(text).collect(),
        Some(value) => view.value = text(value),
        None => {}
    }
}

/// What was said to a consent in its present words.
fn consented(form: &RegistrationForm, known: &Answered, key: &str) -> Option<bool> {
    let version = form.version_of(key).to_string();
    let same = known.consents.iter().find(|it| it.purpose == key && it.version == version);
    same.map(|consent| consent.given)
}

/// What was typed into the fields, right or wrong. Where a browser sent the `whole` page, a box or a
/// choice that is missing was left open; else it was not asked, and stays as it was before.
pub fn typed(
    form: &RegistrationForm,
    sent: &Form,
    whole: bool,
    before: &Answered,
) -> BTreeMap<String, Value> {
    let value = |field: &FormField| {
        let key = field.key.as_str();
        let missing = sent.raw(key).is_none();
        let known = || before.answers.get(key).filter(|_| !whole).cloned();
        match field.kind {
            FormFieldKind::Consent if missing && !whole => {
                consented(form, before, key).map(Value::Bool)
            }
            FormFieldKind::Consent => Some(Value::Bool(!missing)),
            FormFieldKind::File => file(key, sent, before),
            _ if missing => known(),
            FormFieldKind::SeveralOf => {
                let chosen = sent.all(key).iter().filter(|value| !value.is_empty());
                Some(chosen.cloned().collect())
            }
            kind => sent.text(key).map(|text| match as_before(field, text, before) {
                Some(same) => same,
                None => read(kind, text),
            }),
        }
    };
    let asked = form.fields.iter().filter(|field| !field.organizers_only);
    asked.filter_map(|field| Some((field.key.clone(), value(field)?))).collect()
}

/// The file that came or was sent back; else the one that stands, unless it is to go.
fn file(key: &str, sent: &Form, before: &Answered) -> Option<Value> {
    match sent.file(key) {
        Some(file) => Some(FileAnswer::from(file.clone()).value()),
        None if sent.ticked(&removal(key)) => None,
        None => before.answers.get(key).cloned(),
    }
}

impl From<FormFile> for FileAnswer {
    fn from(file: FormFile) -> Self {
        let FormFile { id, name, media_type, size } = file;
        Self { upload_id: UploadId(id), name, media_type, size }
    }
}

impl From<FileAnswer> for FormFile {
    fn from(file: FileAnswer) -> Self {
        let FileAnswer { upload_id, name, media_type, size } = file;
        Self { id: upload_id.0, name, media_type, size }
    }
}

/// The answer of which a part was shown, and sent back as it was.
fn as_before(field: &FormField, text: &str, before: &Answered) -> Option<Value> {
    let value = before.answers.get(&field.key)?;
    (masked(field, value)? == text).then(|| value.clone())
}

/// A text as the answer that it stands for; one that stands for none stays a text.
fn read(kind: FormFieldKind, text: &str) -> Value {
    match (kind, text) {
        (FormFieldKind::YesNo, YES) => Value::Bool(true),
        (FormFieldKind::YesNo, NO) => Value::Bool(false),
        (FormFieldKind::Number, text) => number(text).unwrap_or_else(|| text.into()),
        _ => text.into(),
    }
}

/// A number as people type it, with a comma or a point, and spaces between thousands. A comma before
/// three digits may stand for either, and is no number.
fn number(text: &str) -> Option<Value> {
    let plain: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    if plain.split_once(',').is_some_and(|(_, rest)| rest.len() == 3) {
        return None;
    }
    let plain = plain.replace(',', ".");
    if let Ok(whole) = plain.parse::<i64>() {
        return Some(whole.into());
    }
    let digits = |c: char| c.is_ascii_digit() || matches!(c, '.' | '-' | '+');
    let decimal = plain.parse().ok().filter(|_| plain.chars().all(digits));
    decimal.and_then(Number::from_f64).map(Value::Number)
}

/// Whether several values can be sent under this name.
pub fn takes_several(form: &RegistrationForm, key: &str) -> bool {
    form.fields.iter().any(|field| field.key == key && field.kind == FormFieldKind::SeveralOf)
}

#[cfg(test)]
mod tests;
