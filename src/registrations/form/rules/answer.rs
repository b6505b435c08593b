//! Which values answer a field.

use chrono::NaiveDate;
use serde_json::Value;

use super::mask::is_masked;
use crate::countries::CountryCode;
use crate::registrations::form::types::{FileAnswer, FormField, FormFieldKind};
use crate::text::{line_fault, long_text_fault};

/// How long an answer of one line is at most.
pub const LINE_MAX: usize = 500;
/// How long an answer of several lines is at most.
pub const TEXT_MAX: usize = 4000;
/// Up to here a number with some decimals is what was typed.
const NUMBER_MAX: f64 = 1e15;

/// What is wrong with an answer, and what would be right.
pub(super) struct WrongAnswer {
    pub code: &'static str,
    pub message: String,
}

fn wrong<T>(code: &'static str, message: impl Into<String>) -> Result<T, WrongAnswer> {
    Err(WrongAnswer { code, message: message.into() })
}

/// The right answer as it is kept; nothing where it chooses nothing.
pub fn kept_value(field: &FormField, value: &Value) -> Option<Value> {
    value_of(field, value).ok().flatten()
}

/// The answer as it is kept; nothing where it chooses nothing.
pub(super) fn value_of(field: &FormField, value: &Value) -> Result<Option<Value>, WrongAnswer> {
    use FormFieldKind::{
        Consent, Country, Date, File, LongText, Number, OneOf, SeveralOf, Text, YesNo,
    };
    if field.sensitive && value.as_str().is_some_and(is_masked) {
        return wrong("masked", "This shows a part alone of what was kept; give the whole.");
    }
    match field.kind {
        Text | LongText => text(field.kind, value)?,
        Number => number(value)?,
        Date if !value.as_str().is_some_and(is_date) => {
            return wrong("date", "This must be a date that exists, such as 2026-11-25.");
        }
        YesNo | Consent if !value.is_boolean() => {
            return wrong("type", "This must be true or false.");
        }
        OneOf if !value.as_str().is_some_and(|value| field.has_option(value)) => {
            return wrong("choice", format!("This must be one of {}.", values(field)));
        }
        SeveralOf => return several(field, value),
        Country if !value.as_str().is_some_and(is_country) => {
            return wrong("country", "This must be the code of a country, such as KZ.");
        }
        File if FileAnswer::of(value).is_none() => {
            return wrong("file", "This must name an upload, as {\"upload_id\": \"...\"}.");
        }
        Date | YesNo | Consent | OneOf | Country | File => {}
    }
    Ok(Some(value.clone()))
}

fn text(kind: FormFieldKind, value: &Value) -> Result<(), WrongAnswer> {
    let Some(text) = value.as_str() else { return wrong("type", "This must be a text.") };
    let fault = match kind {
        FormFieldKind::LongText => long_text_fault("", text, TEXT_MAX),
        _ => line_fault("", text, LINE_MAX),
    };
    let Some(fault) = fault else { return Ok(()) };
    let code = match &*fault.code {
        "too_long" => "too_long",
        "bidi_control" => "bidi_control",
        "required" => "required",
        _ => "control_character",
    };
    wrong(code, fault.message)
}

fn number(value: &Value) -> Result<(), WrongAnswer> {
    let fits = value.as_f64().is_some_and(|number| number.abs() <= NUMBER_MAX);
    if fits { Ok(()) } else { wrong("number", "This must be a number of at most 15 digits.") }
}

fn is_date(text: &str) -> bool {
    let plain =
        |(at, c): (usize, char)| if matches!(at, 4 | 7) { c == '-' } else { c.is_ascii_digit() };
    text.len() == 10
        && text.chars().enumerate().all(plain)
        && NaiveDate::parse_from_str(text, "%Y-%m-%d").is_ok()
}

fn is_country(text: &str) -> bool {
    text.parse::<CountryCode>().is_ok()
}

/// The chosen ones in the order of the options.
fn several(field: &FormField, value: &Value) -> Result<Option<Value>, WrongAnswer> {
    let Some(chosen) = value.as_array() else {
        return wrong("type", format!("This must be a list of some of {}.", values(field)));
    };
    let known = |value: &Value| value.as_str().is_some_and(|value| field.has_option(value));
    if !chosen.iter().all(known) {
        return wrong("choice", format!("Each of these must be one of {}.", values(field)));
    }
    let options = field.options.iter().map(|option| Value::from(option.value.as_str()));
    let chosen: Vec<Value> = options.filter(|option| chosen.contains(option)).collect();
    Ok((!chosen.is_empty()).then_some(Value::Array(chosen)))
}

fn values(field: &FormField) -> String {
    let values: Vec<&str> = field.options.iter().map(|option| option.value.as_str()).collect();
    values.join(", ")
}

/// Whether an answer is, or chooses, one of these values.
pub(super) fn is_one_of(answer: &Value, values: &[Value]) -> bool {
    match answer {
        Value::Array(chosen) => chosen.iter().any(|one| values.contains(one)),
        one => values.contains(one),
    }
}
