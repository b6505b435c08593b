//! Events as callers see them.

use sea_orm::ConnectionTrait;

use super::parts::{Parts, parts_of, parts_of_one};
use crate::error::Result;
use crate::events::entity::event::Model;
use crate::events::types::{Claimed, Contact, EventOut, RegistrationRules, Venue};
use crate::ids::EventId;

/// One event with all that hangs on it.
pub async fn one(db: &impl ConnectionTrait, event: Model) -> Result<EventOut> {
    let parts = parts_of_one(db, event.id).await?;
    Ok(shown(event, parts))
}

/// Several events with all that hangs on them, in a fixed number of queries.
pub(super) async fn all(db: &impl ConnectionTrait, events: Vec<Model>) -> Result<Vec<EventOut>> {
    let ids: Vec<EventId> = events.iter().map(|event| event.id).collect();
    let mut parts = parts_of(db, &ids).await?;
    let mut shown_with = |event: Model| {
        let parts = parts.remove(&event.id).unwrap_or_default();
        shown(event, parts)
    };
    Ok(events.into_iter().map(&mut shown_with).collect())
}

pub(super) fn shown(event: Model, parts: Parts) -> EventOut {
    EventOut {
        starts_at: event.starts_at(),
        ends_at: event.ends_at(),
        venue: venue(&event),
        registration: registration(&event),
        contact: Contact { unit: event.contact_unit.clone(), email: event.contact_email.clone() },
        claimed: claimed(&event),
        organizations: parts.organizations,
        countries: parts.countries,
        id: event.id,
        version: event.version,
        slug: event.slug,
        kind: event.kind,
        title: event.title,
        theme: event.theme,
        description: event.description,
        objectives: event.objectives.0,
        programme_id: event.programme_id,
        sequence_number: event.sequence_number,
        previous_event_id: event.previous_event_id,
        access: event.access,
        modality: event.modality,
        time_zone: event.time_zone,
        starts_on: event.starts_on,
        ends_on: event.ends_on,
        start_time: event.start_time.map(Into::into),
        end_time: event.end_time.map(Into::into),
        online_url: event.online_url,
        working_languages: event.working_languages.0,
        tags: event.tags.0,
        capacity: event.capacity,
        invitation_reminders: event.invitation_reminders,
        progress_requests: event.progress_requests,
        online_capacity: event.online_capacity,
        references: event.references.0,
        leads_to: event.leads_to.0,
        notes: event.notes,
        status: event.status,
        cancel_reason: event.cancel_reason,
        published_at: event.published_at,
        cancelled_at: event.cancelled_at,
        completed_at: event.completed_at,
        archived_at: event.archived_at,
        created_at: event.created_at,
        updated_at: event.updated_at,
    }
}

fn venue(event: &Model) -> Venue {
    Venue {
        name: event.venue_name.clone(),
        address: event.venue_address.clone(),
        city: event.venue_city.clone(),
        country: event.venue_country.clone(),
    }
}

fn registration(event: &Model) -> RegistrationRules {
    RegistrationRules {
        opens_on: event.registration_opens_on,
        closes_on: event.registration_closes_on,
        approval: event.registration_approval,
        waitlist: event.registration_waitlist,
        editing: event.registration_editing,
        digest: event.registration_digest,
    }
}

fn claimed(event: &Model) -> Claimed {
    Claimed {
        participants: event.claimed_participants,
        countries: event.claimed_countries,
        note: event.claimed_note.clone(),
    }
}
