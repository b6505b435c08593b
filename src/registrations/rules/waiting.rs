//! The waiting list of one attendance mode: only its first gets a free seat. The order is that of
//! the numbers under which people went to the list; the database counts by it.

use super::{Refusal, Seats};
use crate::error::{AppError, Result};

/// 409 unless this one is the first of the list and a seat is free.
pub fn check_promote(seats: &Seats, position: u64) -> Result<()> {
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
