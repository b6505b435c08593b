//! Two people on record turn out to be one: all that hangs on the second hangs on the first from then
//! on, and links that were given out lead where they led.

use std::collections::BTreeMap;
use std::fmt::Display;

use crate::access::Actor;
use crate::db::Write;
use crate::error::{AppError, FieldError, Result};
use crate::events::seats;
use crate::ids::{EventId, PersonId};
use crate::mail::{self, suppressions};
use crate::people::entity::person::Model as Person;
use crate::people::focal_points::entity::Model as FocalPoint;
use crate::people::types::{MovedToPerson, PersonMergeResult};
use crate::people::{focal_points, service};
use crate::{agenda, follow_ups, invitations, nominations, recommendations, registrations};

/// Makes one person of two, unless both have what one person has once: then nothing is changed (409).
pub async fn merge_people(
    w: &Write,
    by: &Actor,
    stays: PersonId,
    other: PersonId,
) -> Result<PersonMergeResult> {
    by.require_unlimited()?;
    // The events first, always.
    for event in service::events_of(w, &[stays, other]).await? {
        seats::lock(w, event).await?;
    }
    let (stays, other) = service::lock_both(w, by, stays, other).await?;
    let clashes = clashes(w, &stays, &other).await?;
    if !clashes.is_empty() {
        return Err(refused(clashes));
    }
    let moved = move_all(w, other.id, stays.id).await?;
    let person = service::merge(w, by, stays, other.clone()).await?;
    if let (Some(from), Some(to)) = (&other.email, &person.email)
        && from.canonical() != to.canonical()
    {
        suppressions::keep_wishes(w, by, from, to).await?;
    }
    registrations::service::renamed(w, &person).await?;
    Ok(PersonMergeResult { person: person.into(), other: other.into(), moved })
}

async fn move_all(w: &Write, from: PersonId, to: PersonId) -> Result<MovedToPerson> {
    Ok(MovedToPerson {
        focal_points: focal_points::service::move_to(w, from, to).await?,
        speakers: agenda::service::move_to(w, from, to).await?,
        nominations: nominations::service::move_to(w, from, to).await?,
        invitations: invitations::service::move_to(w, from, to).await?,
        registrations: registrations::service::move_to(w, from, to).await?,
        follow_ups: follow_ups::service::move_to(w, from, to).await?,
        recommendations: recommendations::service::move_to(w, from, to).await?,
        mails: mail::move_to(w, from, to).await?,
    })
}

/// What one person has once and each of these has.
async fn clashes(w: &Write, stays: &Person, other: &Person) -> Result<Vec<FieldError>> {
    let both = [stays.id, other.id];
    let rows = invitations::service::all_of(w, &both).await?;
    let rows = rows.iter().map(|it| (it.event_id, it.person_id, it.id, it.status));
    let mut found = twice("an invitation", stays.id, rows, "They stay two people on record.");
    let rows = registrations::service::all_of(w, &both).await?;
    let rows = rows.iter().map(|it| (it.event_id, it.person_id, it.id, it.status));
    let advice = "Withdraw the one that is not to come; they stay two people on record.";
    found.extend(twice("a registration", stays.id, rows, advice));
    let rows = nominations::service::all_of(w, &both).await?;
    let rows = rows.iter().map(|it| (it.event_id, it.person_id, it.id, it.status));
    found.extend(twice("a nomination", stays.id, rows, "Delete one of them first."));
    found.extend(same_posts(w, stays.id, both).await?);
    Ok(found)
}

/// The events for which both have something, of rows by event, person, id and state.
fn twice<I: Display + Copy, S: Display>(
    what: &str,
    stays: PersonId,
    rows: impl Iterator<Item = (EventId, PersonId, I, S)>,
    advice: &str,
) -> Vec<FieldError> {
    let mut by_event: BTreeMap<EventId, Vec<(PersonId, I, S)>> = BTreeMap::new();
    for (event, person, id, state) in rows {
        by_event.entry(event).or_default().push((person, id, state));
    }
    let both = by_event.into_iter().filter(|(_, rows)| rows.len() > 1);
    let fault = |(event, mut rows): (EventId, Vec<(PersonId, I, S)>)| {
        rows.sort_by_key(|(person, ..)| *person != stays);
        let each = rows.iter().map(|(_, id, state)| format!("{id} ({state})"));
        let each = each.collect::<Vec<_>>().join(" and ");
        let message = format!("Both have {what} for the event {event}: {each}. {advice}");
        FieldError::new("other_id", "both", message)
    };
    both.map(fault).collect()
}

async fn same_posts(w: &Write, stays: PersonId, both: [PersonId; 2]) -> Result<Vec<FieldError>> {
    let posts = focal_points::service::all_of(w, &both).await?;
    let (first, second): (Vec<_>, Vec<_>) = posts.iter().partition(|it| it.person_id == stays);
    let same = first.iter().flat_map(|one| second.iter().map(move |other| (one, other)));
    let same = same.filter(|(one, other)| {
        (&one.country, one.organization_id, &one.topic_key)
            == (&other.country, other.organization_id, &other.topic_key)
    });
    let fault = |(one, other): (&&FocalPoint, &&FocalPoint)| {
        let (one, other) = (one.id, other.id);
        let message = format!(
            "Both are focal points for the same: {one} and {other}. Delete one of them first."
        );
        FieldError::new("other_id", "both", message)
    };
    Ok(same.map(fault).collect())
}

fn refused(fields: Vec<FieldError>) -> AppError {
    let detail = "Both have something that one person has once; nothing was changed. See errors.";
    AppError { fields, ..AppError::conflict("person.merge_clash", detail) }
}
