//! Dates, times and roles in words: the filters of the templates.

use chrono::{NaiveDate, NaiveTime, Offset, TimeZone as _};
use fluent_bundle::FluentArgs;
use minijinja::{Environment, Error, ErrorKind, State, Value};
use serde::Deserialize;
use serde::de::DeserializeOwned;

use super::data::MomentData;
use super::markdown::quoted;
use super::opaque::guarded;
use crate::db::PartialDate;
use crate::text::Language;
use crate::words::catalogue::{self, Catalogue, family};
use crate::words::dates::{Style, date, partial, span};
use crate::zone::TimeZone;

/// The names of the filters that organizers' own texts may use too.
pub(super) const SAFE_FILTERS: [&str; 7] =
    ["date", "dates", "time", "times", "moment", "as_role", "listed"];

/// Adds the filters.
pub(super) fn add_to(env: &mut Environment<'_>) {
    // No day is made up where a month or a year is all that was said.
    env.add_filter("date", |state: &State, date: Value| {
        let date = read::<PartialDate>(date)?;
        partial(texts(state), Style::Short, date.as_str())
            .ok_or_else(|| Error::from(ErrorKind::InvalidOperation))
    });
    env.add_filter("dates", |state: &State, span: Value| {
        read::<Span>(span).map(|span| dates(texts(state), span.starts_on, span.ends_on))
    });
    env.add_filter("time", |time: Value| read::<NaiveTime>(time).map(clock_time));
    env.add_filter("times", |span: Value| read::<Span>(span).map(|span| times(&span)));
    env.add_filter("moment", |state: &State, moment: Value| {
        read::<MomentData>(moment).map(|it| moment_in_words(texts(state), &it))
    });
    env.add_filter("as_role", |state: &State, role: String| as_role(texts(state), &role));
    env.add_filter("listed", |state: &State, names: Vec<String>| listed(texts(state), &names));
    // Not for organizers' own texts: it writes what it is given as it is.
    env.add_filter("quoted", quotation);
    env.add_test("defined", |value: &Value| !value.is_undefined());
}

#[derive(Deserialize)]
struct Span {
    starts_on: NaiveDate,
    ends_on: NaiveDate,
    start_time: Option<NaiveTime>,
    end_time: Option<NaiveTime>,
    time_zone: TimeZone,
}

fn read<T: DeserializeOwned>(value: Value) -> Result<T, Error> {
    T::deserialize(value).map_err(|error| {
        Error::new(ErrorKind::InvalidOperation, format!("cannot be put into words: {error}"))
    })
}

/// The texts of the mail's language.
fn texts(state: &State) -> &'static Catalogue {
    let tag = state.lookup("language");
    let language = tag.as_ref().and_then(|tag| tag.as_str()?.parse().ok());
    catalogue::of(&language.unwrap_or_else(Language::english))
}

/// Somebody's own Markdown, or what a template has made itself, as a quotation.
fn quotation(text: &Value) -> Result<Value, Error> {
    if text.is_undefined() {
        return Err(Error::from(ErrorKind::UndefinedError));
    }
    let (is_own, text) = (!text.is_safe(), text.to_string());
    let lines = if is_own { quoted(&guarded(&text)) } else { quoted(&text) };
    Ok(Value::from_safe_string(lines))
}

/// `25–27 November 2008`, `30 ноября – 2 декабря 2008 г.`
pub fn dates(texts: &Catalogue, from: NaiveDate, to: NaiveDate) -> String {
    span(texts, Style::Short, from, to)
}

fn clock_time(time: NaiveTime) -> String {
    time.format("%H:%M").to_string()
}

/// `09:30–17:00, Asia/Almaty (UTC+5)`; empty for whole days.
fn times(span: &Span) -> String {
    let Some(start) = span.start_time else { return String::new() };
    let end = span.end_time.map(|end| format!("–{}", clock_time(end))).unwrap_or_default();
    format!("{}{end}, {}", clock_time(start), zone(span.time_zone, span.starts_on, start))
}

