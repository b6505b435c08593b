//! Making, changing, finding and deleting materials, and reading their texts.

mod places;
mod reading;
mod texts;

use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QuerySelect};

use super::entity::material::{Column, Entity, Model};
use super::entity::text;
use super::rules;
use super::types::{
    MaterialCreate, MaterialKind, MaterialOut, MaterialPatch, TextStatus, Visibility,
};
use crate::access::Actor;
use crate::audit::{self, Entry};
use crate::db::{self, Expected, Write};
use crate::error::{AppError, Checks, Result};
use crate::events;
use crate::ids::{EventId, MaterialId, UploadId};
use crate::patch::{Change, Patch as _};
use crate::uploads;
use crate::uploads::entity::upload;
use crate::uploads::rules::gone;

pub use reading::{file_of, find, get, list, list_of_event, named, seen, shown};
pub use texts::read_next;

const KIND: &str = "material";

/// Makes a material of an event, which then owns its file.
pub async fn create(
    w: &Write,
    by: &Actor,
    event_id: EventId,
    input: &MaterialCreate,
) -> Result<MaterialOut> {
    let event = events::service::lock(w, by, event_id).await?;
    events::rules::check_open(event.status)?;
    rules::check_room(Entity::find().filter(Column::EventId.eq(event_id)).count(w).await?)?;
    let mut checks = Checks::new();
    rules::check_source(&mut checks, input.upload_id.is_some(), input.url.is_some());
    let file = waiting(w, by, &mut checks, input.upload_id).await?;
    let row = new_row(w, event_id, input, file.as_ref());
    let row = places::placed(w, &mut checks, None, row).await?;
    rules::check(&mut checks, &rules::Said::from(&row));
    checks.finish()?;
    if let Some(id) = row.upload_id {
        uploads::service::claim(w, by, id, "upload_id").await?;
    }
    let row = db::insert(w, row).await?;
    texts::begin(w, &row).await?;
    audit::record(w, by, &Entry::new("material.create", KIND, row.id).of(event_id)).await?;
    Ok(reading::out(row, file.as_ref(), None))
}

/// The file that is named, if it waits for this caller to name it.
async fn waiting(
    w: &Write,
    by: &Actor,
    checks: &mut Checks,
    id: Option<UploadId>,
) -> Result<Option<upload::Model>> {
    let Some(id) = id else { return Ok(None) };
    let file = uploads::service::waiting(w, by, id, w.now()).await?;
    if file.is_none() {
        checks.extend([gone("upload_id", "unknown")]);
    }
    Ok(file)
}

fn new_row(
    w: &Write,
    event_id: EventId,
    input: &MaterialCreate,
    file: Option<&upload::Model>,
) -> Model {
    let (text_status, text_reason) = rules::first_text(file.map(|file| file.media_type.as_str()));
    Model {
        id: w.new_id(),
        version: 1,
        event_id,
        panel_id: input.panel_id,
        item_id: input.item_id,
        country: input.country.clone(),
        upload_id: input.upload_id,
        url: input.url.clone(),
        title: rules::title(input, file.map(|file| file.name.as_str())),
        kind: input.kind.unwrap_or(MaterialKind::Other),
        language: input.language.clone(),
        visibility: input.visibility.unwrap_or(Visibility::Organizers),
        topics: input.topics.clone().into(),
        rights: input.rights.clone(),
        text_status,
        text_reason,
        text_partial: false,
        text_attempts: 0,
        text_untried: 0,
        text_lease: None,
        created_at: w.now(),
        updated_at: w.now(),
    }
}

/// Changes a material.
pub async fn update(
    w: &Write,
    by: &Actor,
    id: MaterialId,
    expected: &Expected,
    patch: &MaterialPatch,
) -> Result<MaterialOut> {
    let before = lock(w, by, id).await?;
    expected.check(before.version)?;
    let mut checks = Checks::new();
    let mut after = patched(before.clone(), patch);
    rules::check_source(&mut checks, after.upload_id.is_some(), after.url.is_some());
    after = places::placed(w, &mut checks, Some(&before), after).await?;
    rules::check(&mut checks, &rules::Said::from(&after));
    checks.finish()?;
    after.version += 1;
    after.updated_at = w.now();
    let after = db::update(w, after).await?;
    if after.title != before.title {
        let title = text::Entity::update_many()
            .col_expr(text::Column::Title, rules::words::searched(&after.title).into());
        title.filter(text::Column::MaterialId.eq(id)).exec(w).await?;
    }
    let entry = Entry::new("material.update", KIND, id).of(after.event_id);
    audit::record(w, by, &entry.fields(db::changed(&before, &after))).await?;
    let file = file_of(w, &after).await?;
    Ok(reading::out(after, file.as_ref(), None))
}

fn patched(mut row: Model, patch: &MaterialPatch) -> Model {
    row.url = patch.url.clone().or(row.url);
    patch.title.apply(&mut row.title);
    patch.kind.apply(&mut row.kind);
    patch.language.apply(&mut row.language);
    if patch.item_id.is_value() && patch.panel_id.is_undefined() {
        row.panel_id = None;
    }
    if matches!(patch.panel_id, Change::Null) && patch.item_id.is_undefined() {
        row.item_id = None;
    }
    patch.panel_id.apply(&mut row.panel_id);
    patch.item_id.apply(&mut row.item_id);
    patch.country.apply(&mut row.country);
    patch.visibility.apply(&mut row.visibility);
    patch.topics.apply(&mut row.topics);
    patch.rights.apply(&mut row.rights);
    row
}

/// Deletes a material with its file and its text.
pub async fn delete(w: &Write, by: &Actor, id: MaterialId) -> Result<()> {
    let row = lock(w, by, id).await?;
    Entity::delete_by_id(id).exec(w).await?;
    if let Some(file) = row.upload_id {
        uploads::service::delete(w, file).await?;
    }
    audit::record(w, by, &Entry::new("material.delete", KIND, id).of(row.event_id)).await
}

/// One material of an event that can still be changed, which nobody else can change until the write ends.
async fn lock(w: &Write, by: &Actor, id: MaterialId) -> Result<Model> {
    let seen = find(w, by, id).await?;
    let event = events::service::lock(w, by, seen.event_id).await;
    let event = event.map_err(|error| error.if_missing(not_found))?;
    events::rules::check_open(event.status)?;
    Entity::find_by_id(id).lock_exclusive().one(w).await?.ok_or_else(not_found)
}

fn not_found() -> AppError {
    AppError::not_found(KIND)
}

/// Whether its text is still to be read.
fn is_pending(row: &Model) -> bool {
    row.text_status == TextStatus::Pending
}
