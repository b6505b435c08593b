//! What follow-ups are described by.

use sea_orm::FromJsonQueryResult;
use serde::{Deserialize, Serialize};

use crate::countries::CountryCode;
use crate::invitations::types::{InvitationStatus, ParticipantRole};
use crate::registrations::types::RegistrationStatus;

crate::choices! {
    /// What the time of a follow-up is relative to.
    Anchor {
        /// The start of the event.
        EventStart,
        /// The end of the event.
        EventEnd,
        /// The end of registration.
        RegistrationClose,
        /// The sending of each person's invitation.
        InvitationSent,
    }

    /// How far a follow-up is.
    FollowUpStatus {
        /// Being written; never sent by itself.
        Draft,
        /// Will be sent when it is due.
        Scheduled,
        /// Given to the outbox.
        Sent,
        /// Was due at a time when it could not be sent.
        Missed,
        /// Called off.
        Cancelled,
    }
}

/// Who gets a follow-up: all of the lists that are given must hold.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, FromJsonQueryResult)]
#[serde(default)]
pub struct Audience {
    /// Registrations in one of these states.
    pub registration_status: Option<Vec<RegistrationStatus>>,
    /// Invitations in one of these states.
    pub invitation_status: Option<Vec<InvitationStatus>>,
    /// One of these roles.
    pub role: Option<Vec<ParticipantRole>>,
    /// From one of these countries.
    pub country: Option<Vec<CountryCode>>,
}
