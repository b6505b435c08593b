//! When a follow-up is due, whether it may still go out, and which way it goes.

mod materials;
mod plan;
mod said;

use chrono::{DateTime, Duration, NaiveDate, NaiveTime, Utc};

use super::types::{Anchor, FollowUpStatus};
use crate::error::{AppError, Checks, Result};
use crate::events::rules::Schedule;
use crate::zone::{TimeZone, end_of_day, local, next_instant};

pub use materials::{check_materials, kept_from};
pub use plan::{of_step, plan_faults, shipped, used_already};
pub use said::{Said, check_texts, faults, texts_faults};

/// How many days before or after its anchor a follow-up may be.
pub const OFFSET_MAX: i32 = 3660;

/// The wall time of an anchor in the event's zone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Moment {
    /// At a time of a day.
    At(NaiveDate, NaiveTime),
    /// With the end of a day.
    EndOf(NaiveDate),
}

impl Moment {
    fn shifted(self, days: i32) -> Self {
        let shift = |date: NaiveDate| {
            let shifted = date.checked_add_signed(Duration::days(days.into()));
            shifted.unwrap_or(date)
        };
        match self {
            Self::At(date, time) => Self::At(shift(date), time),
            Self::EndOf(date) => Self::EndOf(shift(date)),
        }
    }

    fn date(self) -> NaiveDate {
        match self {
            Self::At(date, _) | Self::EndOf(date) => date,
        }
    }
}

/// The wall time of an anchor. That of [`Anchor::InvitationSent`] is each invitation's own: without
/// `sent_at` there is none.
pub fn moment(
    anchor: Anchor,
    schedule: &Schedule,
    sent_at: Option<DateTime<Utc>>,
) -> Option<Moment> {
    let span = &schedule.span;
    let start = Moment::At(span.starts_on, span.start_time.unwrap_or(NaiveTime::MIN));
    match anchor {
        Anchor::EventStart => Some(start),
        Anchor::EventEnd => Some(match span.end_time {
            Some(time) => Moment::At(span.ends_on, time),
            None => Moment::EndOf(span.ends_on),
        }),
        Anchor::RegistrationClose => Some(schedule.closes_on.map_or(start, Moment::EndOf)),
        Anchor::InvitationSent => sent_at.map(|at| {
            let wall = local(span.zone, at);
            Moment::At(wall.date(), wall.time())
        }),
    }
}

/// When a follow-up is due: so many calendar days from its anchor, at the hour that is given or at
/// the anchor's own. An hour that the change of the clocks leaves out moves to the next that exists.
pub fn due_at(
    anchor: Moment,
    offset_days: i32,
    at_time: Option<NaiveTime>,
    zone: TimeZone,
) -> DateTime<Utc> {
    let moment = anchor.shifted(offset_days);
    match (moment, at_time) {
        (_, Some(time)) => next_instant(zone, moment.date(), time),
        (Moment::At(date, time), None) => next_instant(zone, date, time),
        (Moment::EndOf(date), None) => end_of_day(zone, date),
    }
}

/// When a follow-up loses its sense: what is planned before the start says nothing after it, and
/// what is planned before registration closes says nothing once it has closed.
pub fn sense_ends(
    anchor: Anchor,
    due: DateTime<Utc>,
    schedule: &Schedule,
) -> Option<DateTime<Utc>> {
    let end = match anchor {
        Anchor::EventStart => schedule.span.start(),
        Anchor::EventEnd => schedule.span.end(),
        Anchor::RegistrationClose => schedule.closes_at(),
        Anchor::InvitationSent => return None,
    };
    (due < end).then_some(end)
}

/// What to do with a follow-up that has a due time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lateness {
    /// Wait.
    NotYet,
    /// Send it now, once.
    Send,
    /// Too late: it stays unsent.
    Missed,
}

/// Whether a scheduled follow-up goes out at `now`: from its due time on, so long as it is not later
/// than `grace` and not past its sense.
pub fn lateness(
    due: DateTime<Utc>,
    now: DateTime<Utc>,
    grace: Duration,
    sense_ends: Option<DateTime<Utc>>,
) -> Lateness {
    if now < due {
        Lateness::NotYet
    } else if now - due > grace || sense_ends.is_some_and(|end| now >= end) {
        Lateness::Missed
    } else {
        Lateness::Send
    }
}

/// The status that a scheduled follow-up has once its event was moved: what the move puts into the
/// past is missed, however little; it is not sent late.
pub fn moved(status: FollowUpStatus, due: DateTime<Utc>, now: DateTime<Utc>) -> FollowUpStatus {
    match status {
        FollowUpStatus::Scheduled if due <= now => FollowUpStatus::Missed,
        _ => status,
    }
}

/// What can be done with a follow-up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Move {
    /// Change its text, audience or time.
    Edit,
    /// Have it sent when it is due.
    Schedule,
    /// Send it now.
    SendNow,
    /// Call it off.
    Cancel,
}

