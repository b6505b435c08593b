//! Holding an event once more: the next of a series, with everything moved by as many days.

use chrono::{Duration, NaiveDate};

use crate::access::Actor;
use crate::agenda::entity::speaker;
use crate::agenda::service::{ItemOutline, Outline, items, panels};
use crate::agenda::types::{ItemCreate, PanelCreate, SpeakerInput};
use crate::db::Write;
use crate::error::{AppError, Result};
use crate::events::entity::event::Model as Event;
use crate::events::service::{self, Parts};
use crate::events::types::{
    ContactIn, EventClone, EventCreate, EventOut, RegistrationRulesIn, VenueIn,
};
use crate::follow_ups;
use crate::ids::EventId;
use crate::nominations;
use crate::patch::Change;
use crate::registrations::form;

/// Makes a draft after an event: its agenda, organizations, countries, quotas, registration form and
/// relative follow-ups.
/// People, answers, claims, references and coverage stay with the first.
pub async fn clone_event(
    w: &Write,
    by: &Actor,
    id: EventId,
    input: &EventClone,
) -> Result<EventOut> {
    let first = service::find(w, by, id).await?;
    let parts = service::parts_of(w, &[id]).await?.remove(&id).unwrap_or_default();
    let shift = input.starts_on.signed_duration_since(first.starts_on);
    let made = service::create(w, by, &next_of(&first, parts, input, shift)).await?;
    let outline = Outline::read(w, first).await?;
    // A limited token sees what it has just made.
    let by = &by.clone().with_event(made.id);
    copy_agenda(w, by, &outline, &made, shift, input.speakers.unwrap_or(false)).await?;
    form::service::copy(w, id, made.id).await?;
    nominations::service::quotas::copy(w, by, id, made.id).await?;
    let next = service::find(w, by, made.id).await?;
    follow_ups::service::copy_relative(w, by, id, &next).await?;
    Ok(made)
}

fn shifted(day: NaiveDate, shift: Duration) -> NaiveDate {
    day.checked_add_signed(shift).unwrap_or(day)
}

fn given<T>(value: Option<T>) -> Change<T> {
    value.map_or(Change::Undefined, Change::Value)
}

fn next_of(first: &Event, parts: Parts, input: &EventClone, shift: Duration) -> EventCreate {
    EventCreate {
        slug: input.slug.clone(),
        kind: first.kind,
        title: input.title.clone().unwrap_or_else(|| first.title.clone()),
        theme: first.theme.clone(),
        description: first.description.clone(),
        objectives: Some(first.objectives.0.clone()),
        programme_id: first.programme_id,
        sequence_number: first.sequence_number.map(|number| number.saturating_add(1)),
        previous_event_id: Some(first.id),
        access: Some(first.access),
        modality: Some(first.modality),
        time_zone: first.time_zone,
        starts_on: input.starts_on,
        ends_on: shifted(first.ends_on, shift),
        start_time: first.start_time.map(Into::into),
        end_time: first.end_time.map(Into::into),
        venue: Some(venue(first)),
        online_url: first.online_url.clone(),
        working_languages: Some(first.working_languages.0.clone()),
        tags: Some(first.tags.0.clone()),
        capacity: first.capacity,
        online_capacity: first.online_capacity,
        registration: Some(registration(first, shift)),
        invitation_reminders: first.invitation_reminders,
        progress_requests: first.progress_requests,
        contact: Some(ContactIn {
            unit: given(first.contact_unit.clone()),
            email: given(first.contact_email.clone()),
        }),
        organizations: Some(parts.organizations),
        countries: Some(parts.countries),
        claimed: None,
        references: None,
        leads_to: None,
        notes: None,
    }
}

fn venue(first: &Event) -> VenueIn {
    VenueIn {
        name: given(first.venue_name.clone()),
        address: given(first.venue_address.clone()),
        city: given(first.venue_city.clone()),
        country: given(first.venue_country.clone()),
    }
}

fn registration(first: &Event, shift: Duration) -> RegistrationRulesIn {
    RegistrationRulesIn {
        opens_on: given(first.registration_opens_on.map(|day| shifted(day, shift))),
        closes_on: given(first.registration_closes_on.map(|day| shifted(day, shift))),
        approval: Change::Value(first.registration_approval),
        waitlist: Change::Value(first.registration_waitlist),
        editing: Change::Value(first.registration_editing),
        digest: Change::Value(first.registration_digest),
    }
}

async fn copy_agenda(
    w: &Write,
    by: &Actor,
    outline: &Outline,
    next: &EventOut,
    shift: Duration,
    with_speakers: bool,
) -> Result<()> {
    let days = next.starts_on..=next.ends_on;
    let unfit = |error| unfit("event.clone_agenda", error);
    for whole in &outline.panels {
        let panel = &whole.panel;
        let input = PanelCreate {
            position: None,
            title: panel.title.clone(),
            description: panel.description.clone(),
            // A day that the first event has moved away from is none of the next one's either.
            day: panel.day.map(|day| shifted(day, shift)).filter(|day| days.contains(day)),
            start_time: panel.start_time.map(Into::into),
            end_time: panel.end_time.map(Into::into),
            room: panel.room.clone(),
            notes: panel.notes.clone(),
        };
        let made = panels::create(w, by, next.id, &input).await.map_err(unfit)?;
        for item in &whole.items {
            let input = item_of(item, with_speakers);
            items::create(w, by, made.id, &input).await.map_err(unfit)?;
        }
    }
    Ok(())
}

/// What is wrong with a panel on its new day is no field of the request.
pub(super) fn unfit(code: &'static str, error: AppError) -> AppError {
    if error.fields.is_empty() {
        return error;
    }
    let what: Vec<&str> = error.fields.iter().map(|field| field.message.as_str()).collect();
    let detail = format!("The agenda cannot be moved to these days: {}.", what.join("; "));
    AppError::conflict(code, detail)
}

fn item_of(outline: &ItemOutline, with_speakers: bool) -> ItemCreate {
    let item = &outline.item;
    let speakers = if with_speakers { outline.speakers.as_slice() } else { &[] };
    ItemCreate {
        position: None,
        kind: item.kind,
        title: item.title.clone(),
        abstract_text: item.abstract_text.clone(),
        host_organization_id: item.host_organization_id,
        start_time: item.start_time.map(Into::into),
        end_time: item.end_time.map(Into::into),
        speakers: speakers.iter().map(speaker_of).collect(),
    }
}

/// Somebody of the address book as they are now; somebody else as they were.
fn speaker_of(who: &speaker::Model) -> SpeakerInput {
    if who.person_id.is_some() {
        return SpeakerInput {
            person_id: who.person_id,
            role: who.role,
            honorific: Change::Undefined,
            full_name: None,
            position: Change::Undefined,
            organization: Change::Undefined,
            country: Change::Undefined,
        };
    }
    SpeakerInput {
        person_id: None,
        role: who.role,
        honorific: given(who.honorific.clone()),
        full_name: Some(who.full_name.clone()),
        position: given(who.job_title.clone()),
        organization: given(who.organization.clone()),
        country: given(who.country.clone()),
    }
}
