//! Undoing a check-in, which stays on record.

use sea_orm::{EntityTrait, QuerySelect};

use super::{KIND, find, get};
use crate::access::Actor;
use crate::attendance::entity::check_in::{Entity, Model};
use crate::attendance::rules;
use crate::attendance::types::CheckInOut;
use crate::audit::{self, Entry};
use crate::db::{self, Write};
use crate::error::{AppError, Result};
use crate::events::seats;
use crate::ids::CheckInId;

/// Undoes a check-in: the person counts as absent there until they are checked in again.
pub async fn undo(w: &Write, by: &Actor, id: CheckInId) -> Result<CheckInOut> {
    let found = find(w, by, id).await?;
    seats::lock_open(w, found.event_id).await?;
    let row = Entity::find_by_id(id).lock_exclusive().one(w).await?;
    let row = row.ok_or_else(|| AppError::not_found(KIND))?;
    rules::check_undo(row.undone_at)?;
    let undone = Model {
        version: row.version + 1,
        undone_at: Some(w.now()),
        undone_by: Some(by.display_name().to_owned()),
        updated_at: w.now(),
        ..row
    };
    let row = db::update(w, undone).await?;
    audit::record(w, by, &Entry::new("check_in.undo", KIND, id).of(row.event_id)).await?;
    get(w, row).await
}
