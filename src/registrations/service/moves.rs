//! What becomes of a registration: approved, rejected, withdrawn, promoted, substituted.

use super::enter::{Details, Newcomer};
use super::handover::{take, tell_who_left, vacate};
use super::instead::{call_back, call_back_asked, give_up, kept_for, kept_places, tell_kept};
use super::read::lock;
use super::seats::{door, fill_free_seats, places, promote_row, settle};
use super::{barred, enter, get, record, tell, waitlist_position};
use crate::access::Actor;
use crate::db::{self, Write};
use crate::error::{AppError, Checks, Result};
use crate::events::entity::event::Model as Event;
use crate::events::types::EventStatus;
use crate::ids::RegistrationId;
use crate::invitations;
use crate::invitations::types::InvitationStatus;
use crate::people;
use crate::people::entity::person::Model as Person;
use crate::registrations::entity::Model;
use crate::registrations::messages::Notice;
use crate::registrations::rules::{self, Move, Refusal};
use crate::registrations::sensitive;
use crate::registrations::types::{
    RegistrationDecision, RegistrationOut, RegistrationSource, RegistrationStatus,
    RegistrationSubstitute,
};
use crate::text::long_text_fault;

/// Lets somebody in who waited for a decision: to a seat, or to the waiting list.
pub async fn approve(
    w: &Write,
    by: &Actor,
    id: RegistrationId,
    decision: &RegistrationDecision,
) -> Result<RegistrationOut> {
    let (event, mut row) = lock(w, by, id).await?;
    check_decision(&event, decision)?;
    rules::check(row.status, Move::Approve)?;
    refuse_closed(&event)?;
    let left = kept_for(w, &row).await?;
    let event = match &left {
        Some(left) => vacate(w, by, &event, left.clone()).await?,
        None => event,
    };
    let seats = places(w, &event, row.attendance_mode).await?;
    let takes = rules::takes_seat(row.role);
    let status = rules::place(&seats, takes, event.registration_waitlist).status()?;
    decided(w, by, &mut row, decision);
    row.decision_reason = None;
    // Whoever lets somebody in takes them as they stand there.
    people::service::vouch(w, &[row.person_id]).await?;
    let action = "registration.approve";
    let Some(left) = left else {
        return get(w, finish(w, by, &event, row, status, decision, action).await?).await;
    };
    let quiet = RegistrationDecision { notify: false, ..decision.clone() };
    let row = finish(w, by, &event, row, status, &quiet, action).await?;
    let row = take(w, row, &left).await?;
    if decision.notify {
        tell_who_left(w, &event, &left).await?;
        tell(w, &event, &row, Notice::Status).await?;
    }
    if let Some(named) = invitations::service::of_person(w, event.id, row.person_id).await? {
        let others = kept_places(w, &named).await?;
        Box::pin(give_up(w, by, &event, others)).await?;
    }
    fill_free_seats(w, by, event.id).await?;
    get(w, row).await
}

/// Turns somebody down.
pub async fn reject(
    w: &Write,
    by: &Actor,
    id: RegistrationId,
    decision: &RegistrationDecision,
) -> Result<RegistrationOut> {
    let (event, mut row) = lock(w, by, id).await?;
    check_decision(&event, decision)?;
    rules::check(row.status, Move::Reject)?;
    let kept = kept_for(w, &row).await?;
    row.substitute_for_id = row.substitute_for_id.filter(|_| kept.is_none());
    decided(w, by, &mut row, decision);
    let status = RegistrationStatus::Rejected;
    let row = finish(w, by, &event, row, status, decision, "registration.reject").await?;
    if let Some(kept) = kept.filter(|_| decision.notify) {
        tell_kept(w, &event, &kept).await?;
    }
    get(w, row).await
}

