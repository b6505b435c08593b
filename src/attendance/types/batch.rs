//! Many check-ins at once.

use poem_openapi::Object;

use super::{CheckInCreate, CheckInOutcome};
use crate::http::{RowError, Rows};
use crate::ids::{CheckInId, RegistrationId};

/// What a device told itself while it was offline.
#[derive(Clone, Debug, Object)]
pub struct CheckInBatch {
    /// Up to 5,000 rows in any order; one that is wrong stops no other.
    pub check_ins: Rows<CheckInCreate>,
}

/// What came of a batch.
#[derive(Clone, Debug, Object)]
pub struct CheckInBatchResult {
    /// How many were checked in.
    pub checked_in: u32,
    /// How many were before.
    pub repeated: u32,
    /// How many had been, and were undone since.
    pub undone: u32,
    /// How many rows are wrong.
    pub failed: u32,
    /// A result for each row, in the order of the rows.
    pub results: Vec<CheckInBatchRow>,
}

/// What came of a row.
#[derive(Clone, Debug, Object)]
pub struct CheckInBatchRow {
    /// The row, from 0.
    pub index: u32,
    /// What came of it; null where it is wrong.
    pub outcome: Option<CheckInOutcome>,
    /// The check-in that was made, or that it repeats.
    pub check_in_id: Option<CheckInId>,
    /// Whose registration.
    pub registration_id: Option<RegistrationId>,
    /// What is wrong with the row; pointers lead into the row.
    pub errors: Vec<RowError>,
}
