//! Who gets a seat: capacity never oversells, and nobody overtakes the waiting list.
//!
//! The seats in the room and those online are counted apart, and each has a waiting list of its
//! own. Organizers take no seat and never wait. A registration that is pending or unverified holds
//! no seat yet.

mod barred;
pub mod code;
mod digest;
mod editing;
mod instead;
mod listed;
mod merged;
mod moves;
mod said;
mod waiting;

pub use barred::Barred;
pub use digest::{is_digest_due, told_of};
pub use editing::{check_editing, editable_until};
pub use instead::{Instead, Place};
pub use listed::to_list;
pub use merged::{one_of_two, standing};
pub use moves::{Move, allowed, check};
pub use said::{Said, check_said, faults};
pub use waiting::check_promote;

use super::types::{AttendanceMode, ParticipantRole, RegistrationSource, RegistrationStatus};
use crate::error::{AppError, FieldError, Result};
use crate::events::rules::Window;
use crate::events::types::{Access, Approval, EventStatus, Modality};

/// The seats of one attendance mode as they stand now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seats {
    /// How many there are; none: no limit.
    pub capacity: Option<u64>,
    /// How many are taken by confirmed people, organizers not counted.
    pub confirmed: u64,
    /// How many people wait for one.
    pub waiting: u64,
}

impl Seats {
    /// The seats under an event's capacity.
    pub fn new(capacity: Option<i32>, confirmed: u64, waiting: u64) -> Self {
        let capacity = capacity.map(|seats| u64::try_from(seats).unwrap_or(0));
        Self { capacity, confirmed, waiting }
    }

    /// How many seats are free; none: no limit.
    pub fn free(&self) -> Option<u64> {
        self.capacity.map(|seats| seats.saturating_sub(self.confirmed))
    }

    /// How many seats are left for newcomers: while somebody waits, none; none stated: no limit.
    pub fn left(&self) -> Option<u64> {
        if self.waiting == 0 { self.free() } else { Some(0) }
    }

    /// Whether a newcomer can have a seat: one is free and nobody waits for it.
    pub fn has_room(&self) -> bool {
        self.left() != Some(0)
    }
}

/// The event as registration sees it.
#[derive(Clone, Copy, Debug)]
pub struct Door {
    /// How far the event is.
    pub status: EventStatus,
    /// Who may come by the public page.
    pub access: Access,
    /// Where the present stands to the public window.
    pub window: Window,
    /// Whether the event has ended.
    pub over: bool,
    /// Who decides.
    pub approval: Approval,
    /// Whether a waiting list is kept.
    pub waitlist: bool,
}

/// Somebody who wants in.
#[derive(Clone, Copy, Debug)]
pub struct Newcomer {
    /// In which role.
    pub role: ParticipantRole,
    /// By which way.
    pub source: RegistrationSource,
    /// Whether nobody need approve: the invitation says so, or somebody did before.
    pub skip_approval: bool,
}

/// Whoever comes by the public page.
pub const PUBLIC: Newcomer = Newcomer {
    role: ParticipantRole::Delegate,
    source: RegistrationSource::Public,
    skip_approval: false,
};

/// What becomes of a registration.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decision {
    /// It has a seat.
    Confirmed,
    /// An organizer decides.
    Pending,
    /// It goes to the end of the waiting list.
    Waitlisted,
    /// It is not taken, and nothing changes.
    Refused(Refusal),
}

impl Decision {
    /// The status to write, or the refusal as an error.
    pub fn status(self) -> Result<RegistrationStatus, Refusal> {
        match self {
            Self::Confirmed => Ok(RegistrationStatus::Confirmed),
            Self::Pending => Ok(RegistrationStatus::Pending),
            Self::Waitlisted => Ok(RegistrationStatus::Waitlisted),
            Self::Refused(refusal) => Err(refusal),
        }
    }
}

/// Why a registration is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// No seat, and no list to wait on.
    #[error("All seats are taken and no waiting list is kept.")]
    Full,
    /// Before the window.
    #[error("Registration has not opened yet.")]
    NotYetOpen,
    /// After the window.
    #[error("Registration has closed.")]
    Closed,
    /// The event is not announced.
    #[error("The event is not published yet.")]
    NotPublished,
    /// The event is off.
    #[error("The event is cancelled.")]
    Cancelled,
    /// The event has been held.
    #[error("The event has ended.")]
    Over,
    /// There is no public registration.
    #[error("This event is by invitation only.")]
    ByInvitation,
}

impl Refusal {
    /// Stable code.
    pub fn code(self) -> &'static str {
        match self {
            Self::Full => "registration.full",
            Self::NotYetOpen => "registration.not_yet_open",
            Self::Closed => "registration.closed",
            Self::NotPublished => "registration.not_published",
            Self::Cancelled => "registration.event_cancelled",
            Self::Over => "registration.event_over",
            Self::ByInvitation => "registration.by_invitation",
        }
    }
}

impl From<Refusal> for AppError {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::ByInvitation => Self::forbidden(refusal.code(), refusal.to_string()),
            _ => Self::conflict(refusal.code(), refusal.to_string()),
        }
    }
}

