//! Who gets a seat: capacity never oversells, and nobody overtakes the waiting list.
//!
//! The seats in the room and those online are counted apart, and each has a waiting list of its
//! own. Organizers take no seat and never wait. A registration that is pending or unverified holds
//! no seat yet.

use chrono::{DateTime, Utc};

use super::types::{AttendanceMode, ParticipantRole, RegistrationSource, RegistrationStatus};
use crate::error::{AppError, FieldError, Result};
use crate::events::rules::Window;
use crate::events::types::{Access, Approval, EventStatus, Modality};
use crate::ids::RegistrationId;

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

    /// Whether a newcomer can have a seat: one is free and nobody waits for it.
    pub fn has_room(&self) -> bool {
        self.waiting == 0 && self.free() != Some(0)
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

/// What becomes of a newcomer, or of somebody who comes back.
pub fn decide(event: &Door, seats: &Seats, newcomer: &Newcomer) -> Decision {
    if let Err(refusal) = door(event, newcomer) {
        return Decision::Refused(refusal);
    }
    let takes_seat = takes_seat(newcomer.role, newcomer.source);
    let approved = newcomer.skip_approval
        || newcomer.source == RegistrationSource::Organizer
        || event.approval == Approval::Automatic
        || !takes_seat;
    match place(seats, takes_seat, event.waitlist) {
        Decision::Confirmed | Decision::Waitlisted if !approved => Decision::Pending,
        decision => decision,
    }
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

/// Whether somebody counts among the confirmed: all but organizers, and nobody becomes one by the
/// public page.
pub fn takes_seat(role: ParticipantRole, source: RegistrationSource) -> bool {
    role != ParticipantRole::Organizer || source == RegistrationSource::Public
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

/// Somebody on the waiting list. The order is total: who came first, then the id.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Waiting {
    /// Since when.
    pub since: DateTime<Utc>,
    /// Who.
    pub id: RegistrationId,
}

/// The place of somebody on the list of their mode: 1 is next.
pub fn position(list: &[Waiting], id: RegistrationId) -> Option<usize> {
    let own = list.iter().find(|waiting| waiting.id == id)?;
    Some(1 + list.iter().filter(|other| *other < own).count())
}

/// Who gets the free seats of a mode, in the order of the list.
pub fn promoted(seats: &Seats, list: &[Waiting]) -> Vec<RegistrationId> {
    let mut list = list.to_vec();
    list.sort_unstable();
    let free = seats.free().map_or(list.len(), |free| usize::try_from(free).unwrap_or(usize::MAX));
    list.into_iter().take(free).map(|waiting| waiting.id).collect()
}

/// 409 unless this one is the first of the list and a seat is free.
pub fn check_promote(seats: &Seats, position: usize) -> Result<()> {
    if position > 1 {
        let detail = format!(
            "This registration is number {position} on the waiting list; only the first can be promoted."
        );
        return Err(AppError::conflict("registration.not_first", detail));
    }
    if seats.free() == Some(0) {
        let detail = "All seats are taken; a seat must come free or the capacity be raised first.";
        return Err(AppError::conflict(Refusal::Full.code(), detail));
    }
    Ok(())
}

/// What can be done with a registration.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Move {
    /// The address is confirmed.
    Confirm,
    /// An organizer lets the person in.
    Approve,
    /// An organizer turns the person down.
    Reject,
    /// It is taken back.
    Withdraw,
    /// It gets the free seat.
    Promote,
    /// Somebody else takes the place.
    Substitute,
    /// The person comes back.
    Return,
}

impl std::fmt::Display for Move {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Confirm => "confirm the address",
            Self::Approve => "approve",
            Self::Reject => "reject",
            Self::Withdraw => "withdraw",
            Self::Promote => "promote",
            Self::Substitute => "substitute",
            Self::Return => "register again",
        })
    }
}

/// What can be done in a state.
pub fn allowed(status: RegistrationStatus) -> &'static [Move] {
    match status {
        RegistrationStatus::Unverified => &[Move::Confirm, Move::Reject, Move::Withdraw],
        RegistrationStatus::Pending => {
            &[Move::Approve, Move::Reject, Move::Withdraw, Move::Substitute]
        }
        RegistrationStatus::Confirmed => &[Move::Withdraw, Move::Substitute],
        RegistrationStatus::Waitlisted => {
            &[Move::Promote, Move::Reject, Move::Withdraw, Move::Substitute]
        }
        RegistrationStatus::Rejected => &[Move::Approve],
        RegistrationStatus::Withdrawn => &[Move::Return],
    }
}

/// 409 unless the move is allowed, naming those that are.
pub fn check(status: RegistrationStatus, wanted: Move) -> Result<()> {
    let moves = allowed(status);
    if moves.contains(&wanted) {
        return Ok(());
    }
    Err(AppError::wrong_state("registration.state", "registration", status, moves))
}

#[cfg(test)]
#[path = "rules_tests.rs"]
mod tests;
