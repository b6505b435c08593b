//! Which way a nomination request goes, and when it ends.

mod delegation;
mod reminders;

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};

use super::types::{NominationRequestPatch, NominationRequestStatus};
use crate::error::{AppError, Checks, FieldError, Result, Wrong};
use crate::events::types::EventStatus;
use crate::text::long_text_fault;
use crate::zone::{TimeZone, end_of_day};

pub use delegation::{Limit, Row, Words, limit_faults, order, same_address_faults};
pub use reminders::{FIRST_DAYS, is_due};

/// How many days after the event a note verbale is kept where nobody says otherwise: until the report
/// is out and what it claims was looked at.
pub const NOTE_VERBALE_DAYS: i32 = 180;
/// How many days it is kept at most.
const DAYS_MAX: i32 = 3660;
/// How many people may be asked for.
pub const SEATS_MAX: i32 = 100;
/// How long a note may be, in characters.
const NOTE_MAX: usize = 5000;

/// What can be done with a nomination request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Move {
    /// Send it, or send it again: the link is the same unless it was revoked.
    Send,
    /// Remind of it.
    Remind,
    /// Take it back.
    Revoke,
}

impl std::fmt::Display for Move {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Send => "send",
            Self::Remind => "remind",
            Self::Revoke => "revoke",
        })
    }
}

/// What can be done in a state.
pub fn allowed(status: NominationRequestStatus) -> &'static [Move] {
    match status {
        NominationRequestStatus::Draft | NominationRequestStatus::Answered => {
            &[Move::Send, Move::Revoke]
        }
        NominationRequestStatus::Sent => &[Move::Send, Move::Remind, Move::Revoke],
        NominationRequestStatus::Closed => &[Move::Revoke],
        NominationRequestStatus::Revoked => &[Move::Send],
    }
}

/// 409 unless the move is allowed in this (effective) state, naming those that are.
pub fn check(status: NominationRequestStatus, wanted: Move) -> Result<()> {
    let moves = allowed(status);
    if moves.contains(&wanted) {
        return Ok(());
    }
    if status == NominationRequestStatus::Closed {
        return Err(AppError::conflict(
            "nomination_request.state",
            "This nomination request is closed; what can be done now: give it a later deadline, revoke.",
        ));
    }
    Err(AppError::wrong_state("nomination_request.state", "nomination request", status, moves))
}

/// 409 unless requests for an event in this state can go out.
pub fn check_sending(event: EventStatus, closed: bool) -> Result<()> {
    if event != EventStatus::Published {
        let detail = format!("The event is {event}; requests go out while it is published.");
        return Err(AppError::conflict("nomination_request.event_state", detail));
    }
    if closed {
        let detail = "The deadline has passed; give it a later one first.";
        return Err(AppError::conflict("nomination_request.deadline", detail));
    }
    Ok(())
}

/// 410 unless people can be named now.
pub fn check_open(status: NominationRequestStatus) -> Result<()> {
    if matches!(status, NominationRequestStatus::Sent | NominationRequestStatus::Answered) {
        return Ok(());
    }
    let detail = "The time to name people has passed; write to the organizers.";
    Err(AppError::gone("nomination_request.closed", detail))
}

/// 409 for one that is more than a draft: what was sent stays on record.
pub fn check_deletable(status: NominationRequestStatus, sent: bool) -> Result<()> {
    if status == NominationRequestStatus::Draft && !sent {
        return Ok(());
    }
    let detail = format!("This nomination request is {status}, and stays on record; revoke it.");
    Err(AppError::conflict("nomination_request.state", detail))
}

/// 409 where the delegation was changed since it was looked at.
pub fn check_edition(seen: i64, now: i64) -> Result<()> {
    if seen == now {
        return Ok(());
    }
    let detail = "Somebody else has changed the delegation meanwhile; look at it again.";
    Err(AppError::conflict(CHANGED, detail))
}

/// The code of the refusal of [`check_edition`].
pub const CHANGED: &str = "nomination_request.changed";

/// Notes that not exactly one of the three says who is asked.
pub fn check_one(checks: &mut Checks, given: [bool; 3]) {
    let (code, message) = match given.into_iter().filter(|given| *given).count() {
        1 => return,
        0 => {
            ("required", "Give the country, the organization_id or the focal_point_id to be asked.")
        }
        _ => ("one_of", "Give one of country, organization_id and focal_point_id."),
    };
    checks.add("country", code, message);
}

