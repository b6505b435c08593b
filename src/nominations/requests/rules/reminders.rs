//! When focal points are reminded who have named nobody.

use chrono::{DateTime, Days, NaiveDate, NaiveTime, Utc};

use crate::zone::{TimeZone, local, next_instant};

/// So many days before the last one.
const DAYS_BEFORE: [u64; 2] = [FIRST_DAYS, 2];

/// How many days before the last one is the first reminder.
pub const FIRST_DAYS: u64 = 7;

/// Whether a request of which `day` is the last is reminded of at `now`, about which the last letter
/// went at `last`: seven days before and two days before, from that time of the day on. Whatever was
/// late, it is one reminder; and none goes out on the day of the letter before.
pub fn is_due(
    day: NaiveDate,
    (zone, at_time): (TimeZone, NaiveTime),
    last: DateTime<Utc>,
    now: DateTime<Utc>,
) -> bool {
    let begun = |days| {
        let on = day.checked_sub_days(Days::new(days))?;
        (now >= next_instant(zone, on, at_time)).then_some(on)
    };
    let latest = DAYS_BEFORE.into_iter().filter_map(begun).max();
    latest.is_some_and(|on| local(zone, last).date() < on)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn due(last: &str, now: &str) -> bool {
        let hour = ("Asia/Almaty".parse().unwrap(), NaiveTime::from_hms_opt(9, 0, 0).unwrap());
        let day = "2026-05-10".parse().unwrap();
        is_due(day, hour, last.parse().unwrap(), now.parse().unwrap())
    }

    #[test]
    fn it_is_seven_and_two_days_before_the_last_one_at_the_hour_of_the_event() {
        let sent = "2026-03-02T08:00:00Z";
        assert!(!due(sent, "2026-05-03T03:59:59Z"));
        assert!(due(sent, "2026-05-03T04:00:00Z"));
        let first = "2026-05-03T04:00:00Z";
        assert!(!due(first, "2026-05-08T03:59:59Z"));
        assert!(due(first, "2026-05-08T04:00:00Z"));
        let second = "2026-05-08T04:00:00Z";
        assert!(!due(second, "2026-05-10T12:00:00Z"), "there are two");
    }

    #[test]
    fn after_a_time_of_rest_it_is_one_and_none_on_the_day_of_the_letter() {
        assert!(due("2026-03-02T08:00:00Z", "2026-05-09T12:00:00Z"));
        assert!(!due("2026-05-09T12:00:00Z", "2026-05-09T12:01:00Z"));
        // Sent at six o'clock in the morning of the seventh day before.
        assert!(!due("2026-05-03T01:00:00Z", "2026-05-03T04:00:00Z"));
    }

    proptest! {
        #[test]
        fn nobody_is_reminded_twice_at_once(last in 0..6_000_000_i64, later in 0..6_000_000_i64) {
            let at = |seconds| DateTime::from_timestamp(1_774_000_000 + seconds, 0).unwrap();
            let hour = ("America/New_York".parse().unwrap(), NaiveTime::from_hms_opt(9, 0, 0).unwrap());
            let day = "2026-05-10".parse().unwrap();
            if is_due(day, hour, at(last), at(last + later)) {
                prop_assert!(!is_due(day, hour, at(last + later), at(last + later)));
            }
        }
    }
}
