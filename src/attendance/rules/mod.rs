//! Who can be checked in, to what, and when.

mod book;
mod turnout;

use chrono::{DateTime, Datelike as _, NaiveDate, TimeDelta, Utc};

use super::types::CheckInCreate;
use crate::clock::kept;
use crate::error::{AppError, Checks, FieldError, Result};
use crate::events;
use crate::events::types::EventStatus;
use crate::ids::{PanelId, RegistrationId};
use crate::registrations::rules::code;
use crate::registrations::types::RegistrationStatus;
use crate::text::line_fault;
use crate::zone::{WallSpan, local};

pub use book::{Book, Entered, Known};
pub use turnout::{Turnout, absent_and_attended, panel_value};

/// How far the clock of a device may be ahead of ours.
const AHEAD: TimeDelta = TimeDelta::minutes(10);
/// How long a nonce may be.
const NONCE_MAX: usize = 200;

/// What somebody is checked in to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Place {
    /// A day.
    Day(NaiveDate),
    /// A panel.
    Panel(PanelId),
}

impl Place {
    /// The day, if it is one.
    pub fn day(self) -> Option<NaiveDate> {
        if let Self::Day(day) = self { Some(day) } else { None }
    }

    /// The panel, if it is one.
    pub fn panel(self) -> Option<PanelId> {
        if let Self::Panel(panel) = self { Some(panel) } else { None }
    }
}

/// Who is meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Who {
    /// The holder of this registration.
    Registration(RegistrationId),
    /// The holder of the registration with this code.
    Code(String),
}

/// A check-in as it was told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// Who came.
    pub who: Who,
    /// To what; none: to the day on which they did.
    pub place: Option<Place>,
    /// When.
    pub at: DateTime<Utc>,
    /// What it is told again by.
    pub nonce: Option<String>,
}

/// What is told, or all that is wrong with it by itself.
pub fn told(input: &CheckInCreate, now: DateTime<Utc>) -> Result<Told> {
    let mut checks = said(input, now);
    let code = input.code.as_deref().and_then(code::parse);
    let by_code = code.map(Who::Code);
    let who = input.registration_id.map(Who::Registration).or(by_code);
    let nobody = input.registration_id.is_none() && input.code.is_none();
    let message = "Say who came: give registration_id or code.";
    checks.require(!nobody, "registration_id", "required", message);
    checks.finish()?;
    let who = who.ok_or_else(|| AppError::internal("a check-in of nobody"))?;
    let place = input.panel_id.map(Place::Panel).or(input.day.map(Place::Day));
    let at = kept(input.at.unwrap_or(now));
    Ok(Told { who, place, at, nonce: input.nonce.clone() })
}

/// What can be said of a check-in of which some fields are wrong or missing.
pub fn faults(part: &CheckInCreate, now: DateTime<Utc>) -> Vec<FieldError> {
    said(part, now).into_faults()
}

fn said(input: &CheckInCreate, now: DateTime<Utc>) -> Checks {
    let mut checks = Checks::new();
    let both = input.registration_id.is_some() && input.code.is_some();
    checks.require(!both, "code", "ambiguous", "Give either registration_id or code, not both.");
    let readable = input.code.as_deref().is_none_or(|typed| code::parse(typed).is_some());
    let message = "This is no code: one has eight letters and digits, such as K7QM-3XWD.";
    checks.require(readable, "code", "code", message);
    let both = input.day.is_some() && input.panel_id.is_some();
    checks.require(!both, "panel_id", "ambiguous", "Give either day or panel_id, not both.");
    if let Some(at) = input.at {
        check_clock(&mut checks, at, now);
    }
    checks.extend(input.nonce.as_deref().and_then(|nonce| line_fault("nonce", nonce, NONCE_MAX)));
    checks
}

/// A device was offline, or its clock is wrong.
fn check_clock(checks: &mut Checks, at: DateTime<Utc>, now: DateTime<Utc>) {
    if at > now + AHEAD {
        let ours = now.format("%Y-%m-%dT%H:%M:%SZ");
        let message = format!(
            "This lies ahead: it is {ours} here. Set the clock of the device right, or leave it out."
        );
        checks.add("at", "ahead", message);
    }
    checks.require(at.year() >= 1900, "at", "out_of_range", "must not lie before 1900");
}

