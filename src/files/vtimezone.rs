//! The VTIMEZONE of a calendar, made from the zone's transitions around the dates that it serves.

use chrono::{DateTime, Duration, NaiveDate, NaiveDateTime, Offset, TimeZone, Utc};
use chrono_tz::{OffsetComponents, Tz, TzOffset};

use super::ical::Lines;

/// One change of the clocks, or the offset that holds without any.
#[derive(Debug, PartialEq, Eq)]
struct Observance {
    /// The wall time at which it begins, by the clock that held until then.
    begins: NaiveDateTime,
    /// Offset before, in seconds.
    from: i32,
    /// Offset since, in seconds.
    to: i32,
    /// Whether this is summer time.
    daylight: bool,
    name: String,
}

/// Writes the zone as it holds from `first` to `last`: the observance in force at the beginning,
/// every later one, and the next one after the end.
pub(super) fn write(lines: &mut Lines, zone: Tz, first: NaiveDate, last: NaiveDate) {
    lines.raw("BEGIN:VTIMEZONE");
    lines.text("TZID", zone.name());
    for observance in observances(zone, first, last) {
        let kind = if observance.daylight { "DAYLIGHT" } else { "STANDARD" };
        lines.raw(&format!("BEGIN:{kind}"));
        lines.raw(&format!("DTSTART:{}", observance.begins.format("%Y%m%dT%H%M%S")));
        lines.raw(&format!("TZOFFSETFROM:{}", offset(observance.from)));
        lines.raw(&format!("TZOFFSETTO:{}", offset(observance.to)));
        lines.text("TZNAME", &observance.name);
        lines.raw(&format!("END:{kind}"));
    }
    lines.raw("END:VTIMEZONE");
}

/// `+0500`, `-0330`; old local mean times have seconds too.
fn offset(seconds: i32) -> String {
    let sign = if seconds < 0 { '-' } else { '+' };
    let seconds = seconds.abs();
    let (hours, minutes, rest) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    if rest == 0 {
        format!("{sign}{hours:02}{minutes:02}")
    } else {
        format!("{sign}{hours:02}{minutes:02}{rest:02}")
    }
}

fn observances(zone: Tz, first: NaiveDate, last: NaiveDate) -> Vec<Observance> {
    let (start, end) = (midnight(first, -1), midnight(last, 2));
    let year = Duration::days(366);
    let (from, until) = (shifted(start, -year), shifted(end, year));
    let mut found = Vec::new();
    let mut day = from;
    while day < until {
        let next = shifted(day, Duration::days(1)).min(until);
        if next == day {
            break;
        }
        if differ(&at(zone, day), &at(zone, next)) {
            let change = bisect(zone, day, next);
            found.push((change, observance(zone, change)));
            if change > end {
                break;
            }
        }
        day = next;
    }
    let in_force = found.iter().rposition(|(change, _)| *change <= start);
    let mut kept: Vec<Observance> =
        found.into_iter().skip(in_force.unwrap_or(0)).map(|(_, observance)| observance).collect();
    if in_force.is_none() {
        kept.insert(0, unchanged(&at(zone, start)));
    }
    kept
}

fn midnight(date: NaiveDate, days: i64) -> DateTime<Utc> {
    shifted(date.and_time(chrono::NaiveTime::MIN).and_utc(), Duration::days(days))
}

fn shifted(at: DateTime<Utc>, by: Duration) -> DateTime<Utc> {
    at.checked_add_signed(by).unwrap_or(at)
}

fn at(zone: Tz, instant: DateTime<Utc>) -> TzOffset {
    zone.offset_from_utc_datetime(&instant.naive_utc())
}

fn seconds(offset: &TzOffset) -> i32 {
    offset.fix().local_minus_utc()
}

fn differ(one: &TzOffset, other: &TzOffset) -> bool {
    seconds(one) != seconds(other) || one.dst_offset() != other.dst_offset()
}