/// Notes what is wrong with the numbers and the note.
pub fn check_said(
    checks: &mut Checks,
    (seats, alternates): (Option<i32>, Option<i32>),
    note: Option<&str>,
    note_verbale_days: Option<i32>,
) {
    let fits = note_verbale_days.is_none_or(|days| (0..=DAYS_MAX).contains(&days));
    checks.require(fits, "note_verbale_days", "out_of_range", "must be a number from 0 to 3660");
    for (field, number) in [("seats", seats), ("alternates", alternates)] {
        let fits = number.is_none_or(|number| (0..=SEATS_MAX).contains(&number));
        checks.require(fits, field, "out_of_range", "must be a number from 0 to 100");
    }
    checks.extend(note.and_then(|note| long_text_fault("note", note, NOTE_MAX)));
}

/// Notes more alternates than the quota of a country lets stand by: a letter promises nothing that
/// nobody can keep. Of seats more may be asked for than there are, to select among those who are named.
pub fn check_within_quota(checks: &mut Checks, alternates: Option<i32>, most: Option<i32>) {
    let Some((asked, most)) = alternates.zip(most) else { return };
    let message = format!("The quota of this country gives {most}; change that first.");
    checks.require(asked <= most, "alternates", "over_quota", &message);
}

/// Notes a deadline that has passed, or lies after the start of the event.
pub fn check_deadline(
    checks: &mut Checks,
    deadline: Option<NaiveDate>,
    starts_on: NaiveDate,
    today: NaiveDate,
) {
    let Some(deadline) = deadline else { return };
    checks.require(deadline >= today, "deadline", "past", "This lies in the past.");
    let message = "The delegation must be named before the event starts.";
    checks.require(deadline < today || deadline <= starts_on, "deadline", "after_event", message);
}

/// What can be said of a request of which some fields are wrong or missing.
pub fn faults(part: &NominationRequestPatch, _: &Wrong<'_>) -> Vec<FieldError> {
    let mut checks = Checks::new();
    let numbers = (part.seats.value().copied(), part.alternates.value().copied());
    let note = part.note.value().map(String::as_str);
    check_said(&mut checks, numbers, note, part.note_verbale_days);
    checks.into_faults()
}

/// When a request ends: with its deadline, and with the start of the event at the latest.
pub fn closes_at(
    deadline: Option<NaiveDate>,
    zone: TimeZone,
    starts_at: DateTime<Utc>,
) -> DateTime<Utc> {
    deadline.map_or(starts_at, |day| end_of_day(zone, day).min(starts_at))
}

/// The last minute of it, as people read it: the end of a day is not the beginning of the next.
pub fn last_minute(closes_at: DateTime<Utc>) -> DateTime<Utc> {
    closes_at - TimeDelta::minutes(1)
}

/// The status as it holds now.
pub fn effective(
    status: NominationRequestStatus,
    closes_at: DateTime<Utc>,
    now: DateTime<Utc>,
) -> NominationRequestStatus {
    match status {
        NominationRequestStatus::Sent | NominationRequestStatus::Answered if now >= closes_at => {
            NominationRequestStatus::Closed
        }
        status => status,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    #[test]
    fn a_request_ends_with_its_last_day_where_the_event_is_and_before_it_starts() {
        let zone = "Asia/Almaty".parse().unwrap();
        let starts = at("2026-05-25T04:30:00Z");
        let ends = |day: Option<&str>| closes_at(day.map(|day| day.parse().unwrap()), zone, starts);
        assert_eq!(ends(Some("2026-05-10")), at("2026-05-10T19:00:00Z"));
        assert_eq!(ends(Some("2026-05-25")), starts);
        assert_eq!(ends(None), starts);
        assert_eq!(last_minute(ends(Some("2026-05-10"))), at("2026-05-10T18:59:00Z"));
    }

    #[test]
    fn what_was_sent_is_closed_by_its_deadline_and_nothing_else_is() {
        use NominationRequestStatus::{Answered, Closed, Draft, Revoked, Sent};
        let (end, before) = (at("2026-04-01T00:00:00Z"), at("2026-03-31T23:59:59Z"));
        for (status, then) in
            [(Draft, Draft), (Sent, Closed), (Answered, Closed), (Revoked, Revoked)]
        {
            assert_eq!(effective(status, end, before), status);
            assert_eq!(effective(status, end, end), then);
        }
        let error = check(Closed, Move::Send).unwrap_err();
        assert!(error.detail.contains("later deadline"), "{}", error.detail);
        let error = check(Answered, Move::Remind).unwrap_err();
        let expected = "This nomination request is answered; what can be done now: send, revoke.";
        assert_eq!(error.detail, expected);
    }
}
