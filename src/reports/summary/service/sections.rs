//! What organizers write in a report.

use sea_orm::{ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter};

use crate::access::Actor;
use crate::audit::{self, Entry};
use crate::db::{self, Expected, Write};
use crate::error::{Checks, Result};
use crate::events;
use crate::ids::EventId;
use crate::reports::summary::entity::section::{Column, Entity, Model};
use crate::reports::summary::rules;
use crate::reports::summary::types::{SectionKey, SectionOut, SectionWrite};
use crate::text::Texts;

const KIND: &str = "report section";

/// One section, as organizers wrote it, of an event that the caller may see.
pub async fn section(
    db: &impl ConnectionTrait,
    by: &Actor,
    event: EventId,
    key: SectionKey,
) -> Result<SectionOut> {
    events::service::find(db, by, event).await?;
    let row = Entity::find().filter(of(event, key)).one(db).await?;
    Ok(row.map_or_else(|| unwritten(event, key), Into::into))
}

/// All that is written of a report.
pub(super) async fn texts(
    db: &impl ConnectionTrait,
    event: EventId,
) -> Result<Vec<(SectionKey, Texts)>> {
    let rows = Entity::find().filter(Column::EventId.eq(event)).all(db).await?;
    Ok(rows.into_iter().filter_map(|row| Some((row.key, row.text?))).collect())
}

/// Writes a section: it is computed no more in the languages that are given.
pub async fn write(
    w: &Write,
    by: &Actor,
    (event, key): (EventId, SectionKey),
    expected: &Expected,
    input: &SectionWrite,
) -> Result<SectionOut> {
    let before = locked(w, by, event, key).await?;
    expected.check(before.as_ref().map_or(0, |row| row.version))?;
    let mut checks = Checks::new();
    checks.extend(rules::text_faults(&input.text));
    checks.finish()?;
    let text = Some(input.text.clone());
    let row = match before {
        Some(before) => changed(w, before, text).await?,
        None => db::insert(w, new_row(w, event, key, text)).await?,
    };
    let entry = Entry::new("report_section.write", KIND, row.id).of(event);
    audit::record(w, by, &entry.fields(vec![key.to_string()])).await?;
    Ok(row.into())
}

/// Gives a section back: it is computed again. The row stays, so that its versions go on.
pub async fn give_back(
    w: &Write,
    by: &Actor,
    (event, key): (EventId, SectionKey),
    expected: &Expected,
) -> Result<()> {
    let before = locked(w, by, event, key).await?;
    expected.check(before.as_ref().map_or(0, |row| row.version))?;
    let Some(before) = before.filter(|row| row.text.is_some()) else { return Ok(()) };
    let row = changed(w, before, None).await?;
    let entry = Entry::new("report_section.give_back", KIND, row.id).of(event);
    audit::record(w, by, &entry.fields(vec![key.to_string()])).await
}

/// The row, if there is one, of an event that is locked and can be changed.
async fn locked(w: &Write, by: &Actor, event: EventId, key: SectionKey) -> Result<Option<Model>> {
    let found = events::service::lock(w, by, event).await?;
    events::rules::check_open(found.status)?;
    Ok(Entity::find().filter(of(event, key)).one(w).await?)
}

async fn changed(w: &Write, mut row: Model, text: Option<Texts>) -> Result<Model> {
    row.text = text;
    row.version += 1;
    row.updated_at = w.now();
    db::update(w, row).await
}

fn new_row(w: &Write, event_id: EventId, key: SectionKey, text: Option<Texts>) -> Model {
    let (created_at, updated_at) = (w.now(), w.now());
    Model { id: w.new_id(), version: 1, event_id, key, text, created_at, updated_at }
}

fn of(event: EventId, key: SectionKey) -> Condition {
    Condition::all().add(Column::EventId.eq(event)).add(Column::Key.eq(key))
}

fn unwritten(event_id: EventId, key: SectionKey) -> SectionOut {
    SectionOut { event_id, key, version: 0, text: None, updated_at: None }
}

impl From<Model> for SectionOut {
    fn from(row: Model) -> Self {
        Self {
            event_id: row.event_id,
            key: row.key,
            version: row.version,
            text: row.text,
            updated_at: Some(row.updated_at),
        }
    }
}
