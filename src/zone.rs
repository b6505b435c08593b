//! Time zones: wall time is what people plan and what is stored; instants are derived from it.
//!
//! A change of the clocks leaves some wall times out and has others twice. A time that does not
//! exist is refused where somebody plans it ([`instant`]) and moved to the next one that exists
//! where a rule computes it ([`next_instant`]). Of a time that comes twice the first one counts.

use std::fmt;
use std::str::FromStr;

use chrono::{DateTime, LocalResult, NaiveDate, NaiveDateTime, NaiveTime, TimeZone as _, Utc};
use chrono_tz::{GapInfo, Tz};
use sea_orm::DeriveValueType;
use serde::{Deserialize, Serialize};

/// A time zone by its IANA name, such as `Asia/Almaty`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, DeriveValueType)]
#[serde(try_from = "String", into = "String")]
#[sea_orm(value_type = "String")]
pub struct TimeZone(Tz);

/// The text is no name of a time zone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("give a time zone by its IANA name, such as Asia/Almaty")]
pub struct NotATimeZone;

impl TimeZone {
    /// Coordinated Universal Time.
    pub const UTC: Self = Self(Tz::UTC);

    /// The zone as the calendar library knows it.
    pub fn tz(self) -> Tz {
        self.0
    }

    /// The IANA name.
    pub fn name(self) -> &'static str {
        self.0.name()
    }
}

impl From<Tz> for TimeZone {
    fn from(zone: Tz) -> Self {
        Self(zone)
    }
}

impl FromStr for TimeZone {
    type Err = NotATimeZone;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        text.parse().map(Self).map_err(|_| NotATimeZone)
    }
}

impl TryFrom<String> for TimeZone {
    type Error = NotATimeZone;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<TimeZone> for String {
    fn from(zone: TimeZone) -> Self {
        zone.name().to_owned()
    }
}

impl fmt::Display for TimeZone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// Why a wall time is no instant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LocalTimeFault {
    /// The change of the clocks leaves this time out.
    #[error("this time does not exist on that day: the change of the clocks leaves it out")]
    Skipped,
    /// The date is beyond what can be computed with.
    #[error("this date is too far away")]
    OutOfRange,
}

/// The instant of a wall time; the first one where the time comes twice.
pub fn instant(
    zone: TimeZone,
    date: NaiveDate,
    time: NaiveTime,
) -> Result<DateTime<Utc>, LocalTimeFault> {
    let wall = date.and_time(time);
    match zone.0.from_local_datetime(&wall) {
        LocalResult::Single(at) | LocalResult::Ambiguous(at, _) => Ok(at.to_utc()),
        LocalResult::None if GapInfo::new(&wall, &zone.0).is_some() => Err(LocalTimeFault::Skipped),
        LocalResult::None => Err(LocalTimeFault::OutOfRange),
    }
}

/// The instant of a wall time, or the first instant after the change of the clocks that skips it.
pub fn next_instant(zone: TimeZone, date: NaiveDate, time: NaiveTime) -> DateTime<Utc> {
    let wall = date.and_time(time);
    instant(zone, date, time).unwrap_or_else(|_| {
        let after = GapInfo::new(&wall, &zone.0).and_then(|gap| gap.end);
        after.map_or_else(|| wall.and_utc(), |at| at.to_utc())
    })
}

/// The first instant of a day.
pub fn start_of_day(zone: TimeZone, date: NaiveDate) -> DateTime<Utc> {
    next_instant(zone, date, NaiveTime::MIN)
}

/// The end of a day, which is the first instant of the next one.
pub fn end_of_day(zone: TimeZone, date: NaiveDate) -> DateTime<Utc> {
    start_of_day(zone, date.succ_opt().unwrap_or(date))
}

/// The wall time of an instant.
pub fn local(zone: TimeZone, at: DateTime<Utc>) -> NaiveDateTime {
    at.with_timezone(&zone.0).naive_local()
}

/// When something takes place, in wall time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WallSpan {
    /// The zone of the times.
    pub zone: TimeZone,
    /// The first day.
    pub starts_on: NaiveDate,
    /// When it begins on the first day; none: with the day.
    pub start_time: Option<NaiveTime>,
    /// The last day.
    pub ends_on: NaiveDate,
    /// When it ends on the last day; none: with the day.
    pub end_time: Option<NaiveTime>,
}

impl WallSpan {
    /// The instant of the beginning.
    pub fn start(&self) -> DateTime<Utc> {
        next_instant(self.zone, self.starts_on, self.start_time.unwrap_or(NaiveTime::MIN))
    }

