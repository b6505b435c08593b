//! Changing an event, with what follows from it for follow-ups, the waiting list and people.

use std::collections::HashSet;

use super::clone_event::unfit;
use super::concerned::{Concerned, Tie, asked, registered, unanswered, write_to};
use super::refresh_mails::refresh_mails;
use crate::access::Actor;
use crate::agenda::service::panels;
use crate::db::{Expected, Write};
use crate::error::Result;
use crate::events::messages::{EventChanged, Letterhead, changes};
use crate::events::service::{self, Changed};
use crate::events::types::{EventOut, EventPatch};
use crate::files::ical::CalendarMethod;
use crate::ids::{EventId, RegistrationId};
use crate::people::messages::person_data;
use crate::registrations::types::RegistrationStatus;
use crate::text::Language;
use crate::{evaluations, follow_ups, registrations};

/// Changes an event. Time, place and mode reach people's calendars, what is still queued tells the
/// event as it is now, panels and relative follow-ups move with it, people whose mode is dropped move to the
/// other, and new seats go to those who wait.
pub async fn move_event(
    w: &Write,
    by: &Actor,
    id: EventId,
    expected: &Expected,
    patch: &EventPatch,
) -> Result<EventOut> {
    let mut changed = service::update(w, by, id, expected, patch).await?;
    if changed.before.modality != changed.after.modality {
        changed.after = registrations::service::reseat(w, by, &changed.after).await?;
    }
    check_seats(&changed)?;
    if changed.before.time_zone != changed.after.time_zone {
        registrations::service::date_again(w, &changed.after).await?;
    }
    panels::move_along(w, by, &changed.before, &changed.after)
        .await
        .map_err(|error| unfit("event.move_agenda", error))?;
    let moved = changed.before.schedule_moved(&changed.after);
    // A follow-up that is being queued has read the event as it was; its mails are among those that
    // are made anew once it is through with them, which the lock on its row waits for.
    follow_ups::service::reschedule(w, by, &changed.after).await?;
    evaluations::service::reschedule(w, by, &changed.before, &changed.after).await?;
    refresh_mails(w, &changed.before, &changed.after).await?;
    let known = changed.after.was_announced() && !changed.after.is_over(w.now());
    let told = patch.notify == Some(true) && changed.is_announced() && known;
    let waited = if told { waiting(&registered(w, id).await?) } else { HashSet::new() };
    if moved || more_seats(&changed) {
        registrations::service::fill_free_seats(w, by, id).await?;
    }
    if told {
        tell(w, &changed, patch.reason.as_deref(), &waited).await?;
    }
    service::out(w, changed.after).await
}

fn check_seats(changed: &Changed) -> Result<()> {
    use crate::events::seats::SeatKind::{Online, Room};
    for kind in [Room, Online] {
        let seats = changed.after.seats(kind);
        if seats != changed.before.seats(kind) {
            registrations::rules::check_capacity(seats, changed.after.taken(kind))?;
        }
    }
    Ok(())
}

fn more_seats(changed: &Changed) -> bool {
    let (before, after) = (&changed.before, &changed.after);
    before.capacity != after.capacity
        || before.online_capacity != after.online_capacity
        || before.modality != after.modality
}

fn waiting(all: &[Concerned]) -> HashSet<RegistrationId> {
    let waits = |who: &Concerned| match &who.by {
        Tie::Registration(row) if row.status == RegistrationStatus::Waitlisted => Some(row.id),
        _ => None,
    };
    all.iter().filter_map(waits).collect()
}

async fn tell(
    w: &Write,
    changed: &Changed,
    reason: Option<&str>,
    waited: &HashSet<RegistrationId>,
) -> Result<()> {
    let before = Letterhead::of(w, changed.before.clone()).await?;
    let after = Letterhead::of(w, changed.after.clone()).await?;
    let mut all = registered(w, changed.after.id).await?;
    all.extend(unanswered(w, &changed.after, &all).await?);
    all.extend(asked(w, changed.after.id, &all).await?);
    // Whoever got a seat by this change has the mail about it, which tells the new time too.
    let now_waiting = waiting(&all);
    all.retain(|who| match &who.by {
        Tie::Registration(row) => !waited.contains(&row.id) || now_waiting.contains(&row.id),
        Tie::Invitation(_) | Tie::Request(_) => true,
    });
    let body = |who: &Concerned, language: &Language| EventChanged {
        person: person_data(&who.person),
        event: after.data(language),
        changes: changes(&before, &after, language),
        reason: reason.map(str::to_owned),
    };
    write_to(w, &after, &all, Some(CalendarMethod::Request), body).await?;
    Ok(())
}