/// The first second of the new offset, which lies after `before` and not after `after`.
fn bisect(zone: Tz, mut before: DateTime<Utc>, mut after: DateTime<Utc>) -> DateTime<Utc> {
    let old = at(zone, before);
    while (after - before).num_seconds() > 1 {
        let middle = before + Duration::seconds((after - before).num_seconds() / 2);
        if differ(&old, &at(zone, middle)) {
            after = middle;
        } else {
            before = middle;
        }
    }
    after
}

fn observance(zone: Tz, change: DateTime<Utc>) -> Observance {
    let before = seconds(&at(zone, shifted(change, -Duration::seconds(1))));
    let since = at(zone, change);
    Observance {
        begins: shifted(change, Duration::seconds(before.into())).naive_utc(),
        from: before,
        ..unchanged(&since)
    }
}

/// An offset whose beginning is further away than anybody asks.
fn unchanged(offset: &TzOffset) -> Observance {
    Observance {
        begins: DateTime::UNIX_EPOCH.naive_utc(),
        from: seconds(offset),
        to: seconds(offset),
        daylight: offset.dst_offset() > Duration::zero(),
        name: offset.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn made(zone: Tz, first: &str, last: &str) -> Vec<String> {
        observances(zone, first.parse().unwrap(), last.parse().unwrap())
            .iter()
            .map(|o| {
                let kind = if o.daylight { "summer" } else { "standard" };
                format!("{} {kind} {} {}", o.begins, offset(o.from), offset(o.to))
            })
            .collect()
    }

    #[test]
    fn a_zone_that_does_not_move_has_one_observance() {
        let found = made(Tz::Asia__Ashgabat, "2008-11-25", "2008-11-27");
        assert_eq!(found, ["1970-01-01 00:00:00 standard +0500 +0500"]);
        let found = made(Tz::Etc__GMTMinus7, "2021-11-15", "2021-11-15");
        assert_eq!(found, ["1970-01-01 00:00:00 standard +0700 +0700"]);
        let found = made(Tz::Asia__Kathmandu, "2026-01-01", "2026-01-01");
        assert_eq!(found, ["1970-01-01 00:00:00 standard +0545 +0545"]);
    }

    #[test]
    fn almaty_moves_on_the_first_of_march_2024() {
        let move_west = "2024-03-01 00:00:00 standard +0600 +0500";
        let before = "1970-01-01 00:00:00 standard +0600 +0600";
        assert_eq!(made(Tz::Asia__Almaty, "2024-02-28", "2024-03-02"), [before, move_west]);
        assert_eq!(made(Tz::Asia__Almaty, "2021-11-15", "2021-11-15"), [before]);
        assert_eq!(made(Tz::Asia__Almaty, "2024-09-01", "2024-09-01"), [move_west]);
        let since = "1970-01-01 00:00:00 standard +0500 +0500";
        assert_eq!(made(Tz::Asia__Almaty, "2026-03-02", "2026-03-02"), [since]);
    }

    #[test]
    fn a_zone_with_summer_time_has_the_change_before_and_the_one_after() {
        assert_eq!(
            made(Tz::Europe__Tallinn, "2026-06-01", "2026-06-03"),
            ["2026-03-29 03:00:00 summer +0200 +0300", "2026-10-25 04:00:00 standard +0300 +0200"]
        );
    }

    #[test]
    fn an_event_over_the_change_has_both_sides() {
        let found = made(Tz::Europe__Tallinn, "2026-03-27", "2026-03-31");
        assert_eq!(found.len(), 3);
        assert_eq!(found[0], "2025-10-26 04:00:00 standard +0300 +0200");
    }

    #[test]
    fn a_day_left_out_is_one_change() {
        let found = made(Tz::Pacific__Apia, "2011-12-28", "2012-01-02");
        assert!(found.contains(&"2011-12-30 00:00:00 summer -1000 +1400".to_owned()), "{found:?}");
    }

    #[test]
    fn the_end_of_time_harms_nothing() {
        for date in [NaiveDate::MIN, NaiveDate::MAX] {
            assert!(!observances(Tz::Europe__Berlin, date, date).is_empty());
        }
    }
}
