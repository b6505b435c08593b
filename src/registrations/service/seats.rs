//! Seats as rows: who has one, who waits, and who is next.

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::tallies::waiting;
use super::{record, tell};
use crate::access::Actor;
use crate::db::{self, Write};
use crate::error::Result;
use crate::events::entity::event::Model as Event;
use crate::events::seats::{self, SeatKind};
use crate::ids::EventId;
use crate::mail;
use crate::registrations::entity::{Column, Entity, Model};
use crate::registrations::messages::Notice;
use crate::registrations::rules::{self, Door, Seats};
use crate::registrations::types::{AttendanceMode, RegistrationStatus};

/// The mails that ask something of those who have a place, and of nobody else: evaluations.
const FOR_THOSE_IN: [&str; 1] = ["evaluation"];

/// The kind of seat that a mode takes.
pub(super) fn seat_kind(mode: AttendanceMode) -> SeatKind {
    match mode {
        AttendanceMode::InPerson => SeatKind::Room,
        AttendanceMode::Online => SeatKind::Online,
    }
}

/// The seats of a mode as they stand now.
pub async fn places(
    db: &impl ConnectionTrait,
    event: &Event,
    mode: AttendanceMode,
) -> Result<Seats> {
    let kind = seat_kind(mode);
    // The first that ever waits for a place of the event gets the number 1.
    let may_wait = event.seats(kind).is_some() && event.waitlist_counter > 0;
    let waiting = if may_wait { waiting(db, event.id, mode).await? } else { 0 };
    Ok(Seats::new(event.seats(kind), event.taken(kind), waiting))
}

/// The event as registration sees it at `now`.
pub fn door(event: &Event, now: chrono::DateTime<chrono::Utc>) -> Door {
    let schedule = event.schedule();
    Door {
        status: event.standing(),
        access: event.access,
        window: schedule.window(now),
        over: event.is_over(now),
        approval: event.registration_approval,
        waitlist: event.registration_waitlist,
    }
}

/// Refuses what the public page cannot do at `now`: by invitation only, closed, cancelled, over.
pub fn check_public_door(event: &Event, now: chrono::DateTime<chrono::Utc>) -> Result<()> {
    Ok(rules::door(&door(event, now), &rules::PUBLIC)?)
}

/// Refuses whoever comes by the public page and could be let in neither to a seat of this mode nor
/// to its waiting list. The event must be locked.
pub async fn check_public_place(
    w: &Write,
    event: &Event,
    mode: Option<AttendanceMode>,
) -> Result<()> {
    let mode = mode.unwrap_or_else(|| rules::default_mode(event.modality));
    let seats = places(w, event, mode).await?;
    rules::decide(&door(event, w.now()), &seats, &rules::PUBLIC).status()?;
    Ok(())
}

/// Gives a row its new status with all that hangs on it: the event's counters, the number on the
/// waiting list, the instants. The event must be locked. The caller writes the row.
pub(super) async fn settle(w: &Write, row: &mut Model, status: RegistrationStatus) -> Result<()> {
    count(w, row, status).await?;
    if row.status == RegistrationStatus::Confirmed && status != row.status {
        call_off(w, row).await?;
    }
    let was_waiting = row.status == RegistrationStatus::Waitlisted;
    row.waitlist_seq = match status {
        RegistrationStatus::Waitlisted if was_waiting => row.waitlist_seq,
        RegistrationStatus::Waitlisted => Some(seats::next_waiting_number(w, row.event_id).await?),
        _ => None,
    };
    match status {
        RegistrationStatus::Confirmed => row.confirmed_at = Some(w.now()),
        RegistrationStatus::Withdrawn => row.withdrawn_at = Some(w.now()),
        _ => {}
    }
    if status != RegistrationStatus::Unverified {
        row.unverified_until = None;
    }
    let out = matches!(status, RegistrationStatus::Rejected | RegistrationStatus::Withdrawn);
    if row.status == RegistrationStatus::Unverified && out {
        // Whoever comes in again never agreed to what a stranger may have typed.
        row.consents = Vec::new().into();
    }
    if row.status == RegistrationStatus::Withdrawn && status != row.status {
        // Why, when and by whom it was taken back is no longer so.
        row.withdrawn_at = None;
        row.decision_reason = None;
        row.decided_by = None;
    }
    row.status = status;
    row.calendar_sequence += 1;
    row.version += 1;
    row.updated_at = w.now();
    Ok(())
}

/// Gives back the seat of a row, or takes one for it, where another status means that.
pub(super) async fn count(w: &Write, row: &Model, status: RegistrationStatus) -> Result<()> {
    if !rules::takes_seat(row.role) {
        return Ok(());
    }
    let taken = |status| i32::from(status == RegistrationStatus::Confirmed);
    let change = taken(status) - taken(row.status);
    if change != 0 {
        seats::count(w, row.event_id, seat_kind(row.attendance_mode), change).await?;
    }
    Ok(())
}

/// Calls off the mails that ask them as somebody who takes part, or bring what those alone may have.
pub(super) async fn call_off(w: &Write, row: &Model) -> Result<()> {
    mail::revoke(w, row.event_id, row.person_id, &FOR_THOSE_IN).await
}

/// Gives free seats to those who wait, in their order, and tells them.
pub async fn fill_free_seats(w: &Write, by: &Actor, event: EventId) -> Result<()> {
    for mode in [AttendanceMode::InPerson, AttendanceMode::Online] {
        let event = seats::lock(w, event).await?;
        if rules::door_is_shut(&door(&event, w.now())) {
            return Ok(());
        }
        let free = Seats::new(event.seats(seat_kind(mode)), event.taken(seat_kind(mode)), 0).free();
        for row in first_waiting(w, event.id, mode, free).await? {
            promote_row(w, by, &event, row).await?;
        }
    }
    Ok(())
}

async fn first_waiting(
    w: &Write,
    event: EventId,
    mode: AttendanceMode,
    free: Option<u64>,
) -> Result<Vec<Model>> {
    if free == Some(0) {
        return Ok(Vec::new());
    }
    let waiting = Entity::find()
        .filter(Column::EventId.eq(event))
        .filter(Column::AttendanceMode.eq(mode))
        .filter(Column::Status.eq(RegistrationStatus::Waitlisted))
        .order_by_asc(Column::WaitlistSeq)
        .limit(free)
        .lock_exclusive();
    Ok(waiting.all(w).await?)
}

/// From the waiting list to a seat, with the mail.
pub(super) async fn promote_row(
    w: &Write,
    by: &Actor,
    event: &Event,
    mut row: Model,
) -> Result<Model> {
    settle(w, &mut row, RegistrationStatus::Confirmed).await?;
    let row = db::update(w, row).await?;
    tell(w, event, &row, Notice::Promoted).await?;
    record(w, by, "registration.promote", &row).await?;
    Ok(row)
}
