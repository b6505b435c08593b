//! Dates, times and roles in words: the filters of the templates.

use chrono::{Datelike, NaiveDate, NaiveTime, Offset, TimeZone as _};
use minijinja::{Environment, Error, ErrorKind, State, Value};
use serde::Deserialize;
use serde::de::DeserializeOwned;

use super::data::MomentData;
use super::markdown::quoted;
use super::opaque::guarded;
use crate::months::day_and_month;
use crate::zone::TimeZone;

/// The names of the filters that organizers' own texts may use too.
pub(super) const SAFE_FILTERS: [&str; 7] =
    ["date", "dates", "time", "times", "moment", "as_role", "listed"];

/// Adds the filters.
pub(super) fn add_to(env: &mut Environment<'_>) {
    env.add_filter("date", |state: &State, day: Value| {
        read::<NaiveDate>(day).map(|day| date(is_russian(state), day))
    });
    env.add_filter("dates", |state: &State, span: Value| {
        read::<Span>(span).map(|span| dates(is_russian(state), span.starts_on, span.ends_on))
    });
    env.add_filter("time", |time: Value| read::<NaiveTime>(time).map(clock_time));
    env.add_filter("times", |span: Value| read::<Span>(span).map(|span| times(&span)));
    env.add_filter("moment", |state: &State, moment: Value| {
        read::<MomentData>(moment).map(|it| moment_in_words(is_russian(state), &it))
    });
    env.add_filter("as_role", |state: &State, role: String| as_role(is_russian(state), &role));
    env.add_filter("listed", |state: &State, names: Vec<String>| listed(is_russian(state), &names));
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

fn is_russian(state: &State) -> bool {
    state.lookup("language").is_some_and(|language| language.as_str() == Some("ru"))
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

/// `25 November 2008`, `25 ноября 2008 г.`
fn date(russian: bool, day: NaiveDate) -> String {
    let year = if russian { " г." } else { "" };
    format!("{} {}{year}", day_and_month(russian, day), day.year())
}

/// `25–27 November 2008`, `30 ноября – 2 декабря 2008 г.`
pub fn dates(russian: bool, from: NaiveDate, to: NaiveDate) -> String {
    let last = date(russian, to);
    if from == to {
        last
    } else if (from.year(), from.month()) == (to.year(), to.month()) {
        format!("{}–{last}", from.day())
    } else if from.year() == to.year() {
        format!("{} – {last}", day_and_month(russian, from))
    } else {
        format!("{} – {last}", date(russian, from))
    }
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
pub fn moment_in_words(russian: bool, moment: &MomentData) -> String {
    let (day, time) = (date(russian, moment.date), clock_time(moment.time));
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
pub fn as_role(russian: bool, role: &str) -> String {
    let (english, in_russian) = match role {
        "delegate" => ("a delegate", "делегата"),
        "observer" => ("an observer", "наблюдателя"),
        "speaker" => ("a speaker", "докладчика"),
        "resource_person" => ("a resource person", "приглашённого эксперта"),
        "media" => ("a representative of the media", "представителя СМИ"),
        "organizer" => ("an organizer", "организатора"),
        "guest" => ("a guest", "гостя"),
        _ => ("a participant", "участника"),
    };
    if russian { format!("в качестве {in_russian}") } else { format!("as {english}") }
}

/// `one, two and three`.
fn listed(russian: bool, names: &[String]) -> String {
    let and = if russian { "и" } else { "and" };
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} {and} {last}", first.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_span_of_days_is_written_as_people_write_it() {
        let span = |russian, from, to| dates(russian, day(from), day(to));
        assert_eq!(span(false, "2008-11-25", "2008-11-27"), "25–27 November 2008");
        assert_eq!(span(true, "2008-11-25", "2008-11-27"), "25–27 ноября 2008 г.");
        assert_eq!(span(false, "2008-11-30", "2008-12-02"), "30 November – 2 December 2008");
        assert_eq!(span(true, "2008-12-30", "2009-01-02"), "30 декабря 2008 г. – 2 января 2009 г.");
        assert_eq!(span(false, "2021-11-15", "2021-11-15"), "15 November 2021");
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
        assert_eq!(listed(false, &names("A B C")), "A, B and C");
        assert_eq!(listed(true, &names("А Б")), "А и Б");
        assert_eq!(listed(true, &[]), "");
    }
}
