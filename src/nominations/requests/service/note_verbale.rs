//! The note verbale by which a country names its delegation: one file, of which the newest counts.

use chrono::{DateTime, Duration, Utc};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

use super::deeds::save;
use super::read::{find, lock, locked};
use super::{LOGGED, get};
use crate::access::Actor;
use crate::audit::{self, Entry};
use crate::db::Write;
use crate::error::{AppError, Result};
use crate::events::entity::event;
use crate::events::seats;
use crate::ids::{EventId, NominationRequestId, UploadId};
use crate::nominations::requests::entity::request::{Column, Entity, Model};
use crate::nominations::requests::types::NominationRequestOut;
use crate::uploads;
use crate::uploads::entity::upload;
use crate::uploads::service::Arrived;

/// Keeps a note verbale that came by the page, in the place of the one before. The request must be
/// locked.
pub async fn file_note_verbale(w: &Write, by: &Actor, row: Model, file: &Arrived) -> Result<()> {
    let upload = uploads::service::keep(w, file).await?;
    replace(w, by, row, Some(upload.id), "nomination_request.note_verbale").await.map(drop)
}

/// Takes an upload for the note verbale, in the place of the one before.
pub async fn name_note_verbale(
    w: &Write,
    by: &Actor,
    id: NominationRequestId,
    upload: UploadId,
) -> Result<NominationRequestOut> {
    let (event, row) = lock(w, by, id).await?;
    let upload = uploads::service::claim(w, by, upload, "upload_id").await?;
    let action = "nomination_request.note_verbale";
    let row = replace(w, by, row, Some(upload.id), action).await?;
    get(w, &event, row, w.now()).await
}

/// Deletes the note verbale, also of an event that is over.
pub async fn delete_note_verbale(w: &Write, by: &Actor, id: NominationRequestId) -> Result<()> {
    let found = find(w, by, id).await?;
    seats::lock(w, found.event_id).await?;
    let row = locked(w, id).await?;
    row.note_verbale_id.ok_or_else(not_found)?;
    replace(w, by, row, None, "nomination_request.delete_note_verbale").await.map(drop)
}

/// The requests whose notes verbales are kept no longer, each with its event.
pub async fn with_old_note_verbale(
    db: &impl ConnectionTrait,
    now: DateTime<Utc>,
) -> Result<Vec<(EventId, NominationRequestId)>> {
    let rows = Entity::find()
        .find_also_related(event::Entity)
        .filter(Column::NoteVerbaleId.is_not_null())
        .filter(event::Column::EndsOn.lte(now.date_naive() + Duration::days(1)))
        .order_by_asc(Column::Id)
        .all(db)
        .await?;
    let old = |(row, event): (Model, Option<event::Model>)| {
        is_old(&event?, &row, now).then_some((row.event_id, row.id))
    };
    Ok(rows.into_iter().filter_map(old).collect())
}

fn is_old(event: &event::Model, row: &Model, now: DateTime<Utc>) -> bool {
    event.ends_at() + Duration::days(row.note_verbale_days.into()) <= now
}

/// Deletes the note verbale of a request, if its time has come still.
pub async fn delete_old_note_verbale(
    w: &Write,
    by: &Actor,
    event: EventId,
    id: NominationRequestId,
) -> Result<u64> {
    let event = seats::lock(w, event).await?;
    let row = locked(w, id).await?;
    if row.note_verbale_id.is_none() || !is_old(&event, &row, w.now()) {
        return Ok(0);
    }
    replace(w, by, row, None, "nomination_request.delete_note_verbale").await?;
    Ok(1)
}

async fn replace(
    w: &Write,
    by: &Actor,
    row: Model,
    upload: Option<UploadId>,
    action: &'static str,
) -> Result<Model> {
    let before = row.note_verbale_id;
    let row = save(w, Model { note_verbale_id: upload, ..row }).await?;
    if let Some(before) = before {
        uploads::service::delete(w, before).await?;
    }
    audit::record(w, by, &Entry::new(action, LOGGED, row.id).of(row.event_id)).await?;
    Ok(row)
}

/// The note verbale of a request within the caller's scope; that it is read is logged.
pub async fn read_note_verbale(
    w: &Write,
    by: &Actor,
    id: NominationRequestId,
) -> Result<upload::Model> {
    let row = find(w, by, id).await?;
    let found = uploads::service::by_ids(w, row.note_verbale_id).await?;
    let file = found.into_iter().next().ok_or_else(not_found)?;
    let entry = Entry::new("nomination_request.read_note_verbale", LOGGED, id).of(row.event_id);
    audit::record(w, by, &entry).await?;
    Ok(file)
}

fn not_found() -> AppError {
    AppError::not_found("note verbale")
}
