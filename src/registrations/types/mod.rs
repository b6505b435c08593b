//! What registrations are described by.

mod decisions;

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use poem_openapi::Object;
use sea_orm::FromJsonQueryResult;
use sea_orm::prelude::DateTimeUtc;
use serde::{Deserialize, Serialize};

use crate::countries::CountryCode;
use crate::ids::{EventId, InvitationId, OrganizationId, PersonId, RegistrationId};
use crate::patch::Change;
use crate::people::types::PersonCreate;
use crate::text::Language;

pub use crate::invitations::types::ParticipantRole;
pub use decisions::{
    RegistrationDecisionBatch, RegistrationDecisionsResult, RegistrationDecisionsRow,
    RegistrationOutcome, RegistrationVerdict, Verdict,
};

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

impl RegistrationStatus {
    /// Whether it counts: decided on or waiting to be.
    pub fn is_in(self) -> bool {
        matches!(self, Self::Pending | Self::Confirmed | Self::Waitlisted)
    }
}

/// The answers to the form, by the keys of its fields.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, FromJsonQueryResult)]
#[serde(transparent)]
pub struct Answers(pub BTreeMap<String, serde_json::Value>);

/// The purpose of the consent to stand in the list of participants.
pub const LIST_OF_PARTICIPANTS: &str = "list_of_participants";

/// What a person agreed to, or not.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Object)]
pub struct Consent {
    /// What for: `list_of_participants`, or the key of a field of the registration form.
    pub purpose: String,
    /// The version of the text that was shown.
    pub version: String,
    /// Whether the person agreed.
    pub given: bool,
    /// When.
    pub at: DateTimeUtc,
}

/// Whether somebody agreed to something; nothing where they were not asked.
pub fn consent_to(consents: &[Consent], purpose: &str) -> Option<bool> {
    let said = consents.iter().rev().find(|consent| consent.purpose == purpose);
    said.map(|consent| consent.given)
}

/// A registration made by an organizer.
#[derive(Clone, Debug, Object)]
pub struct RegistrationCreate {
    /// Who; or give `person`.
    pub person_id: Option<PersonId>,
    /// Who, if they are not in the address book yet; matched by e-mail, else made.
    pub person: Option<PersonCreate>,
    /// In which role; `delegate` when left out.
    pub role: Option<ParticipantRole>,
    /// The country they come for; the person's when left out.
    pub country: Option<CountryCode>,
    /// The organization they come for, as on the day; the person's when left out.
    #[oai(validator(max_length = 300))]
    pub organization: Option<String>,
    /// The same as an entry of the address book.
    pub organization_id: Option<OrganizationId>,
    /// Their position, as on the day; the person's when left out.
    #[oai(validator(max_length = 500))]
    pub position: Option<String>,
    /// In the room or online; as the event is held when left out.
    pub attendance_mode: Option<AttendanceMode>,
    /// Answers to the registration form, by the keys of its fields; what must be answered by whoever
    /// registers may be left out. That to a consent says whether the person gave it, and stands in
    /// `consents`; that to a sensitive field stands apart; that to a file is an upload of yours, as
    /// `{"upload_id": "..."}`.
    #[oai(default)]
    pub answers: BTreeMap<String, serde_json::Value>,
    /// Whether they told you that they agree to stand in the list of participants; nothing is said of
    /// that when left out.
    pub list_of_participants: Option<bool>,
    /// The language of their mails; the person's when left out.
    pub language: Option<Language>,
    /// A remark that organizers alone see.
    #[oai(validator(max_length = 2000))]
    pub remark: Option<String>,
    /// Whether they get a mail about it.
    #[oai(default = "yes")]
    pub notify: bool,
}

fn yes() -> bool {
    true
}

/// What changes in a registration: what is left out stays, null clears.
#[derive(Clone, Debug, Object)]
pub struct RegistrationPatch {
    /// In which role; organizers take no seat.
    pub role: Option<ParticipantRole>,
    /// The country they come for.
    pub country: Change<CountryCode>,
    /// The organization they come for.
    #[oai(validator(max_length = 300))]
    pub organization: Change<String>,
    /// The same as an entry of the address book.
    pub organization_id: Change<OrganizationId>,
    /// Their position.
    #[oai(validator(max_length = 500))]
    pub position: Change<String>,
    /// In the room or online: who has a seat needs a free one of the other kind.
    pub attendance_mode: Option<AttendanceMode>,
    /// Answers to the registration form; replaces all of them, but for consents and sensitive answers
    /// about which nothing is said. Null in place of a sensitive answer deletes it. A file stays that is
    /// sent back as it was read, and is deleted when its answer is left out or names another upload.
    pub answers: Change<BTreeMap<String, serde_json::Value>>,
    /// The language of their mails.
    pub language: Change<Language>,
    /// A remark that organizers alone see.
    #[oai(validator(max_length = 2000))]
    pub remark: Change<String>,
    /// Whether the person gets one mail that names what changed for them.
    pub notify: Option<bool>,
}

