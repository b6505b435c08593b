//! When an evaluation opens, and what can be done with it in which state.

use chrono::{DateTime, Days, Duration, Months, NaiveDate, Utc};

use crate::error::{AppError, Result};
use crate::evaluations::types::{EvaluationAnchor, EvaluationOpening, EvaluationStatus};
use crate::events::rules::Schedule;
use crate::follow_ups::rules::{due_at, moment};
use crate::follow_ups::types::Anchor;

/// What can be done with an evaluation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Move {
    /// Change what it asks, or when.
    Edit,
    /// Let people answer.
    Open,
    /// Let nobody answer any more.
    Close,
}

impl std::fmt::Display for Move {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Edit => "edit",
            Self::Open => "open",
            Self::Close => "close",
        })
    }
}

/// What can be done in a state. What was closed stays so: of an anonymous form results are told from
/// then on, and whoever answered after that would be known by the difference. One with names is handed on
/// in reports like an anonymous one, so it stays closed too.
pub fn allowed(status: EvaluationStatus) -> &'static [Move] {
    match status {
        EvaluationStatus::Draft | EvaluationStatus::Scheduled | EvaluationStatus::Missed => {
            &[Move::Edit, Move::Open]
        }
        EvaluationStatus::Open => &[Move::Edit, Move::Close],
        EvaluationStatus::Closed => &[],
    }
}

/// 409 unless the move is allowed, naming those that are.
pub fn check(status: EvaluationStatus, wanted: Move) -> Result<()> {
    let moves = allowed(status);
    if moves.contains(&wanted) {
        return Ok(());
    }
    Err(AppError::wrong_state("evaluation.state", "evaluation", status, moves))
}

/// When an evaluation opens: so many months and days from the day of its anchor, at the anchor's hour.
pub fn opens_at(rule: EvaluationOpening, schedule: &Schedule) -> Option<DateTime<Utc>> {
    let (anchor, day) = match rule.anchor {
        EvaluationAnchor::EventStart => (Anchor::EventStart, schedule.span.starts_on),
        EvaluationAnchor::EventEnd => (Anchor::EventEnd, schedule.span.ends_on),
    };
    let days = (later(day, rule) - day).num_days();
    let offset = i32::try_from(days).ok()?;
    Some(due_at(moment(anchor, schedule, None)?, offset, None, schedule.span.zone))
}

fn later(day: NaiveDate, rule: EvaluationOpening) -> NaiveDate {
    let months = Months::new(u32::try_from(rule.months).unwrap_or(0));
    let month = day.checked_add_months(months).unwrap_or(day);
    let shifted = match u64::try_from(rule.days) {
        Ok(days) => month.checked_add_days(Days::new(days)),
        Err(_) => month.checked_add_signed(Duration::days(rule.days.into())),
    };
    shifted.unwrap_or(month)
}

/// 409 for an evaluation that would have opened by itself before now.
pub fn check_ahead(opens_at: Option<DateTime<Utc>>, now: DateTime<Utc>) -> Result<()> {
    if opens_at.is_none_or(|at| at > now) {
        return Ok(());
    }
    let detail = "The time at which it would open has passed; give a later one in opens, or leave it \
                  out and open it by hand.";
    Err(AppError::conflict("evaluation.time_passed", detail))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::zone::WallSpan;

    fn schedule() -> Schedule {
        Schedule {
            span: WallSpan {
                starts_on: day("2026-08-29"),
                ends_on: day("2026-08-31"),
                start_time: "09:00:00".parse().ok(),
                end_time: "17:00:00".parse().ok(),
                zone: "Asia/Almaty".parse().unwrap(),
            },
            opens_on: None,
            closes_on: None,
            capacity: None,
            online_capacity: None,
        }
    }

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn it_opens_so_many_days_and_months_from_its_anchor_at_the_anchors_hour() {
        use EvaluationAnchor::{EventEnd, EventStart};
        for (anchor, months, days, at) in [
            (EventEnd, 0, 0, "2026-08-31T12:00:00Z"),
            (EventEnd, 3, 0, "2026-11-30T12:00:00Z"),
            (EventEnd, 6, 1, "2027-03-01T12:00:00Z"),
            (EventStart, 0, -7, "2026-08-22T04:00:00Z"),
        ] {
            let rule = EvaluationOpening { anchor, months, days };
            let expected: DateTime<Utc> = at.parse().unwrap();
            assert_eq!(opens_at(rule, &schedule()), Some(expected), "{months} {days}");
        }
    }

    #[test]
    fn what_was_closed_is_never_open_again() {
        assert!(allowed(EvaluationStatus::Closed).is_empty());
        for status in EvaluationStatus::ALL {
            let open = check(*status, Move::Open).is_ok();
            let expected = !matches!(status, EvaluationStatus::Open | EvaluationStatus::Closed);
            assert_eq!(open, expected, "{status}");
        }
    }
}
