//! Somebody whom an invitee named comes: the place that was kept until then is theirs.

use super::enter::{Newcomer, enter, rules_newcomer};
use super::instead::give_up;
use super::seats::{door, fill_free_seats, settle};
use super::{find_unscoped, locked_of_person, record, tell};
use crate::access::Actor;
use crate::db::{self, Write};
use crate::error::Result;
use crate::events::entity::event::Model as Event;
use crate::events::seats;
use crate::registrations::entity::Model;
use crate::registrations::messages::Notice;
use crate::registrations::rules;
use crate::registrations::types::RegistrationStatus;

/// Lets somebody in, in place of whoever named them: to their seat or their number on the waiting
/// list, of the same kind. Where an organizer has to decide on the newcomer first, the place is kept
/// until that is done. Whoever else keeps a place for them gives it up then. The event must be
/// locked.
pub async fn hand_over(
    w: &Write,
    by: &Actor,
    event: &Event,
    (left, others): (Model, Vec<Model>),
    newcomer: &Newcomer<'_>,
) -> Result<Model> {
    let before = locked_of_person(w, event.id, newcomer.person.id).await?;
    if waits_for_decision(w, event, before.as_ref(), newcomer) {
        let row = Box::pin(enter(w, by, event, newcomer)).await?.row();
        return names(w, row, &left).await;
    }
    let before = before.filter(|row| row.status.is_in());
    let event = &vacate(w, by, event, left.clone()).await?;
    if let Some(row) = before.clone() {
        take(w, row, &left).await?;
    }
    let quiet = Newcomer { notify: false, ..newcomer.clone() };
    let row = Box::pin(enter(w, by, event, &quiet)).await?.row();
    let row = take(w, row, &left).await?;
    record(w, by, "registration.substitute", &row).await?;
    tell_who_left(w, event, &left).await?;
    let notice = before.as_ref().map_or(Notice::Status, |before| Notice::Changed { before });
    tell(w, event, &row, notice).await?;
    give_up(w, by, event, others).await?;
    fill_free_seats(w, by, event.id).await?;
    Ok(row)
}

fn waits_for_decision(
    w: &Write,
    event: &Event,
    before: Option<&Model>,
    newcomer: &Newcomer<'_>,
) -> bool {
    use RegistrationStatus::Waitlisted;
    let mut who = rules_newcomer(newcomer);
    who.skip_approval |= before.is_some_and(|row| {
        row.status == Waitlisted || row.decided_at.is_some() || row.confirmed_at.is_some()
    });
    rules::waits_for_decision(&door(event, w.now()), &who)
}

/// The event as it is without this registration. What becomes free is left to whoever takes it.
pub(super) async fn vacate(w: &Write, by: &Actor, event: &Event, mut left: Model) -> Result<Event> {
    left.decided_by = None;
    settle(w, &mut left, RegistrationStatus::Withdrawn).await?;
    let left = db::update(w, left).await?;
    record(w, by, "registration.withdraw", &left).await?;
    seats::lock(w, event.id).await
}

/// Gives a row the place of another one that has just been vacated, if it is of the same kind and
/// better than its own.
pub(super) async fn take(w: &Write, mut row: Model, left: &Model) -> Result<Model> {
    use RegistrationStatus::{Confirmed, Waitlisted};
    let alike = row.attendance_mode == left.attendance_mode
        && rules::takes_seat(row.role)
        && rules::takes_seat(left.role);
    match (left.status, row.status) {
        (Confirmed, Waitlisted) if alike => settle(w, &mut row, Confirmed).await?,
        (Waitlisted, Waitlisted) if alike => {
            row.waitlist_seq = row.waitlist_seq.min(left.waitlist_seq);
        }
        _ => {}
    }
    names(w, row, left).await
}

async fn names(w: &Write, mut row: Model, left: &Model) -> Result<Model> {
    row.substitute_for_id = Some(left.id);
    row.version += 1;
    row.updated_at = w.now();
    db::update(w, row).await
}

/// Tells whoever had a place, as it was, that somebody has it in their stead.
pub(super) async fn tell_who_left(w: &Write, event: &Event, left: &Model) -> Result<()> {
    let seated = left.status == RegistrationStatus::Confirmed;
    let Some(left) = find_unscoped(w, left.id).await? else { return Ok(()) };
    tell(w, event, &left, Notice::Withdrawn { seated }).await
}
