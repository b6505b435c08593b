//! Somebody changes what they said about themselves, and with it perhaps the kind of their seat.

use std::collections::BTreeSet;

use super::enter::{Details, apply, check, keep_apart};
use super::searched::search_of;
use super::seats::{call_off, count, places, settle};
use super::{KIND, tell};
use crate::access::Actor;
use crate::audit::{self, Entry};
use crate::db::{self, Write};
use crate::error::Result;
use crate::events::entity::event::Model as Event;
use crate::people;
use crate::registrations::entity::Model;
use crate::registrations::files;
use crate::registrations::messages::Notice;
use crate::registrations::rules;
use crate::registrations::types::RegistrationStatus;

/// Brings what somebody says about themselves up to date. Who changes the mode needs a seat of the
/// other kind, and is told what came of it. The event must be locked.
pub async fn edit(
    w: &Write,
    by: &Actor,
    event: &Event,
    before: Model,
    details: &Details,
) -> Result<Model> {
    let mut after = before.clone();
    apply(&mut after, details, event);
    if after == before {
        return Ok(before);
    }
    check(event, &after)?;
    if by.is_participant() {
        let (rule, schedule) = (event.registration_editing, event.schedule());
        rules::check_editing(rules::editable_until(rule, &schedule, before.status), w.now())?;
    }
    check_seat_kept(w, event, &before, &after).await?;
    let moved = change_mode(w, event, &before, &mut after).await?;
    let after = keep(w, by, "registration.update", &before, after).await?;
    keep_apart(w, &after, details).await?;
    if moved {
        let seated = before.status == RegistrationStatus::Confirmed;
        tell(w, event, &after, Notice::Moved { seated }).await?;
    }
    if before.attendance_mode != after.attendance_mode {
        super::fill_free_seats(w, by, event.id).await?;
    }
    Ok(after)
}

/// Writes a row that was changed, with the entry that names its fields.
pub(super) async fn keep(
    w: &Write,
    by: &Actor,
    action: &'static str,
    before: &Model,
    mut after: Model,
) -> Result<Model> {
    let person = people::service::find_unscoped(w, after.person_id).await?;
    after.search = search_of(&person, &after);
    after.version = before.version + 1;
    after.updated_at = w.now();
    files::service::claim(w, by, &before.answers.0, &after.answers.0).await?;
    let after = db::update(w, after).await?;
    let entry = Entry::new(action, KIND, after.id).of(after.event_id);
    audit::record(w, by, &entry.fields(fields(before, &after))).await?;
    Ok(after)
}

/// The names of the fields in which two states differ, those of the form among them.
fn fields(before: &Model, after: &Model) -> Vec<String> {
    let (before_it, after_it) = (&before.answers.0, &after.answers.0);
    let keys: BTreeSet<&String> = before_it.keys().chain(after_it.keys()).collect();
    let differing = keys.into_iter().filter(|key| before_it.get(*key) != after_it.get(*key));
    let answers = differing.map(|key| format!("answers/{key}"));
    db::changed(before, after).into_iter().chain(answers).collect()
}

/// 409 where somebody who has a seat would give it up by their own deed for a place on the waiting
/// list of the other mode.
pub(super) async fn check_seat_kept(
    w: &Write,
    event: &Event,
    before: &Model,
    after: &Model,
) -> Result<()> {
    let seated = before.status == RegistrationStatus::Confirmed && rules::takes_seat(before.role);
    if !seated || before.attendance_mode == after.attendance_mode {
        return Ok(());
    }
    check_room(w, event, after).await
}

/// 409 where an organizer's change would take somebody who is confirmed to a waiting list: to the
/// other mode, or from a role that takes no seat.
pub(super) async fn check_stays_confirmed(
    w: &Write,
    event: &Event,
    before: &Model,
    after: &Model,
) -> Result<()> {
    let same_seat = before.attendance_mode == after.attendance_mode
        && rules::takes_seat(before.role) == rules::takes_seat(after.role);
    if same_seat || before.status != RegistrationStatus::Confirmed {
        return Ok(());
    }
    check_room(w, event, after).await
}

async fn check_room(w: &Write, event: &Event, after: &Model) -> Result<()> {
    let seats = places(w, event, after.attendance_mode).await?;
    if !rules::takes_seat(after.role) || seats.has_room() {
        return Ok(());
    }
    Err(rules::stays_confirmed(after.attendance_mode, event.registration_waitlist))
}

/// Moves a seat, or a place on the waiting list, to the other mode; a role that takes no seat gives
/// it back and waits for none, and one that takes a seat needs a free one. Whether that was so.
pub(super) async fn change_mode(
    w: &Write,
    event: &Event,
    before: &Model,
    after: &mut Model,
) -> Result<bool> {
    let takes = |row: &Model| rules::takes_seat(row.role);
    let moved = before.attendance_mode != after.attendance_mode;
    let holds =
        matches!(before.status, RegistrationStatus::Confirmed | RegistrationStatus::Waitlisted);
    if !holds || (!moved && takes(before) == takes(after)) {
        return Ok(false);
    }
    let seats = places(w, event, after.attendance_mode).await?;
    let status = rules::place(&seats, takes(after), event.registration_waitlist).status()?;
    count(w, before, RegistrationStatus::Pending).await?;
    after.status = RegistrationStatus::Pending;
    after.waitlist_seq = None;
    settle(w, after, status).await?;
    // Who keeps a place, if in another way, is still to be asked.
    if before.status == RegistrationStatus::Confirmed && status != before.status {
        call_off(w, before).await?;
    }
    Ok(true)
}