/// 409 unless people come to an event in this state.
pub fn check_event(status: EventStatus) -> Result<()> {
    events::rules::check_open(status)?;
    let why = match status {
        EventStatus::Draft => "a draft: publish it before anybody is checked in",
        EventStatus::Cancelled => "cancelled: nobody is checked in to it",
        EventStatus::Published | EventStatus::Completed | EventStatus::Archived => return Ok(()),
    };
    Err(AppError::conflict("check_in.event_state", format!("This event is {why}.")))
}

/// 409 unless the registration has a place, with what would give it one.
pub fn check_status(status: RegistrationStatus) -> Result<()> {
    let first = match status {
        RegistrationStatus::Confirmed => return Ok(()),
        RegistrationStatus::Unverified => {
            "have the person confirm their address by the link in their mail"
        }
        RegistrationStatus::Pending | RegistrationStatus::Rejected => "approve it first",
        RegistrationStatus::Waitlisted => "promote it once there is a seat",
        RegistrationStatus::Withdrawn => "register the person again first",
    };
    let detail =
        format!("This registration is {status}, and only who is confirmed is checked in: {first}.");
    Err(AppError::conflict("check_in.not_confirmed", detail))
}

/// 422 unless the day is one of the event's, and has begun.
pub fn check_day(span: &WallSpan, day: NaiveDate, now: DateTime<Utc>) -> Result<()> {
    if !is_day_of(span, day) {
        let message = format!("must be a day of the event, {}", days(span));
        return Err(AppError::invalid(vec![FieldError::new("day", "not_of_event", message)]));
    }
    check_begun(span, "day", day, now)
}

/// 422 for a panel of a day that has not begun.
pub fn check_panel(span: &WallSpan, day: Option<NaiveDate>, now: DateTime<Utc>) -> Result<()> {
    day.map_or(Ok(()), |day| check_begun(span, "panel_id", day, now))
}

/// Nobody has come yet to what lies ahead.
fn check_begun(
    span: &WallSpan,
    field: &'static str,
    day: NaiveDate,
    now: DateTime<Utc>,
) -> Result<()> {
    if day <= local(span.zone, now + AHEAD).date() {
        return Ok(());
    }
    let today = local(span.zone, now).date();
    let message = format!(
        "{day} has not begun: it is {today} in {}. Check people in on the day on which they come.",
        span.zone
    );
    Err(AppError::invalid(vec![FieldError::new(field, "ahead", message)]))
}

/// 422 for an instant before the day on which somebody is to have come or, where that is not known, long
/// before the event: the clock of the device is wrong, or was set back.
pub fn check_instant(span: &WallSpan, day: Option<NaiveDate>, at: DateTime<Utc>) -> Result<()> {
    let first = day.or(span.starts_on.pred_opt()).unwrap_or(span.starts_on);
    if local(span.zone, at + AHEAD).date() >= first {
        return Ok(());
    }
    let message = format!(
        "This lies before {first} in {}. Set the clock of the device right, or leave it out.",
        span.zone
    );
    Err(AppError::invalid(vec![FieldError::new("at", "before", message)]))
}

/// The day of the event on which somebody came who said neither a day nor a panel; 422 if it is none.
pub fn day_of(span: &WallSpan, at: DateTime<Utc>) -> Result<NaiveDate> {
    let day = local(span.zone, at).date();
    if is_day_of(span, day) {
        return Ok(day);
    }
    let message = format!(
        "{day}, as it is in {}, is no day of the event: give a day, {}, or a panel_id.",
        span.zone,
        days(span)
    );
    Err(AppError::invalid(vec![FieldError::new("day", "required", message)]))
}

fn is_day_of(span: &WallSpan, day: NaiveDate) -> bool {
    (span.starts_on..=span.ends_on).contains(&day)
}

fn days(span: &WallSpan) -> String {
    format!("from {} to {}", span.starts_on, span.ends_on)
}

/// 409 for one that is undone already.
pub fn check_undo(undone_at: Option<DateTime<Utc>>) -> Result<()> {
    if undone_at.is_none() {
        return Ok(());
    }
    let detail = "This check-in is undone already; check the person in again by a new one.";
    Err(AppError::conflict("check_in.state", detail))
}

#[cfg(test)]
mod tests;