/// A decision about a registration.
#[derive(Clone, Debug, Default, Object)]
pub struct RegistrationDecision {
    /// Why; it stands in the mail.
    #[oai(validator(max_length = 2000))]
    pub reason: Option<String>,
    /// Whether they get a mail about it.
    #[oai(default = "yes")]
    pub notify: bool,
}

/// Who takes the place.
#[derive(Clone, Debug, Object)]
pub struct RegistrationSubstitute {
    /// Who; or give `person`.
    pub person_id: Option<PersonId>,
    /// Who, if they are not in the address book yet; matched by e-mail, else made.
    pub person: Option<PersonCreate>,
    /// Whether both get a mail about it.
    #[oai(default = "yes")]
    pub notify: bool,
}

/// A registration.
#[derive(Clone, Debug, Object)]
pub struct RegistrationOut {
    /// Its id.
    pub id: RegistrationId,
    /// Its version, as in the ETag.
    pub version: i64,
    /// The event.
    pub event_id: EventId,
    /// The short code that people see.
    pub code: String,
    /// Who.
    pub person_id: PersonId,
    /// Their name.
    pub full_name: String,
    /// In which role.
    pub role: ParticipantRole,
    /// The country they come for, as on the day.
    pub country: Option<CountryCode>,
    /// The organization they come for, as on the day.
    pub organization: Option<String>,
    /// The same as an entry of the address book.
    pub organization_id: Option<OrganizationId>,
    /// Their position, as on the day.
    pub position: Option<String>,
    /// Answers to the registration form, by the keys of its fields. That to a file has its `upload_id`,
    /// `name`, `media_type`, `size` in bytes and the `path` under which organizers save it.
    pub answers: BTreeMap<String, serde_json::Value>,
    /// Which version of its field each of them answers: what was asked says the form of the event.
    pub answer_versions: BTreeMap<String, i32>,
    /// Raised whenever its sensitive answers change, which are read at
    /// `/registrations/{id}/sensitive-answers` alone; null where there are none.
    pub sensitive_version: Option<i64>,
    /// In the room or online.
    pub attendance_mode: AttendanceMode,
    /// How far it is.
    pub status: RegistrationStatus,
    /// How it came about.
    pub source: RegistrationSource,
    /// The place on the waiting list of its mode; 1 is next.
    pub waitlist_position: Option<u64>,
    /// What they agreed to.
    pub consents: Vec<Consent>,
    /// The invitation it came of.
    pub invitation_id: Option<InvitationId>,
    /// The registration whose place it took.
    pub substitute_for_id: Option<RegistrationId>,
    /// The language of their mails.
    pub language: Option<Language>,
    /// Who registered them, where they did not do so themselves.
    pub registered_by: Option<String>,
    /// Who approved or rejected it; of one that is withdrawn, the organizer who withdrew it, and null
    /// where the person did.
    pub decided_by: Option<String>,
    /// Why it was rejected or withdrawn.
    pub decision_reason: Option<String>,
    /// A remark that organizers alone see.
    pub remark: Option<String>,
    /// When it was confirmed.
    pub confirmed_at: Option<DateTime<Utc>>,
    /// When it was withdrawn.
    pub withdrawn_at: Option<DateTime<Utc>>,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// When it was last changed.
    pub updated_at: DateTime<Utc>,
}

/// Filters for registrations.
#[derive(Clone, Debug, Default, Object)]
pub struct RegistrationFilter {
    /// Those in this state.
    pub status: Option<RegistrationStatus>,
    /// Those in this role.
    pub role: Option<ParticipantRole>,
    /// Those of this country.
    pub country: Option<CountryCode>,
    /// Those that came about so.
    pub source: Option<RegistrationSource>,
    /// In the room or online.
    pub attendance_mode: Option<AttendanceMode>,
    /// Of this person.
    pub person_id: Option<PersonId>,
    /// Of this organization.
    pub organization_id: Option<OrganizationId>,
    /// With this code.
    pub code: Option<String>,
}