impl std::fmt::Display for Move {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Edit => "edit",
            Self::Schedule => "schedule",
            Self::SendNow => "send-now",
            Self::Cancel => "cancel",
        })
    }
}

/// What can be done in a state.
pub fn allowed(status: FollowUpStatus) -> &'static [Move] {
    match status {
        FollowUpStatus::Draft | FollowUpStatus::Missed => {
            &[Move::Edit, Move::Schedule, Move::SendNow, Move::Cancel]
        }
        FollowUpStatus::Scheduled => &[Move::Edit, Move::SendNow, Move::Cancel],
        FollowUpStatus::Sent | FollowUpStatus::Cancelled => &[],
    }
}

/// The states from which it may still go out.
pub const MAY_GO_OUT: [FollowUpStatus; 3] =
    [FollowUpStatus::Draft, FollowUpStatus::Scheduled, FollowUpStatus::Missed];

/// 409 unless the move is allowed, naming those that are.
pub fn check(status: FollowUpStatus, wanted: Move) -> Result<()> {
    let moves = allowed(status);
    if moves.contains(&wanted) {
        return Ok(());
    }
    Err(AppError::wrong_state("follow_up.state", "follow-up", status, moves))
}

/// 409: this one stays on record, and what can be done with it instead.
pub fn only_drafts_go(status: FollowUpStatus) -> AppError {
    let state = AppError::wrong_state("follow_up.state", "follow-up", status, allowed(status));
    let why = "Only a draft of which nothing was ever sent can be deleted.";
    AppError { detail: format!("{why} {}", state.detail), ..state }
}

/// When a follow-up is meant to go out, as it is stated.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Timing {
    /// At an instant.
    pub send_at: Option<DateTime<Utc>>,
    /// Or relative to this.
    pub anchor: Option<Anchor>,
    /// So many days from the anchor, before it if negative.
    pub offset_days: Option<i32>,
    /// At this hour in the event's zone.
    pub at_time: Option<NaiveTime>,
}

impl Timing {
    /// Whether it has no time: a draft until it is sent by hand.
    pub fn is_none(&self) -> bool {
        self.send_at.is_none() && self.anchor.is_none()
    }
}

/// Notes what is wrong with a timing: an instant and an anchor at once, days from no anchor.
pub fn check_timing(checks: &mut Checks, timing: &Timing) {
    let both = timing.send_at.is_some() && timing.anchor.is_some();
    checks.require(!both, "send_at", "ambiguous", "give either send_at or anchor, not both");
    let anchored = timing.anchor.is_some();
    let message = "has a meaning only with an anchor";
    let fine = anchored || timing.offset_days.is_none();
    checks.require(fine, "offset_days", "without_anchor", message);
    let fine = anchored || timing.at_time.is_none();
    checks.require(fine, "at_time", "without_anchor", message);
    let fine = timing.offset_days.is_none_or(|days| (-OFFSET_MAX..=OFFSET_MAX).contains(&days));
    checks.require(fine, "offset_days", "out_of_range", "must be from -3660 to 3660");
}

/// The name under which the agenda is attached.
pub const AGENDA: &str = "agenda";
/// The name under which each person's own certificates are.
pub const CERTIFICATE: &str = "certificate";

/// All that can be attached.
const ATTACHABLE: [&str; 2] = [AGENDA, CERTIFICATE];

/// Notes what cannot be attached, by its name, and what stands there twice. Whoever is only invited has
/// no certificate yet.
pub fn check_attach(checks: &mut Checks, attach: &[String], anchor: Option<Anchor>) {
    for (index, name) in attach.iter().enumerate() {
        let pointer = format!("attach/{index}");
        if !ATTACHABLE.contains(&name.as_str()) {
            let known = ATTACHABLE.join(", ");
            let message = format!(
                "{name:?} cannot be attached; what can be: {known}, and materials by their ids under \
                 materials"
            );
            checks.add(pointer, "unknown_attachment", message);
        } else if attach.iter().take(index).any(|other| other == name) {
            checks.add(pointer, "duplicate", "the same stands here twice");
        } else if name == CERTIFICATE && anchor == Some(Anchor::InvitationSent) {
            let message = "certificates are for those who came: give another anchor, or send_at";
            checks.add(pointer, "unfit_anchor", message);
        }
    }
}

/// 409 unless a follow-up can be scheduled: it has a time that has not passed. One that goes by each
/// invitation has no single due time and can always be.
pub fn check_schedule(
    timing: &Timing,
    due: Option<DateTime<Utc>>,
    now: DateTime<Utc>,
) -> Result<()> {
    if timing.is_none() {
        let detail = "This follow-up has no time; give send_at or anchor, or use send-now.";
        return Err(AppError::conflict("follow_up.no_time", detail));
    }
    if due.is_some_and(|due| due <= now) {
        let detail = "The time of this follow-up has passed; give a later one, or use send-now.";
        return Err(AppError::conflict("follow_up.time_passed", detail));
    }
    Ok(())
}

#[cfg(test)]
mod tests;
