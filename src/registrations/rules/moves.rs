//! Which way a registration goes.

use crate::error::{AppError, Result};
use crate::registrations::types::RegistrationStatus;

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
