//! Panels of an event.

use chrono::NaiveDate;
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DatabaseConnection, EntityTrait, PaginatorTrait,
    QueryFilter, QueryOrder, QuerySelect,
};

use super::{Places, changeable, place, shift};
use crate::access::Actor;
use crate::agenda::entity::panel::{Column, Entity, Model};
use crate::agenda::messages::{Change, Shown};
use crate::agenda::rules::{self, order};
use crate::agenda::types::{PanelCreate, PanelFilter, PanelOut, PanelPatch};
use crate::audit::{self, Entry};
use crate::db::page::{PageQuery, Paged};
use crate::db::{self, Expected, Write};
use crate::error::{AppError, Checks, Result};
use crate::events::entity::event;
use crate::ids::{EventId, PanelId};
use crate::patch::Patch as _;
use crate::text::{self, Texts};

const KIND: &str = "panel";
const PLACES: Places<Entity> =
    Places { position: Column::Position, version: Column::Version, updated_at: Column::UpdatedAt };

/// Makes a panel.
pub async fn create(
    w: &Write,
    by: &Actor,
    event_id: EventId,
    input: &PanelCreate,
) -> Result<PanelOut> {
    let event = changeable(w, by, event_id).await?;
    let (position, room) = order::inserted(input.position, count(w, event_id).await?);
    let row = Model {
        id: w.new_id(),
        version: 1,
        event_id,
        position,
        title: input.title.clone(),
        description: input.description.clone(),
        day: input.day,
        start_time: input.start_time.map(Into::into),
        end_time: input.end_time.map(Into::into),
        room: input.room.clone(),
        notes: input.notes.clone(),
        search: String::new(),
        created_at: w.now(),
        updated_at: w.now(),
    };
    let row = checked(&event, None, row)?;
    shift(w, of(event_id), &PLACES, room).await?;
    let row = db::insert(w, row).await?;
    audit::record(w, by, &Entry::new("panel.create", KIND, row.id).of(event_id)).await?;
    Ok(row.into())
}

/// Changes a panel; a new position moves it and the others make room.
pub async fn update(
    w: &Write,
    by: &Actor,
    id: PanelId,
    expected: &Expected,
    patch: &PanelPatch,
) -> Result<(PanelOut, Change)> {
    let (event, before) = locked(w, by, id).await?;
    expected.check(before.version)?;
    let mut after = before.clone();
    patch.title.apply(&mut after.title);
    patch.description.apply(&mut after.description);
    patch.day.apply(&mut after.day);
    patch.start_time.apply(&mut after.start_time);
    patch.end_time.apply(&mut after.end_time);
    patch.room.apply(&mut after.room);
    patch.notes.apply(&mut after.notes);
    if let Some(wanted) = patch.position {
        let count = count(w, event.id).await?;
        let (position, room) = order::moved(before.position, wanted, count);
        shift(w, of(event.id), &PLACES, room).await?;
        after.position = position;
    }
    after.version += 1;
    after.updated_at = w.now();
    let after = db::update(w, checked(&event, Some(&before), after)?).await?;
    let entry = Entry::new("panel.update", KIND, id).of(event.id);
    audit::record(w, by, &entry.fields(db::changed(&before, &after))).await?;
    let after = PanelOut::from(after);
    let (before, now) = (Shown::panel(&before.into()), Shown::panel(&after));
    Ok((after, Change { event, before, after: now }))
}

/// Moves the panels on the days of an event along with it, where it was moved as a whole; 422 where
/// one would get an hour that its new day does not have. The event must be locked.
pub async fn move_along(
    w: &Write,
    by: &Actor,
    before: &event::Model,
    after: &event::Model,
) -> Result<()> {
    let Some(shift) = rules::moved_by(&before.span(), &after.span()) else { return Ok(()) };
    let on_its_days = Column::Day.between(before.starts_on, before.ends_on);
    let rows = Entity::find().filter(of(after.id)).filter(on_its_days);
    let rows = rows.order_by_asc(Column::Id).lock_exclusive().all(w).await?;
    let mut entries = Vec::with_capacity(rows.len());
    for row in rows {
        let day = row.day.and_then(|day| day.checked_add_signed(shift));
        check_hours(after, &row, day)?;
        let entry = Entry::new("panel.update", KIND, row.id).of(after.id);
        entries.push(entry.fields(vec!["day".to_owned()]));
        let moved = Model { day, version: row.version + 1, updated_at: w.now(), ..row };
        db::update(w, moved).await?;
    }
    audit::record_many(w, by, &entries).await
}