/// An organizer takes a registration back, and the person does not come back by themselves.
pub async fn withdraw_by_id(
    w: &Write,
    by: &Actor,
    id: RegistrationId,
    decision: &RegistrationDecision,
) -> Result<RegistrationOut> {
    let (event, mut row) = lock(w, by, id).await?;
    check_decision(&event, decision)?;
    if row.status == RegistrationStatus::Withdrawn {
        return get(w, row).await;
    }
    row.decided_by = Some(by.display_name().to_owned());
    get(w, leave(w, by, &event, row, decision).await?).await
}

/// Takes a registration back because the person does not come; the seat goes to the first who waits.
pub async fn withdraw(
    w: &Write,
    by: &Actor,
    event: &Event,
    mut row: Model,
    decision: &RegistrationDecision,
) -> Result<Model> {
    check_reason(decision)?;
    if row.status == RegistrationStatus::Withdrawn {
        return Ok(row);
    }
    // Of a registration that is withdrawn this says who did it; that it was approved, `decided_at`.
    row.decided_by = None;
    leave(w, by, event, row, decision).await
}

async fn leave(
    w: &Write,
    by: &Actor,
    event: &Event,
    mut row: Model,
    decision: &RegistrationDecision,
) -> Result<Model> {
    rules::check(row.status, Move::Withdraw)?;
    let seated = row.status == RegistrationStatus::Confirmed;
    let kept = kept_for(w, &row).await?;
    // It waited for that place, and waits no more.
    row.substitute_for_id = row.substitute_for_id.filter(|_| kept.is_none());
    row.decision_reason.clone_from(&decision.reason);
    settle(w, &mut row, RegistrationStatus::Withdrawn).await?;
    let row = db::update(w, row).await?;
    record(w, by, "registration.withdraw", &row).await?;
    if decision.notify {
        tell(w, event, &row, Notice::Withdrawn { seated }).await?;
    }
    if let Some(kept) = kept.filter(|_| decision.notify) {
        tell_kept(w, event, &kept).await?;
    }
    fill_free_seats(w, by, event.id).await?;
    Ok(row)
}

/// Gives the free seat to the first on the waiting list.
pub async fn promote(w: &Write, by: &Actor, id: RegistrationId) -> Result<RegistrationOut> {
    let (event, row) = lock(w, by, id).await?;
    rules::check(row.status, Move::Promote)?;
    refuse_closed(&event)?;
    let seats = places(w, &event, row.attendance_mode).await?;
    rules::check_promote(&seats, waitlist_position(w, &row).await?.unwrap_or(1))?;
    get(w, promote_row(w, by, &event, row).await?).await
}

/// Somebody who withdrew comes back, if there is room: else to the end of the waiting list.
pub async fn come_back(w: &Write, by: &Actor, event: &Event, row: Model) -> Result<Model> {
    if row.status != RegistrationStatus::Withdrawn {
        return Ok(row);
    }
    rules::check(row.status, Move::Return)?;
    rules::Barred::check(barred(w, &row).await?)?;
    // Whoever has the link has the address, which they need not have confirmed before.
    people::service::vouch(w, &[row.person_id]).await?;
    let seats = places(w, event, row.attendance_mode).await?;
    let who = rules::Newcomer {
        role: row.role,
        source: row.source,
        skip_approval: row.decided_at.is_some() || row.confirmed_at.is_some(),
    };
    let status = rules::decide(&door(event, w.now()), &seats, &who).status()?;
    let invitation = invitations::service::of_person(w, event.id, row.person_id).await?;
    if let Some(invitation) = invitation.filter(|it| it.status == InvitationStatus::Declined) {
        // Whoever comes after all names nobody.
        let chain = invitations::service::named_after(w, &invitation).await?;
        call_back(w, by, event, chain).await?;
        invitations::service::accept_after_all(w, by, invitation).await?;
    }
    let told = RegistrationDecision { reason: None, notify: true };
    finish(w, by, event, row, status, &told, "registration.return").await
}

/// Somebody else takes the place, not the person's data: the seat, or the place on the list.
pub async fn substitute(
    w: &Write,
    by: &Actor,
    id: RegistrationId,
    input: &RegistrationSubstitute,
) -> Result<RegistrationOut> {
    let (event, row) = lock(w, by, id).await?;
    rules::check_telling(event.was_announced(), input.notify)?;
    let person = people::service::meant(w, by, input.person_id, input.person.as_ref()).await?;
    super::named(w, &[person.id]).await?;
    get(w, replace(w, by, &event, row, &person, input.notify).await?).await
}

