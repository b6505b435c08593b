//! Calling an event off: its mails, its follow-ups, and everybody who counts on it.

use super::concerned::{asked, registered, unanswered, write_to};
use crate::access::Actor;
use crate::db::Write;
use crate::error::{Checks, Result};
use crate::events::entity::event::Model as Event;
use crate::events::messages::{EventCancelled, Letterhead};
use crate::events::rules::fields::check_remark;
use crate::events::service;
use crate::events::types::{EventCancel, EventOut};
use crate::files::ical::CalendarMethod;
use crate::ids::EventId;
use crate::mail::{self, Mail as _};
use crate::people::messages::person_data;
use crate::registrations::messages::Withdrawn;
use crate::{certificates, evaluations, follow_ups, invitations, text};

/// Calls an event off.
pub async fn cancel_event(
    w: &Write,
    by: &Actor,
    id: EventId,
    input: &EventCancel,
) -> Result<EventOut> {
    let mut checks = Checks::new();
    check_remark(&mut checks, "reason", input.reason.as_deref());
    checks.finish()?;
    let reason = input.reason.as_deref().filter(|reason| !text::is_blank(reason));
    let event = service::cancel(w, by, id, reason).await?;
    // First the follow-ups, whose locks wait for a chunk that is being written; then all mails but
    // those that take the entry out of the calendars of people whom nothing else tells.
    follow_ups::service::cancel_all(w, by, id).await?;
    evaluations::service::call_off(w, by, id).await?;
    mail::cancel_queued(w, id, &[Withdrawn::TEMPLATE]).await?;
    // What was called off was attended by nobody.
    certificates::service::revoke_of_event(w, by, id).await?;
    // Whoever was never written to has nothing to be told of, and was not invited.
    invitations::service::unsend(w, by, id).await?;
    let known = event.was_announced() && !event.is_over(w.now());
    if known && input.notify.unwrap_or(true) {
        tell(w, &event, reason).await?;
    }
    service::out(w, event).await
}

async fn tell(w: &Write, event: &Event, reason: Option<&str>) -> Result<()> {
    let mut all = registered(w, event.id).await?;
    all.extend(unanswered(w, event, &all).await?);
    all.extend(asked(w, event.id, &all).await?);
    if all.is_empty() {
        return Ok(());
    }
    let head = Letterhead::of(w, event.clone()).await?;
    let body = |who: &super::concerned::Concerned, language: &text::Language| EventCancelled {
        person: person_data(&who.person),
        event: head.data(language),
        reason: reason.map(str::to_owned),
    };
    write_to(w, &head, &all, Some(CalendarMethod::Cancel), body).await?;
    Ok(())
}