fn check_hours(event: &event::Model, panel: &Model, day: Option<NaiveDate>) -> Result<()> {
    let mut checks = Checks::new();
    let times = [("start_time", panel.start_time), ("end_time", panel.end_time)];
    rules::check_exist(&mut checks, event.time_zone, day, times);
    checks.finish()
}

/// Deletes a panel with its items.
pub async fn delete(w: &Write, by: &Actor, id: PanelId) -> Result<()> {
    let (event, row) = locked(w, by, id).await?;
    let count = count(w, event.id).await?;
    Entity::delete_by_id(id).exec(w).await.map_err(in_use)?;
    shift(w, of(event.id), &PLACES, order::removed(row.position, count)).await?;
    audit::record(w, by, &Entry::new("panel.delete", KIND, id).of(event.id)).await
}

fn in_use(error: sea_orm::DbErr) -> AppError {
    if !db::is_foreign_key_violation(&error) {
        return error.into();
    }
    AppError::conflict(
        "panel.in_use",
        "A recommendation names it as its source; take it out there first.",
    )
}

/// One panel of an event that the caller may see.
pub async fn find(db: &impl ConnectionTrait, by: &Actor, id: PanelId) -> Result<Model> {
    let found = Entity::find_by_id(id).one(db).await?;
    let found = found.filter(|row| by.scope.contains_event(row.event_id));
    found.ok_or_else(|| AppError::not_found(KIND))
}

/// The panel with its event, which is locked, so that neither changes until the write ends.
pub(super) async fn locked(w: &Write, by: &Actor, id: PanelId) -> Result<(event::Model, Model)> {
    let event = changeable(w, by, find(w, by, id).await?.event_id).await?;
    Ok((event, find(w, by, id).await?))
}

/// A page of an event's panels.
pub async fn list(
    db: &DatabaseConnection,
    by: &Actor,
    event_id: EventId,
    page: &PageQuery,
    filter: &PanelFilter,
) -> Result<Paged<PanelOut>> {
    crate::events::service::find(db, by, event_id).await?;
    let mut select = Entity::find().filter(of(event_id)).filter(page.matching(Column::Search));
    if let Some(day) = filter.day {
        select = select.filter(Column::Day.eq(day));
    }
    let sorts = [("position", Column::Position)];
    Ok(page.fetch(db, select, Column::Id, &sorts).await?.map(PanelOut::from))
}

fn of(event: EventId) -> Condition {
    Condition::all().add(Column::EventId.eq(event))
}

async fn count(w: &Write, event: EventId) -> Result<i32> {
    Ok(place(Entity::find().filter(of(event)).count(w).await?))
}

/// The row with what derives from it, or all that is wrong with it.
fn checked(event: &event::Model, before: Option<&Model>, mut row: Model) -> Result<Model> {
    let (mut checks, span) = (Checks::new(), event.span());
    let about = ("description", row.description.as_ref());
    rules::check_texts(&mut checks, Some(&row.title), about);
    row.room = row.room.filter(|room| !text::is_blank(room));
    rules::check_remarks(&mut checks, row.room.as_deref(), row.notes.as_deref());
    if before.is_none_or(|before| before.day != row.day) {
        // Where the event moved away from a panel, the agenda names that as a clash.
        rules::check_day(&mut checks, &span, row.day);
    }
    rules::check_times(&mut checks, row.start_time, row.end_time);
    let times = [("start_time", row.start_time), ("end_time", row.end_time)];
    rules::check_exist(&mut checks, span.zone, rules::day_of(&span, row.day), times);
    checks.finish()?;
    let texts = row.title.iter().chain(row.description.iter().flat_map(Texts::iter));
    let texts = texts.map(|(_, text)| text);
    row.search = text::searchable(texts.chain(row.room.as_deref()).chain(row.notes.as_deref()));
    Ok(row)
}

impl From<Model> for PanelOut {
    fn from(row: Model) -> Self {
        Self {
            id: row.id,
            version: row.version,
            event_id: row.event_id,
            position: row.position,
            title: row.title,
            description: row.description,
            day: row.day,
            start_time: row.start_time.map(Into::into),
            end_time: row.end_time.map(Into::into),
            room: row.room,
            notes: row.notes,
            created_at: row.created_at,
            updated_at: row.updated_at,
        }
    }
}
