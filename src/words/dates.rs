//! Dates in the words and in the order of a language.

use chrono::{Datelike, NaiveDate};
use fluent_bundle::FluentArgs;

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

/// A date as far as it is known, from `2009`, `2022-02` or `2021-07-15`: `2009`, `February 2022`,
/// `15 July 2021`; «2009 год», «февраль 2022 года».
pub fn partial(texts: &Catalogue, style: Style, text: &str) -> Option<String> {
    if let Ok(day) = text.parse() {
        return Some(date(texts, style, day));
    }
    let Some((year, month)) = text.split_once('-') else {
        return Some(texts.say("year-alone", [("year", text.into())]));
    };
    let number = month.parse::<u8>().ok()?.to_string();
    let month = texts.find(&family("month-alone-", &number), &FluentArgs::new())?;
    Some(texts.say("month-and-year", [("month", month.into()), ("year", year.into())]))
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::catalogue::of;

    fn said(tag: &str, from: &str, to: &str) -> String {
        let texts = of(&tag.parse().unwrap());
        span(texts, Style::Short, from.parse().unwrap(), to.parse().unwrap())
    }

    #[test]
    fn a_day_is_written_in_the_order_of_the_language() {
        for (tag, written) in [
            ("en", "25 November 2026"),
            ("ru", "25 ноября 2026 г."),
            ("kk", "2026 ж. 25 қараша"),
            ("ky", "2026-ж., 25-ноябрь"),
            ("tg", "25 ноябри соли 2026"),
            ("uz-Latn", "25-noyabr, 2026"),
            ("tk", "25 noýabr 2026"),
            ("az", "25 noyabr 2026"),
            ("hy", "25 նոյեմբերի, 2026 թ."),
            ("ka", "25 ნოემბერი, 2026"),
            ("mn", "2026 оны 11 сарын 25"),
        ] {
            assert_eq!(said(tag, "2026-11-25", "2026-11-25"), written);
        }
    }

    #[test]
    fn days_share_what_is_the_same_of_them_and_the_year_stands_once() {
        for (tag, month, months, years) in [
            (
                "en",
                "25–27 November 2026",
                "30 November – 2 December 2026",
                "31 December 2026 – 2 January 2027",
            ),
            (
                "kk",
                "2026 ж. 25–27 қараша",
                "2026 ж. 30 қараша – 2 желтоқсан",
                "2026 ж. 31 желтоқсан – 2027 ж. 2 қаңтар",
            ),
            (
                "uz-Latn",
                "25–27-noyabr, 2026",
                "30-noyabr – 2-dekabr, 2026",
                "31-dekabr, 2026 – 2-yanvar, 2027",
            ),
            (
                "hy",
                "25–27 նոյեմբերի, 2026 թ.",
                "30 նոյեմբերի – 2 դեկտեմբերի, 2026 թ.",
                "31 դեկտեմբերի, 2026 թ. – 2 հունվարի, 2027 թ.",
            ),
            (
                "mn",
                "2026 оны 11 сарын 25–27",
                "2026 оны 11 сарын 30 – 12 сарын 2",
                "2026 оны 12 сарын 31 – 2027 оны 1 сарын 2",
            ),
        ] {
            assert_eq!(said(tag, "2026-11-25", "2026-11-27"), month);
            assert_eq!(said(tag, "2026-11-30", "2026-12-02"), months);
            assert_eq!(said(tag, "2026-12-31", "2027-01-02"), years);
        }
    }
}
