//! The waiting list of one attendance mode: one total order, and only its first gets a free seat.

use super::{Refusal, Seats};
use crate::error::{AppError, Result};
use crate::ids::RegistrationId;

/// Somebody on the waiting list. The order is total: the event counts who goes to the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Waiting {
    /// The number under which they went to the list; it grows and is given once.
    pub seq: i64,
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
