//! Many decisions at once.

use poem_openapi::Object;

use super::RegistrationStatus;
use crate::http::{RowError, Rows};
use crate::ids::RegistrationId;
use crate::registrations::entity::Model;
use crate::text::Texts;

crate::choices! {
    /// What is decided on a registration.
    Verdict {
        /// Let in: to a seat, or to the waiting list.
        Approve,
        /// Turned down.
        Reject,
    }
}

impl Verdict {
    /// Whether that was decided on a registration before.
    pub fn stands(self, row: &Model) -> bool {
        use RegistrationStatus::{Confirmed, Rejected, Waitlisted};
        match self {
            Self::Approve => matches!(row.status, Confirmed | Waitlisted),
            Self::Reject => row.status == Rejected,
        }
    }
}

/// Decisions on many registrations of an event.
#[derive(Clone, Debug, Object)]
pub struct RegistrationDecisionBatch {
    /// Up to 5,000 rows; one that is wrong stops no other.
    pub decisions: Rows<RegistrationVerdict>,
    /// Why, by language; everybody is told in their own. Where a row has a reason, that one counts.
    pub reason: Option<Texts>,
    /// Whether people get a mail about it.
    #[oai(default = "yes")]
    pub notify: bool,
}

fn yes() -> bool {
    true
}

/// A decision on one of them.
#[derive(Clone, Debug, Object)]
pub struct RegistrationVerdict {
    /// The registration.
    pub registration_id: RegistrationId,
    /// What is decided.
    pub decision: Verdict,
    /// Why, by language.
    pub reason: Option<Texts>,
}

/// What came of a decision.
#[derive(Clone, Copy, Debug)]
pub struct RegistrationOutcome {
    /// How far the registration is.
    pub status: RegistrationStatus,
    /// Whether that was decided before.
    pub as_before: bool,
}

/// What came of many decisions.
#[derive(Clone, Debug, Object)]
pub struct RegistrationDecisionsResult {
    /// How many were approved now.
    pub approved: u32,
    /// How many were rejected now.
    pub rejected: u32,
    /// On how many nothing was decided.
    pub failed: u32,
    /// A result for each row, in the order of the rows.
    pub results: Vec<RegistrationDecisionsRow>,
}

/// What came of a row.
#[derive(Clone, Debug, Object)]
pub struct RegistrationDecisionsRow {
    /// The row, from 0.
    pub index: u32,
    /// The registration, where something was decided on it.
    pub registration_id: Option<RegistrationId>,
    /// How far it is.
    pub status: Option<RegistrationStatus>,
    /// Whether that was decided before, and nothing was done now.
    pub as_before: bool,
    /// What is wrong with the row; pointers lead into the row.
    pub errors: Vec<RowError>,
}
