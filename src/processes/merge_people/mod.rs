//! Two people on record turn out to be one: all that hangs on the second hangs on the first from then
//! on, of what one person has once one stays, and links that were given out lead to what stays.

mod events;
mod posts;

use std::collections::BTreeSet;

use self::events::Freed;
use super::change_person::keep_wishes;
use super::follow_nominations::{follow_nominations, offer_again};
use crate::access::Actor;
use crate::db::Write;
use crate::error::Result;
use crate::events::seats;
use crate::ids::{EventId, PersonId};
use crate::mail::{self, EmailAddress};
use crate::people::types::{MovedToPerson, PersonMergeResult};
use crate::people::{focal_points, service};
use crate::vault::Vault;
use crate::{agenda, follow_ups, invitations, nominations, recommendations, registrations};

/// Makes one person of two. Where both have something for one event, one of it stays by the rules of its
/// part; the seat that becomes free goes to who is next.
pub async fn merge_people(
    w: &Write,
    by: &Actor,
    vault: &Vault,
    stays: PersonId,
    other: PersonId,
) -> Result<PersonMergeResult> {
    by.require_unlimited()?;
    // The events first, always.
    let mut locked = BTreeSet::new();
    lock_events(w, &[stays, other], &mut locked).await?;
    let (stays, other) = service::lock_both(w, by, stays, other).await?;
    let addresses: Vec<EmailAddress> =
        stays.addresses().chain(other.addresses()).cloned().collect();
    // One may know them only since; who brings in one of them now waits until they are one.
    lock_events(w, &[stays.id, other.id], &mut locked).await?;
    let posts = posts::unite(w, by, (stays.id, other.id)).await?;
    let mut freed = events::unite(w, by, vault, (stays.id, other.id)).await?;
    freed.united += posts;
    let moved = move_all(w, other.id, stays.id, &freed).await?;
    let person = service::merge(w, by, stays, other.clone()).await?;
    keep_wishes(w, by, &addresses, &person).await?;
    registrations::service::renamed(w, &person).await?;
    pass_on(w, by, person.id, &freed).await?;
    // Who was nominated as the one and came as the other takes a seat of their country.
    seat(w, by, person.id, &freed.met).await?;
    Ok(PersonMergeResult { person: person.into(), other: other.into(), moved })
}

async fn lock_events(w: &Write, people: &[PersonId], locked: &mut BTreeSet<EventId>) -> Result<()> {
    for event in service::events_of(w, people).await? {
        if locked.insert(event) {
            seats::lock(w, event).await?;
        }
    }
    Ok(())
}

/// Gives on what nobody has any more: seats of the event to who waits, seats of a country to who is next
/// of it.
async fn pass_on(w: &Write, by: &Actor, person: PersonId, freed: &Freed) -> Result<()> {
    for event in &freed.events {
        Box::pin(registrations::service::fill_free_seats(w, by, *event)).await?;
    }
    for gone in &freed.seats {
        let event = seats::lock(w, gone.event_id).await?;
        let gone = nominations::entity::nomination::Model { person_id: person, ..gone.clone() };
        Box::pin(offer_again(w, by, &event, &gone)).await?;
    }
    Ok(())
}

/// Where an event that is over had no seat, it is too late for one.
async fn seat(w: &Write, by: &Actor, person: PersonId, met: &BTreeSet<EventId>) -> Result<()> {
    for event in met {
        let event = seats::lock(w, *event).await?;
        if !event.is_over(w.now()) {
            Box::pin(follow_nominations(w, by, &event, Some(person))).await?;
        }
    }
    Ok(())
}

/// How much hangs on the one who stays that hung on the other, also where it is part of theirs now.
async fn move_all(w: &Write, from: PersonId, to: PersonId, freed: &Freed) -> Result<MovedToPerson> {
    Ok(MovedToPerson {
        focal_points: focal_points::service::move_to(w, from, to).await?,
        speakers: agenda::service::move_to(w, from, to).await?,
        nominations: nominations::service::move_to(w, from, to).await?,
        invitations: invitations::service::move_to(w, from, to).await?,
        registrations: registrations::service::move_to(w, from, to).await?,
        follow_ups: follow_ups::service::move_to(w, from, to).await?,
        recommendations: recommendations::service::move_to(w, from, to).await?,
        mails: mail::move_to(w, from, to).await?,
        united: freed.united,
    })
}