/// `25 November 2008, 09:30, Asia/Almaty (UTC+5)`.
pub fn moment_in_words(texts: &Catalogue, moment: &MomentData) -> String {
    let (day, time) = (date(texts, Style::Short, moment.date), clock_time(moment.time));
    format!("{day}, {time}, {}", zone(moment.zone, moment.date, moment.time))
}

/// The zone's name and its offset on that day; a zone that is only an offset has no name.
fn zone(zone: TimeZone, day: NaiveDate, time: NaiveTime) -> String {
    let local = zone.tz().offset_from_local_datetime(&day.and_time(time));
    let Some(seconds) = local.earliest().map(|offset| offset.fix().local_minus_utc()) else {
        return zone.name().to_owned();
    };
    let (hours, minutes) = (seconds.abs() / 3600, seconds.abs() % 3600 / 60);
    let sign = if seconds < 0 { '−' } else { '+' };
    let offset = match (hours, minutes) {
        (0, 0) => "UTC".to_owned(),
        (_, 0) => format!("UTC{sign}{hours}"),
        _ => format!("UTC{sign}{hours}:{minutes:02}"),
    };
    match zone.name() {
        name if name.starts_with("Etc/") || name == "UTC" => offset,
        name => format!("{} ({offset})", name.replace('_', " ")),
    }
}

/// `as a delegate`, `в качестве делегата`.
pub fn as_role(texts: &Catalogue, role: &str) -> String {
    let known = texts.find(&family("as-", role), &FluentArgs::new());
    known.unwrap_or_else(|| texts.say("as-participant", []))
}

/// `one, two and three`.
fn listed(texts: &Catalogue, names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => {
            let values = [("first", first.join(", ").into()), ("last", last.as_str().into())];
            texts.say("list-and", values)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn in_tag(tag: &str) -> &'static Catalogue {
        catalogue::of(&tag.parse().unwrap())
    }

    #[test]
    fn a_span_of_days_is_written_as_people_write_it() {
        let span = |tag, from, to| dates(in_tag(tag), day(from), day(to));
        assert_eq!(span("en", "2008-11-25", "2008-11-27"), "25–27 November 2008");
        assert_eq!(span("ru", "2008-11-25", "2008-11-27"), "25–27 ноября 2008 г.");
        assert_eq!(span("en", "2008-11-30", "2008-12-02"), "30 November – 2 December 2008");
        assert_eq!(span("ru", "2008-12-30", "2009-01-02"), "30 декабря 2008 г. – 2 января 2009 г.");
        assert_eq!(span("en", "2021-11-15", "2021-11-15"), "15 November 2021");
    }

    #[test]
    fn a_time_names_its_zone_as_it_was_on_that_day() {
        let at = |name: &str, day_text: &str| {
            zone(name.parse().unwrap(), day(day_text), NaiveTime::from_hms_opt(12, 0, 0).unwrap())
        };
        assert_eq!(at("Asia/Almaty", "2021-11-15"), "Asia/Almaty (UTC+6)");
        assert_eq!(at("Asia/Almaty", "2024-11-15"), "Asia/Almaty (UTC+5)");
        assert_eq!(at("Etc/GMT-7", "2021-11-15"), "UTC+7");
        assert_eq!(at("America/New_York", "2024-01-15"), "America/New York (UTC−5)");
        assert_eq!(at("Asia/Kathmandu", "2024-01-15"), "Asia/Kathmandu (UTC+5:45)");
    }

    #[test]
    fn names_are_listed_with_an_and_before_the_last() {
        let names = |text: &str| text.split(' ').map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(listed(in_tag("en"), &names("A B C")), "A, B and C");
        assert_eq!(listed(in_tag("ru"), &names("А Б")), "А и Б");
        assert_eq!(listed(in_tag("ru"), &[]), "");
    }
}