async fn replace(
    w: &Write,
    by: &Actor,
    event: &Event,
    mut row: Model,
    person: &Person,
    notify: bool,
) -> Result<Model> {
    rules::check(row.status, Move::Substitute)?;
    refuse_closed(event)?;
    let before = super::locked_of_person(w, event.id, person.id).await?;
    if before.as_ref().is_some_and(|row| row.status != RegistrationStatus::Unverified) {
        return Err(AppError::conflict(
            "registration.substitute_known",
            "This person has a registration for this event already.",
        ));
    }
    let (status, number) = (row.status, row.waitlist_seq);
    row.waitlist_seq = None;
    row.decided_by = None;
    settle(w, &mut row, RegistrationStatus::Withdrawn).await?;
    let left = db::update(w, row).await?;
    record(w, by, "registration.withdraw", &left).await?;
    call_back_asked(w, by, event, &left).await?;
    let details = Details { mode: Some(left.attendance_mode), ..Details::of(w, person).await? };
    let newcomer = Newcomer {
        person,
        role: left.role,
        source: RegistrationSource::Organizer,
        skip_approval: true,
        invitation: None,
        details: &details,
        registered_by: Some(by.display_name()),
        notify: false,
    };
    let mut taken = enter::blank(w, event, &newcomer)?;
    taken.substitute_for_id = Some(left.id);
    taken.waitlist_seq = number;
    if status == RegistrationStatus::Waitlisted {
        taken.status = status;
    } else {
        settle(w, &mut taken, status).await?;
    }
    let taken = match before {
        None => db::insert(w, Model { version: 1, ..taken }).await?,
        Some(before) => {
            sensitive::service::forget(w, before.id).await?;
            db::update(w, enter::instead_of(before, person, taken)).await?
        }
    };
    people::service::known_to(w, taken.person_id, taken.event_id).await?;
    record(w, by, "registration.substitute", &taken).await?;
    if notify {
        let seated = status == RegistrationStatus::Confirmed;
        tell(w, event, &left, Notice::Withdrawn { seated }).await?;
        tell(w, event, &taken, Notice::Status).await?;
    }
    Ok(taken)
}

/// Nobody is let in to an event that is off or put away, and people answer nothing there; a past
/// one can still be recorded.
pub fn refuse_closed(event: &Event) -> Result<()> {
    match event.standing() {
        EventStatus::Cancelled => Err(Refusal::Cancelled.into()),
        EventStatus::Archived => Err(Refusal::Over.into()),
        _ => Ok(()),
    }
}

/// What an organizer decides: with a reason that can be kept, and told where it is to be.
fn check_decision(event: &Event, decision: &RegistrationDecision) -> Result<()> {
    check_reason(decision)?;
    rules::check_telling(event.was_announced(), decision.notify)
}

fn check_reason(decision: &RegistrationDecision) -> Result<()> {
    let mut checks = Checks::new();
    checks.extend(decision.reason.as_deref().and_then(|it| long_text_fault("reason", it, 2000)));
    checks.finish()
}

fn decided(w: &Write, by: &Actor, row: &mut Model, decision: &RegistrationDecision) {
    row.decided_by = Some(by.display_name().to_owned());
    row.decided_at = Some(w.now());
    row.decision_reason.clone_from(&decision.reason);
}

async fn finish(
    w: &Write,
    by: &Actor,
    event: &Event,
    mut row: Model,
    status: RegistrationStatus,
    decision: &RegistrationDecision,
    action: &'static str,
) -> Result<Model> {
    settle(w, &mut row, status).await?;
    let row = db::update(w, row).await?;
    record(w, by, action, &row).await?;
    if decision.notify {
        tell(w, event, &row, Notice::Status).await?;
    }
    Ok(row)
}
