//! Which events count, and over which time.

use chrono::{DateTime, Utc};

use crate::db::PartialDate;
use crate::error::{AppError, FieldError, Result};
use crate::events::entity::event::Model as Event;
use crate::events::types::EventStatus;

/// Over how many events is counted at most.
pub const EVENTS: usize = 2_000;

/// A time, open where it is not bounded.
#[derive(Clone, Debug, Default)]
pub struct Period {
    /// From the first day that this can mean.
    pub from: Option<PartialDate>,
    /// Until the last day that this can mean.
    pub to: Option<PartialDate>,
}

impl Period {
    /// 400 where it ends before it begins.
    pub fn check(&self) -> Result<()> {
        let (Some(from), Some(to)) = (&self.from, &self.to) else { return Ok(()) };
        if from.first_day() <= to.last_day() {
            return Ok(());
        }
        let message = "must not lie before from";
        let fields = vec![FieldError::new("to", "before_start", message)];
        let detail = format!("to: {message}");
        Err(AppError { fields, ..AppError::bad_request("request.parameter", detail) })
    }
}

/// Whether an event counts as held: it has begun, was announced and was not called off.
pub fn is_held(event: &Event, now: DateTime<Utc>) -> bool {
    let standing = event.standing();
    let is_on = !matches!(standing, EventStatus::Draft | EventStatus::Cancelled);
    is_on && event.starts_at() <= now
}

/// 409 where there are more events than are counted over.
pub fn check_events(count: usize) -> Result<()> {
    if count <= EVENTS {
        return Ok(());
    }
    let detail = format!(
        "It has more than {EVENTS} events; choose a programme below it, or, for a donor report, a \
         shorter time (from, to)."
    );
    Err(AppError::conflict("programme.too_many_events", detail))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_ends_after_it_begins_as_far_as_both_are_known() {
        let fine = |from: &str, to: &str| {
            let [from, to] = [from, to].map(|text| text.parse().ok());
            Period { from, to }.check().is_ok()
        };
        assert!(fine("2021-07", "2021") && fine("2021", "2021-01-01") && fine("", "2021"));
        assert!(fine("2021", "") && fine("", ""));
        assert!(!fine("2022", "2021") && !fine("2021-07-02", "2021-07-01"));
    }

    #[test]
    fn only_so_many_events_are_counted_over() {
        assert!(check_events(EVENTS).is_ok());
        assert_eq!(check_events(EVENTS + 1).unwrap_err().code, "programme.too_many_events");
    }
}