/// Whether the door is open for this newcomer.
///
/// Organizers may register people in any state but cancelled and archived, so that a past event
/// can be recorded. Invited and nominated people come outside the public window too.
pub fn door(door: &Door, newcomer: &Newcomer) -> Result<(), Refusal> {
    if door.status == EventStatus::Cancelled {
        return Err(Refusal::Cancelled);
    }
    if door.status == EventStatus::Archived {
        return Err(Refusal::Over);
    }
    if newcomer.source == RegistrationSource::Organizer {
        return Ok(());
    }
    match door.status {
        EventStatus::Draft => return Err(Refusal::NotPublished),
        EventStatus::Completed => return Err(Refusal::Over),
        _ if door.over => return Err(Refusal::Over),
        _ => {}
    }
    match (newcomer.source, door.access, door.window) {
        (RegistrationSource::Public, Access::InvitationOnly, _) => Err(Refusal::ByInvitation),
        (RegistrationSource::Public, _, Window::NotYet) => Err(Refusal::NotYetOpen),
        (RegistrationSource::Public, _, Window::Closed) => Err(Refusal::Closed),
        _ => Ok(()),
    }
}

/// 409 where somebody is to be told of an event that was never announced: what the mail leads to is
/// not there to be seen.
pub fn check_telling(announced: bool, notify: bool) -> Result<()> {
    if announced || !notify {
        return Ok(());
    }
    let detail = "The event is not published, and nobody is told of it before: publish it first, or \
                  send \"notify\": false and tell people by a follow-up once it is published.";
    Err(AppError::conflict(Refusal::NotPublished.code(), detail))
}

/// Whether nobody can get a seat any more: the event is off, or has been held.
pub fn door_is_shut(door: &Door) -> bool {
    door.over || matches!(door.status, EventStatus::Cancelled | EventStatus::Archived)
}

/// What becomes of a newcomer, or of somebody who comes back.
pub fn decide(event: &Door, seats: &Seats, newcomer: &Newcomer) -> Decision {
    if let Err(refusal) = door(event, newcomer) {
        return Decision::Refused(refusal);
    }
    match place(seats, takes_seat(newcomer.role), event.waitlist) {
        Decision::Confirmed | Decision::Waitlisted if waits_for_decision(event, newcomer) => {
            Decision::Pending
        }
        decision => decision,
    }
}

/// Whether an organizer decides on somebody before they get a place.
pub fn waits_for_decision(event: &Door, newcomer: &Newcomer) -> bool {
    !newcomer.skip_approval
        && newcomer.source != RegistrationSource::Organizer
        && event.approval != Approval::Automatic
        && takes_seat(newcomer.role)
}

/// Where somebody goes whom nobody need approve any more: on approval, on a change of the mode.
pub fn place(seats: &Seats, takes_seat: bool, waitlist: bool) -> Decision {
    if !takes_seat || seats.has_room() {
        Decision::Confirmed
    } else if waitlist {
        Decision::Waitlisted
    } else {
        Decision::Refused(Refusal::Full)
    }
}

/// 409 for a change by which somebody who is confirmed would have to wait for a seat of a mode.
pub fn stays_confirmed(mode: AttendanceMode, waitlist: bool) -> AppError {
    let (seats, capacity) = match mode {
        AttendanceMode::InPerson => ("in the room", "capacity"),
        AttendanceMode::Online => ("online", "online_capacity"),
    };
    let mut detail = format!(
        "All seats {seats} are taken, and whoever is confirmed keeps what they have. What can be \
         done now: raise {capacity} of the event"
    );
    if waitlist {
        detail += ", or withdraw this registration and register the person again, who then goes \
                   to the end of the waiting list";
    }
    detail.push('.');
    AppError::conflict(Refusal::Full.code(), detail)
}

/// Whether somebody counts among the confirmed: all but organizers, however they came. Nobody makes
/// themselves one: the public page registers delegates.
pub fn takes_seat(role: ParticipantRole) -> bool {
    role != ParticipantRole::Organizer
}

/// The mode that people move to when the event is no longer held in theirs; none where it still is.
pub fn moved_mode(modality: Modality, mode: AttendanceMode) -> Option<AttendanceMode> {
    mode_fault("attendance_mode", modality, mode).map(|_| default_mode(modality))
}

/// The mode of somebody who named none.
pub fn default_mode(modality: Modality) -> AttendanceMode {
    match modality {
        Modality::Online => AttendanceMode::Online,
        Modality::InPerson | Modality::Hybrid => AttendanceMode::InPerson,
    }
}

/// What is wrong with a mode that the event does not offer.
pub fn mode_fault(pointer: &str, modality: Modality, mode: AttendanceMode) -> Option<FieldError> {
    let offered = modality == Modality::Hybrid || mode == default_mode(modality);
    let message = format!("this event is {modality} only");
    (!offered).then(|| FieldError::new(pointer, "not_offered", message))
}

/// 409 if fewer seats are stated than are taken: nobody loses a seat by a change of the number.
pub fn check_capacity(capacity: Option<i32>, confirmed: u64) -> Result<()> {
    let fits = capacity.is_none_or(|seats| u64::try_from(seats).is_ok_and(|n| n >= confirmed));
    let detail = format!("{confirmed} people are confirmed; there cannot be fewer seats.");
    if fits { Ok(()) } else { Err(AppError::conflict("registration.capacity_taken", detail)) }
}

#[cfg(test)]
mod tests;
