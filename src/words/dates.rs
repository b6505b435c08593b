//! Dates in the words and in the order of a language.

use chrono::{Datelike, NaiveDate};

use super::catalogue::{Catalogue, family};

/// How much is said of a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// As pages write it: «25 ноября 2008 года».
    Full,
    /// As mails write it: «25 ноября 2008 г.»
    Short,
}

/// `25 November 2008`.
pub fn date(texts: &Catalogue, style: Style, on: NaiveDate) -> String {
    of_year(texts, style, days(texts, &on.day().to_string(), on), on.year())
}

/// `25–27 November 2008`, `30 November – 2 December 2008`; one day is that day.
pub fn span(texts: &Catalogue, style: Style, from: NaiveDate, to: NaiveDate) -> String {
    if from == to {
        return date(texts, style, to);
    }
    if from.year() != to.year() {
        return format!("{} – {}", date(texts, style, from), date(texts, style, to));
    }
    let days = if from.month() == to.month() {
        days(texts, &format!("{}–{}", from.day(), to.day()), to)
    } else {
        let day = |on: NaiveDate| days(texts, &on.day().to_string(), on);
        format!("{} – {}", day(from), day(to))
    };
    of_year(texts, style, days, to.year())
}

/// Days with their month: `25–27 November`.
fn days(texts: &Catalogue, days: &str, on: NaiveDate) -> String {
    let month = texts.say(&family("month-", &on.month().to_string()), []);
    texts.say("day-and-month", [("day", days.into()), ("month", month.into())])
}

/// The year is a text, lest it be grouped like a number.
fn of_year(texts: &Catalogue, style: Style, days: String, year: i32) -> String {
    let values = [("days", days.into()), ("year", year.to_string().into())];
    match style {
        Style::Full => texts.say("date-full", values),
        Style::Short => texts.say("date-short", values),
    }
}
