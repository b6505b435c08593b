//! Badges as callers see them.

use poem_openapi::Object;

use crate::countries::CountryCode;
use crate::ids::{EventId, RegistrationId};
use crate::registrations::types::ParticipantRole;
use crate::text::Language;

crate::choices! {
    /// What badges are printed on.
    BadgeLayout {
        /// A page of A6 for each, to be put into a holder.
        A6,
        /// Sheets of A4 with eight labels of 99.1 × 67.7 mm.
        Labels,
    }
}

/// The badges of an event.
#[derive(Clone, Debug, Object)]
pub struct BadgeList {
    /// The event.
    pub event_id: EventId,
    /// Its title in the language of the badges.
    pub title: String,
    /// The language of the badges.
    pub language: Language,
    /// The badges, by name.
    pub badges: Vec<BadgeOut>,
}

/// A badge.
#[derive(Clone, Debug, PartialEq, Eq, Object)]
pub struct BadgeOut {
    /// Whose it is.
    pub registration_id: RegistrationId,
    /// The registration's code, which its QR code holds.
    pub code: String,
    /// The name for badges, else the full name.
    pub name: String,
    /// The organization on the day.
    pub organization: Option<String>,
    /// The country on the day.
    pub country: Option<CountryCode>,
    /// Its name in the language of the badge.
    pub country_name: Option<String>,
    /// The role.
    pub role: ParticipantRole,
    /// What it is called in the language of the badge.
    pub role_name: String,
    /// The colour of the role, `#rrggbb`.
    pub colour: String,
}
