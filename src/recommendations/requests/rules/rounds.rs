//! When focal points are asked by the rule of an event, and when its contact is told how things stand.

use chrono::{DateTime, Datelike as _, Days, Duration, Months, NaiveDate, NaiveTime, Utc};

use super::SOON_DAYS;
use crate::events::types::ProgressRequestRule;
use crate::zone::{TimeZone, local, next_instant};

/// What was missed for longer is not made up.
const MADE_UP_DAYS: u64 = 31;
/// The hour at which the contact is told, each week on Monday.
const DIGEST_AT: NaiveTime = match NaiveTime::from_hms_opt(8, 0, 0) {
    Some(time) => time,
    None => NaiveTime::MIN,
};

/// The days on which the rule asks about an event that ended on `ended`.
pub fn round_days(rule: &ProgressRequestRule, ended: NaiveDate) -> Vec<NaiveDate> {
    let number = |value: i32| u32::try_from(value).unwrap_or_default();
    let first = ended.checked_add_days(Days::new(number(rule.first_after_days).into()));
    let until = ended.checked_add_months(Months::new(number(rule.for_months)));
    let (Some(first), Some(until)) = (first, until) else { return Vec::new() };
    let step = number(rule.every_months).max(1);
    let rounds = (0..).map_while(|n| first.checked_add_months(Months::new(n * step)));
    rounds.take_while(|day| *day <= until).collect()
}

/// The days on which it asks about what is due on `last_day`: as it is due soon, and once it is overdue.
fn due_days(last_day: NaiveDate) -> [Option<NaiveDate>; 2] {
    [last_day.checked_sub_days(Days::new(SOON_DAYS)), last_day.succ_opt()]
}

/// The last day of a round that has begun, of those of the rule and of what is due; none that is long
/// gone.
pub fn began(
    rule: &ProgressRequestRule,
    ended: NaiveDate,
    due: impl IntoIterator<Item = NaiveDate>,
    (zone, now): (TimeZone, DateTime<Utc>),
) -> Option<NaiveDate> {
    let today = local(zone, now).date();
    let oldest = today.checked_sub_days(Days::new(MADE_UP_DAYS))?;
    let days = due.into_iter().flat_map(due_days).flatten().filter(|day| *day > ended);
    let begun = days.chain(round_days(rule, ended)).filter(|day| {
        *day >= oldest && *day <= today && now >= next_instant(zone, *day, rule.at_time.into())
    });
    begun.max()
}

/// Whether somebody is asked in the round of `day`, who was last asked at `last`: none goes out on the
/// day of the mail before, or after a later one.
pub fn is_due(day: NaiveDate, zone: TimeZone, last: Option<DateTime<Utc>>) -> bool {
    last.is_none_or(|last| local(zone, last).date() < day)
}

/// The Monday of a day's week.
fn monday(day: NaiveDate) -> NaiveDate {
    let days = day.weekday().num_days_from_monday();
    day.checked_sub_days(Days::new(days.into())).unwrap_or(day)
}

/// Whether the contact is to be told at `now`, who was last told at `last`: once a week, and not before
/// the hour of its Monday.
pub fn is_digest_due(zone: TimeZone, last: Option<DateTime<Utc>>, now: DateTime<Utc>) -> bool {
    let monday = monday(local(zone, now).date());
    now >= next_instant(zone, monday, DIGEST_AT)
        && last.is_none_or(|last| local(zone, last).date() < monday)
}

/// Of which span a digest tells: since the last one, at first of a week.
pub fn since(last: Option<DateTime<Utc>>, now: DateTime<Utc>) -> DateTime<Utc> {
    last.unwrap_or_else(|| now - Duration::days(7))
}

/// The days between two digests: each belongs to one of them.
#[derive(Clone, Copy, Debug)]
pub struct Lately {
    /// The day of the digest before, which was told.
    pub after: NaiveDate,
    /// The day of this one.
    pub today: NaiveDate,
}

impl Lately {
    /// Whether a day is one of them.
    pub fn has(self, day: Option<NaiveDate>) -> bool {
        day.is_some_and(|day| day > self.after && day <= self.today)
    }

    /// Whether what is due on `last_day` has become overdue.
    pub fn is_overdue(self, last_day: NaiveDate) -> bool {
        self.has(due_days(last_day)[1])
    }

    /// Whether what is due on `last_day` is due soon by now.
    pub fn is_soon(self, last_day: NaiveDate) -> bool {
        self.has(due_days(last_day)[0]) && last_day >= self.today
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn rule(for_months: i32) -> ProgressRequestRule {
        let at_time = "09:00".parse().unwrap();
        ProgressRequestRule { first_after_days: 90, every_months: 6, for_months, at_time }
    }

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    fn almaty() -> TimeZone {
        "Asia/Almaty".parse().unwrap()
    }

    #[test]
    fn it_is_after_ninety_days_and_then_every_six_months_up_to_eighteen() {
        let days = round_days(&rule(18), day("2026-05-27"));
        assert_eq!(days, [day("2026-08-25"), day("2027-02-25"), day("2027-08-25")]);
        assert!(round_days(&rule(1), day("2026-05-27")).is_empty());
    }

    #[test]
    fn a_round_begins_at_its_hour_and_is_not_made_up_for_ever() {
        let ended = day("2026-05-27");
        let round = |now| began(&rule(18), ended, [], (almaty(), at(now)));
        assert_eq!(round("2026-08-25T03:59:59Z"), None);
        assert_eq!(round("2026-08-25T04:00:00Z"), Some(day("2026-08-25")));
        assert_eq!(round("2026-09-25T04:00:00Z"), Some(day("2026-08-25")));
        assert_eq!(round("2026-09-26T04:00:00Z"), None);
        let due = |now| began(&rule(18), ended, [day("2026-12-31")], (almaty(), at(now)));
        assert_eq!(due("2026-12-01T04:00:00Z"), Some(day("2026-12-01")));
        assert_eq!(due("2027-01-01T04:00:00Z"), Some(day("2027-01-01")));
    }

    #[test]
    fn nobody_is_asked_twice_in_a_round_nor_after_a_mail_by_hand() {
        let round = day("2026-08-25");
        assert!(is_due(round, almaty(), None));
        assert!(is_due(round, almaty(), Some(at("2026-08-24T18:59:59Z"))));
        assert!(!is_due(round, almaty(), Some(at("2026-08-24T19:00:00Z"))));
        assert!(!is_due(round, almaty(), Some(at("2026-09-01T00:00:00Z"))));
    }

    #[test]
    fn a_contact_is_told_once_a_week_from_monday_on() {
        let zone = almaty();
        let last = Some(at("2026-08-31T03:00:00Z"));
        for (last, now, due) in [
            (None, "2026-08-31T02:59:59Z", false),
            (None, "2026-08-31T03:00:00Z", true),
            (None, "2026-09-02T12:00:00Z", true),
            (last, "2026-09-06T18:59:59Z", false),
            (last, "2026-09-07T03:00:00Z", true),
        ] {
            assert_eq!(is_digest_due(zone, last, at(now)), due, "{now}");
        }
    }

    proptest! {
        #[test]
        fn each_day_is_told_in_one_digest(digests in prop::collection::vec(1_u64..20, 1..8), due in 0_u64..100) {
            let start = day("2026-01-05");
            let last_day = start + Days::new(due);
            let mut from = start;
            let mut told = 0;
            for gap in digests {
                let today = from + Days::new(gap);
                told += i32::from(Lately { after: from, today }.is_overdue(last_day));
                from = today;
            }
            let over = last_day < from && last_day >= start;
            prop_assert_eq!(told, i32::from(over));
        }
    }
}
