//! What the schema's judge says, in words for people; and the formats it knows.

use std::ops::RangeInclusive;
use std::str::FromStr;

use chrono::{DateTime, Datelike as _, NaiveDate, NaiveTime};
use jsonschema::ValidationOptions;
use jsonschema::error::{TypeKind, ValidationErrorKind};
use serde_json::Value;

use super::{languages, scalars};

/// What is right where a text may be given in several languages.
pub(super) const TEXTS: &str =
    "This must be a text, or an object of texts by language, such as {\"en\": \"...\"}.";

/// A stable code for what is wrong.
pub(super) fn code(kind: &ValidationErrorKind) -> &'static str {
    match kind {
        ValidationErrorKind::Type { .. } => "type",
        ValidationErrorKind::Enum { .. } | ValidationErrorKind::Constant { .. } => "choice",
        ValidationErrorKind::Format { .. } | ValidationErrorKind::Pattern { .. } => "format",
        ValidationErrorKind::MinLength { .. } | ValidationErrorKind::MinItems { .. } => "too_short",
        ValidationErrorKind::MaxLength { .. } | ValidationErrorKind::MaxItems { .. } => "too_long",
        ValidationErrorKind::Minimum { .. }
        | ValidationErrorKind::Maximum { .. }
        | ValidationErrorKind::ExclusiveMinimum { .. }
        | ValidationErrorKind::ExclusiveMaximum { .. } => "range",
        ValidationErrorKind::UniqueItems => "duplicate",
        ValidationErrorKind::Custom { keyword, .. } if keyword == languages::KEYWORD => "duplicate",
        _ => "invalid",
    }
}

/// What is wrong and what would be right.
pub(super) fn message(kind: &ValidationErrorKind) -> String {
    match kind {
        ValidationErrorKind::Type { kind } => format!("This must be {}.", types(kind)),
        ValidationErrorKind::Enum { options } => format!("This must be one of {}.", list(options)),
        ValidationErrorKind::Format { format } => scalars::hint(format),
        ValidationErrorKind::Pattern { pattern } => format!("This must match {pattern}."),
        ValidationErrorKind::MinLength { limit } => {
            format!("This must have at least {limit} characters.")
        }
        ValidationErrorKind::MaxLength { limit } => {
            format!("This may have at most {limit} characters.")
        }
        ValidationErrorKind::MinItems { limit } => format!("Give at least {limit}."),
        ValidationErrorKind::MaxItems { limit } => format!("Give at most {limit}."),
        ValidationErrorKind::Minimum { limit } => format!("This must be {limit} or more."),
        ValidationErrorKind::Maximum { limit } => format!("This must be {limit} or less."),
        ValidationErrorKind::UniqueItems => "The same value stands here twice.".to_owned(),
        ValidationErrorKind::Custom { message, .. } => message.clone(),
        _ => "This value is not allowed here.".to_owned(),
    }
}

fn types(kind: &TypeKind) -> String {
    let name = |ty: &dyn std::fmt::Display| match ty.to_string().trim_matches('"') {
        "string" => "a text".to_owned(),
        "integer" => "a whole number".to_owned(),
        "number" => "a number".to_owned(),
        "boolean" => "true or false".to_owned(),
        "array" => "a list".to_owned(),
        "object" => "an object".to_owned(),
        other => other.to_owned(),
    };
    match kind {
        TypeKind::Single(ty) => name(ty),
        TypeKind::Multiple(set) => set.iter().map(|ty| name(&ty)).collect::<Vec<_>>().join(" or "),
    }
}

fn list(options: &Value) -> String {
    let items = options.as_array().into_iter().flatten();
    items.filter(|item| !item.is_null()).map(ToString::to_string).collect::<Vec<_>>().join(", ")
}

/// The formats that texts may have, each checked by the type that stands for it, and what else the
/// description says in words of its own.
pub(super) fn formats(options: ValidationOptions) -> ValidationOptions {
    let options = options
        .with_format("date", |text: &str| is_date(text))
        .with_format("time", |text: &str| parse_time(text).is_some())
        .with_format("uuid", |text: &str| uuid::Uuid::try_parse(text).is_ok())
        .with_format("date-time", |text: &str| is_instant(text));
    languages::add_to(scalars::formats(options))
}

/// The years that can be written with four digits, and so in RFC 3339 and ISO 8601 alike. Nothing
/// else is taken in, so that what comes back can be read by everybody.
const YEARS: RangeInclusive<i32> = 1..=9999;

/// `2026-11-25`, and a day that exists.
fn is_date(text: &str) -> bool {
    let plain = text.len() == 10 && text.bytes().all(|b| b.is_ascii_digit() || b == b'-');
    plain && NaiveDate::from_str(text).is_ok_and(|date| YEARS.contains(&date.year()))
}

/// An instant by RFC 3339, whose year is one in UTC too.
fn is_instant(text: &str) -> bool {
    let instant = DateTime::parse_from_rfc3339(text);
    instant.is_ok_and(|at| YEARS.contains(&at.year()) && YEARS.contains(&at.to_utc().year()))
}

/// A wall time as `HH:MM` or `HH:MM:SS`.
pub(super) fn parse_time(text: &str) -> Option<NaiveTime> {
    let format = if text.len() == 5 { "%H:%M" } else { "%H:%M:%S" };
    NaiveTime::parse_from_str(text, format).ok()
}
