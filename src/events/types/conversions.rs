//! A new event as a change of a blank one, and what null means for a nested object.

use crate::patch::Change;

use super::{ClaimedIn, ContactIn, EventCreate, EventPatch, RegistrationRulesIn, VenueIn};

#[expect(clippy::ref_option, reason = "it takes fields as they stand")]
fn given<T: Clone>(value: &Option<T>) -> Change<T> {
    value.clone().map_or(Change::Undefined, Change::Value)
}

impl From<&EventCreate> for EventPatch {
    fn from(input: &EventCreate) -> Self {
        Self {
            slug: input.slug.clone(),
            kind: None,
            title: None,
            theme: given(&input.theme),
            description: given(&input.description),
            objectives: given(&input.objectives),
            programme_id: given(&input.programme_id),
            sequence_number: given(&input.sequence_number),
            previous_event_id: given(&input.previous_event_id),
            access: input.access,
            modality: input.modality,
            time_zone: None,
            starts_on: None,
            ends_on: None,
            start_time: given(&input.start_time),
            end_time: given(&input.end_time),
            venue: given(&input.venue),
            online_url: given(&input.online_url),
            working_languages: given(&input.working_languages),
            tags: given(&input.tags),
            capacity: given(&input.capacity),
            online_capacity: given(&input.online_capacity),
            registration: given(&input.registration),
            invitation_reminders: given(&input.invitation_reminders),
            progress_requests: given(&input.progress_requests),
            contact: given(&input.contact),
            organizations: given(&input.organizations),
            countries: given(&input.countries),
            claimed: given(&input.claimed),
            references: given(&input.references),
            leads_to: given(&input.leads_to),
            notes: given(&input.notes),
            notify: None,
            reason: None,
        }
    }
}

impl VenueIn {
    /// What null says: none of it.
    pub(in crate::events) fn cleared() -> Self {
        Self {
            name: Change::Null,
            address: Change::Null,
            city: Change::Null,
            country: Change::Null,
        }
    }
}

impl RegistrationRulesIn {
    /// What null says: the defaults.
    pub(in crate::events) fn cleared() -> Self {
        Self {
            opens_on: Change::Null,
            closes_on: Change::Null,
            approval: Change::Null,
            waitlist: Change::Null,
            editing: Change::Null,
            digest: Change::Null,
        }
    }
}

impl ContactIn {
    /// What null says: none of it.
    pub(in crate::events) fn cleared() -> Self {
        Self { unit: Change::Null, email: Change::Null }
    }
}

impl ClaimedIn {
    /// What null says: none of it.
    pub(in crate::events) fn cleared() -> Self {
        Self { participants: Change::Null, countries: Change::Null, note: Change::Null }
    }
}
