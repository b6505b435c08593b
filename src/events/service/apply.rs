//! A change, written over a row.

use crate::db::{List, Write};
use crate::events::entity::event::Model;
use crate::events::types::{
    Access, Approval, ClaimedIn, ContactIn, EventCreate, EventPatch, EventStatus, Modality,
    RegistrationEditing, RegistrationRulesIn, VenueIn,
};
use crate::patch::{Change, Patch as _};

/// A new row with what is required; the rest is applied as a change.
pub(super) fn blank(w: &Write, input: &EventCreate) -> Model {
    Model {
        id: w.new_id(),
        version: 1,
        slug: String::new(),
        kind: input.kind,
        title: input.title.clone(),
        title_sort: String::new(),
        theme: None,
        description: None,
        objectives: List::default(),
        programme_id: None,
        sequence_number: None,
        previous_event_id: None,
        access: Access::Public,
        modality: Modality::InPerson,
        time_zone: input.time_zone,
        starts_on: input.starts_on,
        ends_on: input.ends_on,
        start_time: None,
        end_time: None,
        venue_name: None,
        venue_address: None,
        venue_city: None,
        venue_country: None,
        online_url: None,
        working_languages: List::default(),
        tags: List::default(),
        capacity: None,
        online_capacity: None,
        registration_opens_on: None,
        registration_closes_on: None,
        registration_approval: Approval::Automatic,
        registration_waitlist: true,
        registration_editing: RegistrationEditing::UntilEnd,
        registration_digest: true,
        invitation_reminders: None,
        progress_requests: None,
        contact_unit: None,
        contact_email: None,
        claimed_participants: None,
        claimed_countries: None,
        claimed_note: None,
        references: List::default(),
        leads_to: List::default(),
        notes: None,
        status: EventStatus::Draft,
        cancel_reason: None,
        confirmed_count: 0,
        confirmed_online_count: 0,
        waitlist_counter: 0,
        calendar_sequence: 0,
        published_at: None,
        cancelled_at: None,
        completed_at: None,
        archived_at: None,
        search: String::new(),
        created_at: w.now(),
        updated_at: w.now(),
    }
}

/// Writes a change over a row.
pub(super) fn apply(patch: &EventPatch, row: &mut Model) {
    patch.slug.apply(&mut row.slug);
    patch.kind.apply(&mut row.kind);
    patch.title.apply(&mut row.title);
    patch.theme.apply(&mut row.theme);
    patch.description.apply(&mut row.description);
    patch.objectives.apply(&mut row.objectives);
    patch.programme_id.apply(&mut row.programme_id);
    patch.sequence_number.apply(&mut row.sequence_number);
    patch.previous_event_id.apply(&mut row.previous_event_id);
    patch.access.apply(&mut row.access);
    patch.working_languages.apply(&mut row.working_languages);
    patch.tags.apply(&mut row.tags);
    patch.references.apply(&mut row.references);
    patch.leads_to.apply(&mut row.leads_to);
    patch.notes.apply(&mut row.notes);
    place_and_time(patch, row);
    patch.capacity.apply(&mut row.capacity);
    patch.online_capacity.apply(&mut row.online_capacity);
    patch.invitation_reminders.apply(&mut row.invitation_reminders);
    patch.progress_requests.apply(&mut row.progress_requests);
    match &patch.registration {
        Change::Undefined => {}
        Change::Null => registration(&RegistrationRulesIn::cleared(), row),
        Change::Value(rules) => registration(rules, row),
    }
    match &patch.contact {
        Change::Undefined => {}
        Change::Null => contact(&ContactIn::cleared(), row),
        Change::Value(given) => contact(given, row),
    }
    match &patch.claimed {
        Change::Undefined => {}
        Change::Null => claimed(&ClaimedIn::cleared(), row),
        Change::Value(given) => claimed(given, row),
    }
}

fn place_and_time(patch: &EventPatch, row: &mut Model) {
    patch.modality.apply(&mut row.modality);
    patch.time_zone.apply(&mut row.time_zone);
    patch.starts_on.apply(&mut row.starts_on);
    patch.ends_on.apply(&mut row.ends_on);
    patch.start_time.apply(&mut row.start_time);
    patch.end_time.apply(&mut row.end_time);
    patch.online_url.apply(&mut row.online_url);
    match &patch.venue {
        Change::Undefined => {}
        Change::Null => venue(&VenueIn::cleared(), row),
        Change::Value(given) => venue(given, row),
    }
}

fn venue(given: &VenueIn, row: &mut Model) {
    given.name.apply(&mut row.venue_name);
    given.address.apply(&mut row.venue_address);
    given.city.apply(&mut row.venue_city);
    given.country.apply(&mut row.venue_country);
}

fn registration(given: &RegistrationRulesIn, row: &mut Model) {
    given.opens_on.apply(&mut row.registration_opens_on);
    given.closes_on.apply(&mut row.registration_closes_on);
    given.approval.apply_or(&mut row.registration_approval, Approval::Automatic);
    given.waitlist.apply_or(&mut row.registration_waitlist, true);
    given.editing.apply_or(&mut row.registration_editing, RegistrationEditing::UntilEnd);
    given.digest.apply_or(&mut row.registration_digest, true);
}

fn contact(given: &ContactIn, row: &mut Model) {
    given.unit.apply(&mut row.contact_unit);
    given.email.apply(&mut row.contact_email);
}

fn claimed(given: &ClaimedIn, row: &mut Model) {
    given.participants.apply(&mut row.claimed_participants);
    given.countries.apply(&mut row.claimed_countries);
    given.note.apply(&mut row.claimed_note);
}
