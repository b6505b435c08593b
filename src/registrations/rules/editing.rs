//! Until when whoever takes part changes what they said.

use chrono::{DateTime, Utc};

use crate::error::{AppError, Result};
use crate::events::rules::Schedule;
use crate::events::types::RegistrationEditing;
use crate::registrations::types::RegistrationStatus;

/// Until when a registration in this state is changed by its person; none: not at all. They withdraw
/// all the same.
pub fn editable_until(
    rule: RegistrationEditing,
    schedule: &Schedule,
    status: RegistrationStatus,
) -> Option<DateTime<Utc>> {
    use RegistrationEditing::{Never, UntilClose, UntilConfirmed, UntilEnd, UntilStart};
    match rule {
        // What nobody has confirmed is nobody's word yet.
        _ if status == RegistrationStatus::Unverified => Some(schedule.span.end()),
        Never => None,
        UntilConfirmed if status == RegistrationStatus::Confirmed => None,
        UntilConfirmed | UntilEnd => Some(schedule.span.end()),
        UntilStart => Some(schedule.span.start()),
        UntilClose => Some(schedule.closes_at()),
    }
}

/// 409 where that is over at `now`.
pub fn check_editing(until: Option<DateTime<Utc>>, now: DateTime<Utc>) -> Result<()> {
    if until.is_some_and(|until| now < until) {
        return Ok(());
    }
    Err(AppError::conflict(
        "registration.editing_closed",
        "What was said can be changed by the organizers alone by now, as the event has it.",
    ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::zone::WallSpan;

    fn schedule() -> Schedule {
        Schedule {
            span: WallSpan {
                zone: "UTC".parse().unwrap(),
                starts_on: "2026-05-25".parse().unwrap(),
                start_time: None,
                ends_on: "2026-05-27".parse().unwrap(),
                end_time: None,
            },
            opens_on: None,
            closes_on: "2026-05-20".parse().ok(),
            capacity: None,
            online_capacity: None,
        }
    }

    #[test]
    fn each_rule_ends_at_its_moment() {
        use RegistrationEditing::{Never, UntilClose, UntilConfirmed, UntilEnd, UntilStart};
        use RegistrationStatus::{Confirmed, Pending, Unverified};
        for (rule, status, until) in [
            (UntilEnd, Confirmed, Some("2026-05-28T00:00:00Z")),
            (UntilStart, Confirmed, Some("2026-05-25T00:00:00Z")),
            (UntilClose, Confirmed, Some("2026-05-21T00:00:00Z")),
            (UntilConfirmed, Pending, Some("2026-05-28T00:00:00Z")),
            (UntilConfirmed, Confirmed, None),
            (Never, Pending, None),
            (Never, Unverified, Some("2026-05-28T00:00:00Z")),
        ] {
            let until = until.map(|at| at.parse::<DateTime<Utc>>().unwrap());
            assert_eq!(editable_until(rule, &schedule(), status), until, "{rule} {status}");
            let last = until.map(|until| until - chrono::Duration::seconds(1));
            assert_eq!(last.map(|now| check_editing(until, now).is_ok()), until.map(|_| true));
            assert!(check_editing(until, until.unwrap_or_default()).is_err());
        }
    }
}
