//! When the contact of an event is told what happened in its register, and of which span.

use chrono::{DateTime, Duration, NaiveTime, Utc};

use crate::zone::{TimeZone, local, next_instant};

/// The hour of the event's zone at which it is told.
const AT: NaiveTime = match NaiveTime::from_hms_opt(8, 0, 0) {
    Some(time) => time,
    None => NaiveTime::MIN,
};
/// What is younger may be in a write that is not committed yet, and is left to the next day.
const SETTLED: Duration = Duration::minutes(10);

/// Whether it is to be told at `now`, where it was last at `last`: once a day, and not before the hour.
pub fn is_digest_due(zone: TimeZone, last: Option<DateTime<Utc>>, now: DateTime<Utc>) -> bool {
    let today = local(zone, now).date();
    now >= next_instant(zone, today, AT) && last.is_none_or(|last| local(zone, last).date() < today)
}

/// What a digest at `now` tells of: what happened since the last one, at first in a day. One follows the
/// other without a gap, after a time of rest too.
pub fn told_of(last: Option<DateTime<Utc>>, now: DateTime<Utc>) -> (DateTime<Utc>, DateTime<Utc>) {
    let from = last.unwrap_or_else(|| now - Duration::days(1));
    (from - SETTLED, now - SETTLED)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    #[test]
    fn it_is_told_once_a_day_from_its_hour_on() {
        let zone = "Asia/Almaty".parse().unwrap();
        let last = Some(at("2026-03-03T03:00:00Z"));
        for (last, now, due) in [
            (None, "2026-03-03T02:59:59Z", false),
            (None, "2026-03-03T03:00:00Z", true),
            (last, "2026-03-03T18:59:59Z", false),
            (last, "2026-03-04T02:59:59Z", false),
            (last, "2026-03-04T03:00:00Z", true),
            (last, "2026-03-07T12:00:00Z", true),
        ] {
            assert_eq!(is_digest_due(zone, last, at(now)), due, "{now}");
        }
    }

    proptest! {
        #[test]
        fn every_instant_is_told_of_once(minutes in proptest::collection::vec(1i64..5000, 2..9)) {
            let (mut last, mut end) = (None, None);
            for pause in minutes {
                let now = last.unwrap_or_else(|| at("2026-03-01T03:00:00Z")) + Duration::minutes(pause);
                let (from, until) = told_of(last, now);
                prop_assert!(from < until && until < now);
                prop_assert!(end.is_none_or(|end| end == from));
                (last, end) = (Some(now), Some(until));
            }
        }
    }
}
