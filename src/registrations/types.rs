//! What registrations are described by.

use std::collections::BTreeMap;

use sea_orm::FromJsonQueryResult;
use sea_orm::prelude::DateTimeUtc;
use serde::{Deserialize, Serialize};

pub use crate::invitations::types::ParticipantRole;

crate::choices! {
    /// How far a registration is.
    RegistrationStatus {
        /// The address is not confirmed yet.
        Unverified,
        /// Waits for an organizer's decision.
        Pending,
        /// Has a seat.
        Confirmed,
        /// Waits for a seat.
        Waitlisted,
        /// Turned down by an organizer.
        Rejected,
        /// Taken back.
        Withdrawn,
    }

    /// How a registration came about.
    RegistrationSource {
        /// By an invitation.
        Invitation,
        /// By the public page.
        Public,
        /// By a nomination.
        Nomination,
        /// By an organizer.
        Organizer,
    }

    /// How a person attends.
    AttendanceMode {
        /// In the room.
        InPerson,
        /// Over the network.
        Online,
    }
}

/// The answers to the form, by the keys of its fields.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, FromJsonQueryResult)]
#[serde(transparent)]
pub struct Answers(pub BTreeMap<String, serde_json::Value>);

/// What a person agreed to, or not.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Consent {
    /// What for, such as the list of participants.
    pub purpose: String,
    /// The version of the text that was shown.
    pub version: String,
    /// Whether the person agreed.
    pub given: bool,
    /// When.
    pub at: DateTimeUtc,
}
