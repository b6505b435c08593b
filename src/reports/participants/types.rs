//! The list of participants as callers see it.

use chrono::NaiveDate;
use poem_openapi::Object;

use crate::countries::CountryCode;
use crate::ids::{EventId, RegistrationId};
use crate::registrations::types::ParticipantRole;
use crate::text::Language;

crate::choices! {
    /// A part of the list of participants, in the order in which they stand in it.
    ParticipantPart {
        /// Delegates, by country.
        Delegations,
        /// Observers.
        Observers,
        /// Speakers and resource persons.
        ResourcePersons,
        /// Organizers.
        Organizers,
        /// Guests.
        Guests,
        /// Media.
        Media,
    }
}

/// The list of participants of an event.
#[derive(Clone, Debug, Object)]
pub struct ListOfParticipants {
    /// The event.
    pub event_id: EventId,
    /// Its title in the language of the list.
    pub title: String,
    /// Its first day.
    pub starts_on: NaiveDate,
    /// Its last day.
    pub ends_on: NaiveDate,
    /// The language of the list, by whose alphabet it is ordered.
    pub language: Language,
    /// How many stand in it.
    pub listed: u64,
    /// How many are confirmed and did not agree to stand in it.
    pub not_listed: u64,
    /// Those who stand in it, in official order.
    pub participants: Vec<ListedParticipant>,
}

/// Somebody who stands in the list of participants, as on the day.
#[derive(Clone, Debug, PartialEq, Eq, Object)]
pub struct ListedParticipant {
    /// The place in the list; 1 is the first.
    pub number: u64,
    /// The part of the list.
    pub part: ParticipantPart,
    /// Their registration.
    pub registration_id: RegistrationId,
    /// In which role they take part.
    pub role: ParticipantRole,
    /// The country they come for.
    pub country: Option<CountryCode>,
    /// Its name in the language of the list.
    pub country_name: Option<String>,
    /// How they are addressed.
    pub honorific: Option<String>,
    /// Their name as they write it.
    pub full_name: String,
    /// Their position.
    pub position: Option<String>,
    /// The organization they come for.
    pub organization: Option<String>,
    /// Their place in the order of their delegation, where it was named.
    #[oai(skip)]
    pub rank: Option<i32>,
}
