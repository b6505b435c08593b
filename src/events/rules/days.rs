//! What the days and hours of an event must be, as far as they are known.

use chrono::{Datelike as _, NaiveDate, NaiveTime};

use super::Schedule;
use crate::error::Checks;
use crate::events::types::EventPatch;
use crate::zone::{LocalTimeFault, TimeZone, instant};

/// Days and hours of an event; what is `None` is not known or not there, and nothing is said of it.
#[derive(Clone, Copy, Debug, Default)]
pub struct Days {
    zone: Option<TimeZone>,
    starts_on: Option<NaiveDate>,
    ends_on: Option<NaiveDate>,
    start_time: Option<NaiveTime>,
    end_time: Option<NaiveTime>,
    opens_on: Option<NaiveDate>,
    closes_on: Option<NaiveDate>,
    /// Registration must have opened by then.
    open_by: Option<NaiveDate>,
}

impl From<&Schedule> for Days {
    fn from(schedule: &Schedule) -> Self {
        let Schedule { span, opens_on, closes_on, .. } = *schedule;
        Self {
            zone: Some(span.zone),
            starts_on: Some(span.starts_on),
            ends_on: Some(span.ends_on),
            start_time: span.start_time,
            end_time: span.end_time,
            opens_on,
            closes_on,
            open_by: closes_on.or(Some(span.starts_on)),
        }
    }
}

impl From<&EventPatch> for Days {
    fn from(patch: &EventPatch) -> Self {
        let registration = patch.registration.value();
        let opens_on = registration.and_then(|rules| rules.opens_on.value().copied());
        let closes_on = registration.and_then(|rules| rules.closes_on.value().copied());
        Self {
            zone: patch.time_zone,
            starts_on: patch.starts_on,
            ends_on: patch.ends_on,
            start_time: patch.start_time.value().copied().map(Into::into),
            end_time: patch.end_time.value().copied().map(Into::into),
            opens_on,
            closes_on,
            open_by: closes_on,
        }
    }
}

impl Days {
    /// Notes what is wrong with them.
    pub fn check(&self, checks: &mut Checks) {
        self.check_years(checks);
        self.check_order(checks);
        self.check_hours(checks);
    }

    fn check_years(&self, checks: &mut Checks) {
        for (pointer, day) in [
            ("starts_on", self.starts_on),
            ("ends_on", self.ends_on),
            ("registration/opens_on", self.opens_on),
            ("registration/closes_on", self.closes_on),
        ] {
            let fine = day.is_none_or(|day| (1900..=2200).contains(&day.year()));
            checks.require(fine, pointer, "out_of_range", "must lie between 1900 and 2200");
        }
    }

    fn check_order(&self, checks: &mut Checks) {
        let after = |later: Option<NaiveDate>, earlier: Option<NaiveDate>| {
            later.zip(earlier).is_some_and(|(later, earlier)| later > earlier)
        };
        let backwards = after(self.starts_on, self.ends_on);
        checks.require(!backwards, "ends_on", "before_start", "must not lie before starts_on");
        let too_late = after(self.closes_on, self.ends_on);
        let message = "registration cannot close after the event has ended";
        checks.require(!too_late, "registration/closes_on", "after_end", message);
        let too_late = after(self.opens_on, self.open_by);
        let message = "registration must open before it closes";
        checks.require(!too_late, "registration/opens_on", "after_close", message);
    }

    fn check_hours(&self, checks: &mut Checks) {
        let one_day = self.starts_on.is_some() && self.starts_on == self.ends_on;
        let hours = self.start_time.zip(self.end_time);
        let backwards = hours.is_some_and(|(start, end)| one_day && end <= start);
        let message = "must be later than start_time: the event ends on the day on which it begins";
        checks.require(!backwards, "end_time", "before_start", message);
        for (pointer, day, time) in [
            ("start_time", self.starts_on, self.start_time),
            ("end_time", self.ends_on, self.end_time),
        ] {
            let whole = self.zone.zip(day).zip(time);
            let skipped = whole.is_some_and(|((zone, day), time)| {
                instant(zone, day, time) == Err(LocalTimeFault::Skipped)
            });
            let message = "this hour does not exist on that day in the event's time zone: \
                           the change of the clocks leaves it out";
            checks.require(!skipped, pointer, "skipped_hour", message);
        }
    }
}
