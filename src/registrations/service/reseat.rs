//! An event is no longer held in somebody's mode: they move to the other, and nobody loses a seat.

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::KIND;
use super::seats::seat_kind;
use crate::access::Actor;
use crate::audit::{self, Entry};
use crate::db::{self, Write};
use crate::error::Result;
use crate::events::entity::event::Model as Event;
use crate::events::seats;
use crate::registrations::entity::{Column, Entity, Model};
use crate::registrations::rules;
use crate::registrations::types::{AttendanceMode, RegistrationStatus};

/// Moves everybody whose mode the event does not offer any more to the one that it does; those who
/// wait keep their order, because the numbers of both lists come from one count. The event, which
/// must be locked, as it is then; 409 if its seats do not hold all who have one.
pub async fn reseat(w: &Write, by: &Actor, event: &Event) -> Result<Event> {
    let to = rules::default_mode(event.modality);
    let all = Entity::find()
        .filter(Column::EventId.eq(event.id))
        .filter(Column::AttendanceMode.ne(to))
        .order_by_asc(Column::Id)
        .lock_exclusive()
        .all(w)
        .await?;
    let moved = |row: &Model| rules::moved_mode(event.modality, row.attendance_mode).is_some();
    let all: Vec<Model> = all.into_iter().filter(moved).collect();
    for row in &all {
        move_to(w, row, to).await?;
    }
    let entry = |row: &Model| {
        let entry = Entry::new("registration.update", KIND, row.id).of(row.event_id);
        entry.fields(vec!["attendance_mode".to_owned()])
    };
    audit::record_many(w, by, &all.iter().map(entry).collect::<Vec<_>>()).await?;
    let event = seats::lock(w, event.id).await?;
    if !all.is_empty() {
        let kind = seat_kind(to);
        rules::check_capacity(event.seats(kind), event.taken(kind))?;
    }
    Ok(event)
}

async fn move_to(w: &Write, row: &Model, to: AttendanceMode) -> Result<()> {
    if row.status == RegistrationStatus::Confirmed && rules::takes_seat(row.role) {
        seats::count(w, row.event_id, seat_kind(row.attendance_mode), -1).await?;
        seats::count(w, row.event_id, seat_kind(to), 1).await?;
    }
    let moved =
        Model { attendance_mode: to, version: row.version + 1, updated_at: w.now(), ..row.clone() };
    db::update(w, moved).await.map(drop)
}
