//! What keeps somebody who is out from coming back by themselves.

use crate::error::{AppError, Result};

/// Why a person whose registration was withdrawn does not come back by themselves. An organizer can
/// still register them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Barred {
    /// The organizers withdrew it, or revoked the invitation that it came of.
    TakenBack,
    /// Somebody comes in their place.
    Replaced,
}

impl Barred {
    /// 409 where something is in the way.
    pub fn check(barred: Option<Self>) -> Result<()> {
        match barred {
            None => Ok(()),
            Some(Self::TakenBack) => Err(AppError::conflict(
                "registration.taken_back",
                "The organizers withdrew this registration; they alone can register the person again.",
            )),
            Some(Self::Replaced) => Err(AppError::conflict(
                "registration.substituted",
                "Somebody comes in this person's place; one place brings one person.",
            )),
        }
    }
}
