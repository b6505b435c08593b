//! When somebody is reminded by the rule of their event.

use chrono::{DateTime, Days, Utc};

use crate::events::types::InvitationReminders;
use crate::zone::{TimeZone, end_of_day, local, next_instant};

/// Whether an invitee is reminded at `now` to whom the last letter went at `last`: so many calendar
/// days later, and at no time of the day before the one that is given. Whatever was late, it is one
/// reminder, since the days count anew from it.
pub fn is_due(
    rule: &InvitationReminders,
    zone: TimeZone,
    last: DateTime<Utc>,
    now: DateTime<Utc>,
) -> bool {
    let Some(day) = local(zone, last).date().checked_add_days(days(rule)) else { return false };
    local(zone, now).date() >= day && is_hour(rule, zone, now)
}

/// Whether reminders go out at this time of the day, be anybody due or not.
pub fn is_hour(rule: &InvitationReminders, zone: TimeZone, now: DateTime<Utc>) -> bool {
    now >= next_instant(zone, local(zone, now).date(), rule.at_time.into())
}

/// The end of the last day on which the last letter can have been of somebody who is reminded on the
/// day of `now`.
pub fn last_letters_end(
    rule: &InvitationReminders,
    zone: TimeZone,
    now: DateTime<Utc>,
) -> Option<DateTime<Utc>> {
    let day = local(zone, now).date().checked_sub_days(days(rule))?;
    Some(end_of_day(zone, day))
}

fn days(rule: &InvitationReminders) -> Days {
    Days::new(u64::try_from(rule.every_days).unwrap_or(1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn rule(every_days: i32, at_time: &str) -> InvitationReminders {
        InvitationReminders { every_days, at_most: 3, at_time: at_time.parse().unwrap() }
    }

    fn due(zone: &str, rule: InvitationReminders, last: &str, now: &str) -> bool {
        is_due(&rule, zone.parse().unwrap(), last.parse().unwrap(), now.parse().unwrap())
    }

    #[test]
    fn it_is_so_many_calendar_days_later_at_the_hour_of_the_event() {
        let five = rule(5, "09:00");
        for (now, expected) in [
            ("2026-03-07T03:59:59Z", false),
            ("2026-03-07T04:00:00Z", true),
            ("2026-03-07T18:59:59Z", true),
            ("2026-03-08T03:59:59Z", false),
            ("2026-03-08T04:00:00Z", true),
        ] {
            assert_eq!(due("Asia/Almaty", five, "2026-03-02T08:00:00Z", now), expected, "{now}");
        }
    }

    #[test]
    fn the_hour_is_that_of_the_wall_whatever_the_clocks_do() {
        let nine = rule(1, "09:00");
        // The clocks go forward on 29 March and back on 25 October 2026.
        for (last, before, now) in [
            ("2026-03-28T09:00:00Z", "2026-03-29T06:59:59Z", "2026-03-29T07:00:00Z"),
            ("2026-10-24T09:00:00Z", "2026-10-25T07:59:59Z", "2026-10-25T08:00:00Z"),
        ] {
            assert!(!due("Europe/Berlin", nine, last, before), "{before}");
            assert!(due("Europe/Berlin", nine, last, now), "{now}");
        }
        let skipped = rule(1, "02:30");
        let last = "2026-03-28T09:00:00Z";
        assert!(!due("Europe/Berlin", skipped, last, "2026-03-29T00:59:59Z"));
        assert!(due("Europe/Berlin", skipped, last, "2026-03-29T01:00:00Z"));
        // Almaty went from UTC+6 to UTC+5 on 1 March 2024.
        let last = "2024-02-28T12:00:00Z";
        assert!(!due("Asia/Almaty", rule(2, "09:00"), last, "2024-03-01T03:59:59Z"));
        assert!(due("Asia/Almaty", rule(2, "09:00"), last, "2024-03-01T04:00:00Z"));
    }

    proptest! {
        #[test]
        fn nobody_is_reminded_twice_on_one_day_nor_before_it_is_time(
            every in 1..90_i32, last in 1_700_000_000..1_900_000_000_i64, later in 0..10_000_000_i64,
        ) {
            let at = |seconds| DateTime::from_timestamp(seconds, 0).unwrap();
            let zone = "America/New_York".parse().unwrap();
            let (last, now) = (at(last), at(last + later));
            if is_due(&rule(every, "09:00"), zone, last, now) {
                prop_assert!(!is_due(&rule(every, "09:00"), zone, now, now));
                let days = (local(zone, now).date() - local(zone, last).date()).num_days();
                prop_assert!(days >= i64::from(every));
            }
        }

        #[test]
        fn whoever_is_due_is_found_by_the_day_of_the_last_letter_and_the_hour(
            every in 1..90_i32, last in 1_700_000_000..1_900_000_000_i64, later in 0..10_000_000_i64,
        ) {
            let at = |seconds| DateTime::from_timestamp(seconds, 0).unwrap();
            let (zone, rule) = ("America/New_York".parse().unwrap(), rule(every, "09:00"));
            let (last, now) = (at(last), at(last + later));
            let found = last < last_letters_end(&rule, zone, now).unwrap();
            prop_assert_eq!(is_due(&rule, zone, last, now), found && is_hour(&rule, zone, now));
        }
    }
}
