//! The queue of a device that was offline, with a result for each row.

use super::desk::Desk;
use crate::access::Actor;
use crate::attendance::rules::{self, Entered, Told};
use crate::attendance::types::{
    CheckInBatchResult, CheckInBatchRow, CheckInCreate, CheckInOutcome,
};
use crate::db::Write;
use crate::error::{AppError, FieldError, Result};
use crate::ids::EventId;

/// A row as it came, or what is wrong with it.
pub type Row = Result<CheckInCreate, Vec<FieldError>>;

/// Checks in whom it can and says of the rest why not.
pub async fn check_in_many(
    w: &Write,
    by: &Actor,
    event: EventId,
    rows: &[Row],
) -> Result<CheckInBatchResult> {
    let mut desk = Desk::open(w, by, event).await?;
    let told: Vec<Result<Told, Vec<FieldError>>> = rows
        .iter()
        .map(|row| rules::told(row.as_ref().map_err(Clone::clone)?, w.now()).map_err(faults))
        .collect();
    let good: Vec<&Told> = told.iter().filter_map(|told| told.as_ref().ok()).collect();
    desk.look_up(&good).await?;
    let mut results = Vec::with_capacity(told.len());
    for (index, told) in (0..).zip(told) {
        let entered = match told {
            Err(errors) => Err(errors),
            Ok(told) => match desk.enter(&told) {
                Err(error) if error.kind.is_ours() => return Err(error),
                entered => entered.map_err(faults),
            },
        };
        results.push(result(index, &desk, entered));
    }
    desk.close().await?;
    Ok(counted(results))
}

fn faults(error: AppError) -> Vec<FieldError> {
    if error.fields.is_empty() {
        return vec![FieldError::new("", error.code, error.detail)];
    }
    error.fields
}

fn result(
    index: u32,
    desk: &Desk<'_>,
    entered: Result<Entered, Vec<FieldError>>,
) -> CheckInBatchRow {
    let (entered, errors) = match entered {
        Ok(entered) => (Some(entered), Vec::new()),
        Err(errors) => (None, errors),
    };
    CheckInBatchRow {
        index,
        outcome: entered.map(|it| it.outcome),
        check_in_id: entered.map(|it| it.id),
        registration_id: entered.and_then(|it| desk.registration(it.id)),
        errors: errors.into_iter().map(Into::into).collect(),
    }
}

fn counted(results: Vec<CheckInBatchRow>) -> CheckInBatchResult {
    let count = |outcome: Option<CheckInOutcome>| {
        let rows = results.iter().filter(|row| row.outcome == outcome).count();
        u32::try_from(rows).unwrap_or(u32::MAX)
    };
    CheckInBatchResult {
        checked_in: count(Some(CheckInOutcome::CheckedIn)),
        repeated: count(Some(CheckInOutcome::Repeated)),
        undone: count(Some(CheckInOutcome::Undone)),
        failed: count(None),
        results,
    }
}
