//! Dates and times in the words of a language.

use chrono::{DateTime, Datelike, NaiveDate, NaiveTime, Offset, TimeZone, Utc};
use chrono_tz::Tz;
use serde::Serialize;

use crate::text::Language;
use crate::words::catalogue::{self, family};
use crate::words::dates::{self, Style};

/// `25 November 2008`, «25 ноября 2008 года».
pub fn date(language: &Language, date: NaiveDate) -> String {
    dates::date(catalogue::of(language), Style::Full, date)
}

/// The date with the day of the week: `Tuesday, 25 November 2008`.
pub fn day(language: &Language, date: NaiveDate) -> String {
    let texts = catalogue::of(language);
    let number = date.weekday().number_from_monday().to_string();
    let weekday = texts.say(&family("weekday-", &number), []);
    let date = self::date(language, date);
    texts.say("date-and-weekday", [("weekday", weekday.into()), ("date", date.into())])
}

/// `25–27 November 2008`; one day comes with its day of the week.
pub fn date_range(language: &Language, from: NaiveDate, to: NaiveDate) -> String {
    if from == to {
        return day(language, to);
    }
    dates::span(catalogue::of(language), Style::Full, from, to)
}

/// A date as far as it is known, from `2009`, `2022-02` or `2021-07-15`: `2009`, `February 2022`,
/// `15 July 2021`; «2009 год», «февраль 2022 года».
pub fn partial_date(language: &Language, text: &str) -> Option<String> {
    dates::partial(catalogue::of(language), Style::Full, text)
}

/// `09:30`.
pub fn time(time: NaiveTime) -> String {
    time.format("%H:%M").to_string()
}

/// `09:30–18:00`, or from when or until when it lasts; nothing where neither is known.
pub fn time_range(language: &Language, from: Option<NaiveTime>, to: Option<NaiveTime>) -> String {
    let texts = catalogue::of(language);
    match (from, to) {
        (Some(from), Some(to)) => format!("{}–{}", time(from), time(to)),
        (Some(from), None) => texts.say("time-from", [("time", time(from).into())]),
        (None, Some(to)) => texts.say("time-until", [("time", time(to).into())]),
        (None, None) => String::new(),
    }
}

/// A zone as people read it at `instant`: `Asia/Almaty, UTC+5`.
///
/// The zones under `Etc` are bare offsets with the sign turned round, so their name is left out.
pub fn zone_label(zone: Tz, instant: DateTime<Utc>) -> String {
    let offset = zone.offset_from_utc_datetime(&instant.naive_utc()).fix().local_minus_utc();
    let (hours, minutes) = (offset.abs() / 3600, offset.abs() % 3600 / 60);
    let sign = if offset < 0 { '−' } else { '+' };
    let offset = match (hours, minutes) {
        (0, 0) => "UTC".to_owned(),
        (hours, 0) => format!("UTC{sign}{hours}"),
        (hours, minutes) => format!("UTC{sign}{hours}:{minutes:02}"),
    };
    let bare = zone.name().starts_with("Etc/") || !zone.name().contains('/');
    if bare { offset } else { format!("{}, {offset}", zone.name()) }
}

/// An instant as the event's people read it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Moment {
    /// The day there.
    pub on: NaiveDate,
    /// The time there.
    pub at: NaiveTime,
    /// The zone, in words.
    pub zone: String,
}

impl Moment {
    /// `instant` in `zone`.
    pub fn new(instant: DateTime<Utc>, zone: Tz) -> Self {
        let local = instant.with_timezone(&zone).naive_local();
        Self { on: local.date(), at: local.time(), zone: zone_label(zone, instant) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn on(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn range(from: &str, to: &str) -> [String; 2] {
        [Language::english(), Language::russian()].map(|l| date_range(&l, on(from), on(to)))
    }

    #[test]
    fn days_of_one_month_share_its_name() {
        let [en, ru] = range("2008-11-25", "2008-11-27");
        assert_eq!(en, "25–27 November 2008");
        assert_eq!(ru, "25–27 ноября 2008 года");
    }

    #[test]
    fn what_differs_between_the_ends_is_said_at_both() {
        assert_eq!(range("2009-11-30", "2009-12-02")[0], "30 November – 2 December 2009");
        assert_eq!(
            range("2009-12-30", "2010-01-02")[1],
            "30 декабря 2009 года – 2 января 2010 года"
        );
    }

    #[test]
    fn one_day_comes_with_its_day_of_the_week() {
        let [en, ru] = range("2021-11-15", "2021-11-15");
        assert_eq!(en, "Monday, 15 November 2021");
        assert_eq!(ru, "понедельник, 15 ноября 2021 года");
    }

    #[test]
    fn a_date_is_written_as_far_as_it_is_known() {
        let both =
            |text| [Language::english(), Language::russian()].map(|l| partial_date(&l, text));
        let written = |en: &str, ru: &str| [Some(en.to_owned()), Some(ru.to_owned())];
        assert_eq!(both("2009"), written("2009", "2009 год"));
        assert_eq!(both("2022-02"), written("February 2022", "февраль 2022 года"));
        assert_eq!(both("2021-07-15"), written("15 July 2021", "15 июля 2021 года"));
        assert_eq!(both("2021-13"), [None, None]);
    }

    #[test]
    fn an_open_end_is_put_into_words() {
        let at = |text: &str| text.parse::<NaiveTime>().ok();
        let ru = Language::russian();
        assert_eq!(time_range(&ru, at("12:00:00"), at("15:00:00")), "12:00–15:00");
        assert_eq!(time_range(&ru, at("09:05:00"), None), "с 09:05");
        assert_eq!(time_range(&Language::english(), None, at("18:00:00")), "until 18:00");
        assert_eq!(time_range(&ru, None, None), "");
    }

    #[test]
    fn a_zone_has_the_offset_of_its_day_and_a_bare_offset_no_name() {
        let at = |text: &str| text.parse::<DateTime<Utc>>().unwrap();
        let now = at("2026-03-02T08:00:00Z");
        assert_eq!(zone_label(Tz::Asia__Almaty, now), "Asia/Almaty, UTC+5");
        assert_eq!(zone_label(Tz::Asia__Almaty, at("2021-11-15T05:00:00Z")), "Asia/Almaty, UTC+6");
        assert_eq!(zone_label(Tz::Asia__Kolkata, now), "Asia/Kolkata, UTC+5:30");
        assert_eq!(zone_label(Tz::America__St_Johns, now), "America/St_Johns, UTC−3:30");
        assert_eq!(zone_label(Tz::Etc__GMTMinus7, now), "UTC+7");
        assert_eq!(zone_label(Tz::UTC, now), "UTC");
    }

    #[test]
    fn a_moment_is_read_where_the_event_is() {
        let moment = Moment::new("2026-03-02T20:30:00Z".parse().unwrap(), Tz::Asia__Almaty);
        assert_eq!((moment.on, time(moment.at)), (on("2026-03-03"), "01:30".to_owned()));
    }
}