    /// The instant of the end; it does not belong to the span itself.
    pub fn end(&self) -> DateTime<Utc> {
        match self.end_time {
            Some(time) => next_instant(self.zone, self.ends_on, time),
            None => end_of_day(self.zone, self.ends_on),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::Duration;
    use proptest::prelude::*;

    fn zone(name: &str) -> TimeZone {
        name.parse().unwrap()
    }

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    #[test]
    fn a_zone_is_named_exactly_as_iana_names_it() {
        assert_eq!(zone("Asia/Almaty").to_string(), "Asia/Almaty");
        assert_eq!(zone("Etc/GMT-7").name(), "Etc/GMT-7");
        assert_eq!(serde_json::to_string(&zone("Asia/Bishkek")).unwrap(), "\"Asia/Bishkek\"");
        for wrong in ["", "asia/almaty", "UTC+5", "Asia/Almaty ", "Mars/Olympus", "+05:00"] {
            assert_eq!(wrong.parse::<TimeZone>(), Err(NotATimeZone), "{wrong}");
        }
    }

    #[test]
    fn almaty_is_an_hour_closer_to_utc_since_march_2024() {
        let (almaty, nine) = (zone("Asia/Almaty"), NaiveTime::from_hms_opt(9, 0, 0).unwrap());
        let before = instant(almaty, day("2021-11-15"), nine);
        assert_eq!(before, Ok(at("2021-11-15T03:00:00Z")));
        assert_eq!(instant(almaty, day("2024-03-01"), nine), Ok(at("2024-03-01T04:00:00Z")));
    }

    #[test]
    fn an_hour_that_the_change_leaves_out_is_told_apart_and_moves_to_the_next_that_exists() {
        let (berlin, gap) = (zone("Europe/Berlin"), NaiveTime::from_hms_opt(2, 30, 0).unwrap());
        assert_eq!(instant(berlin, day("2026-03-29"), gap), Err(LocalTimeFault::Skipped));
        assert_eq!(next_instant(berlin, day("2026-03-29"), gap), at("2026-03-29T01:00:00Z"));
    }

    #[test]
    fn of_a_time_that_comes_twice_the_first_counts() {
        let (berlin, twice) = (zone("Europe/Berlin"), NaiveTime::from_hms_opt(2, 30, 0).unwrap());
        assert_eq!(instant(berlin, day("2026-10-25"), twice), Ok(at("2026-10-25T00:30:00Z")));
    }

    #[test]
    fn a_day_without_midnight_begins_when_its_clocks_do() {
        let cairo = zone("Africa/Cairo");
        assert_eq!(start_of_day(cairo, day("2026-04-24")), at("2026-04-23T22:00:00Z"));
        let apia = zone("Pacific/Apia");
        assert_eq!(start_of_day(apia, day("2011-12-30")), at("2011-12-30T10:00:00Z"));
    }

    #[test]
    fn without_times_a_span_is_whole_days() {
        let mut span = WallSpan {
            zone: zone("Asia/Ashgabat"),
            starts_on: day("2008-11-25"),
            start_time: None,
            ends_on: day("2008-11-27"),
            end_time: None,
        };
        assert_eq!(span.start(), at("2008-11-24T19:00:00Z"));
        assert_eq!(span.end(), at("2008-11-27T19:00:00Z"));
        span.end_time = NaiveTime::from_hms_opt(15, 0, 0);
        assert_eq!(span.end(), at("2008-11-27T10:00:00Z"));
    }

    #[test]
    fn the_end_of_time_harms_nothing() {
        for date in [NaiveDate::MIN, NaiveDate::MAX] {
            for name in ["Asia/Almaty", "America/New_York"] {
                let _ = (start_of_day(zone(name), date), end_of_day(zone(name), date));
            }
        }
    }

    proptest! {
        #[test]
        fn an_instant_comes_back_as_its_wall_time(
            index in 0..chrono_tz::TZ_VARIANTS.len(),
            days in 0..60_000_i64,
            minutes in 0..1440_i64,
        ) {
            let zone = TimeZone::from(chrono_tz::TZ_VARIANTS[index]);
            let wall = day("1950-01-01").and_time(NaiveTime::MIN)
                + Duration::days(days) + Duration::minutes(minutes);
            let next = next_instant(zone, wall.date(), wall.time());
            match instant(zone, wall.date(), wall.time()) {
                Ok(at) => {
                    prop_assert_eq!(local(zone, at), wall);
                    prop_assert_eq!(next, at);
                }
                Err(fault) => {
                    prop_assert_eq!(fault, LocalTimeFault::Skipped);
                    prop_assert!(local(zone, next) > wall);
                }
            }
        }
    }
}
