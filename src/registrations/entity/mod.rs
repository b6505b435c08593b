//! The table of registrations.

pub mod digest;
pub mod tally;
pub mod word;

use sea_orm::entity::prelude::*;

use super::form::types::Versions;
use super::types::{
    Answers, AttendanceMode, Consent, ParticipantRole, RegistrationSource, RegistrationStatus,
    consent_to,
};
use crate::countries::CountryCode;
use crate::db::List;
use crate::ids::{EventId, InvitationId, OrganizationId, PersonId, RegistrationId};
use crate::text::Language;

/// A row of `registrations`.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "registrations")]
pub struct Model {
    /// Key.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: RegistrationId,
    /// Raised by every change; the `ETag`.
    pub version: i64,
    /// The event.
    pub event_id: EventId,
    /// The person; one registration for each person and event.
    pub person_id: PersonId,
    /// The invitation by which the person came.
    pub invitation_id: Option<InvitationId>,
    /// The registration whose place this one took.
    pub substitute_for_id: Option<RegistrationId>,
    /// What people see instead of the id; unique.
    pub code: String,
    /// The role.
    pub role: ParticipantRole,
    /// The country on the day.
    pub country: Option<CountryCode>,
    /// The organization.
    pub organization_id: Option<OrganizationId>,
    /// The organization's name on the day.
    pub organization: Option<String>,
    /// The position on the day.
    pub position: Option<String>,
    /// The answers to the form, by the keys of its fields.
    #[sea_orm(column_type = "JsonBinary")]
    pub answers: Answers,
    /// Which version of its field each of them answers.
    #[sea_orm(column_type = "JsonBinary")]
    pub answer_versions: Versions,
    /// Raised by every change of what it answers to sensitive fields; none: it answers nothing there.
    pub sensitive_version: Option<i64>,
    /// What the person agreed to.
    pub consents: List<Consent>,
    /// How the person attends.
    pub attendance_mode: AttendanceMode,
    /// How far it is.
    pub status: RegistrationStatus,
    /// How it came about.
    pub source: RegistrationSource,
    /// The place in the order of all who ever waited; there exactly while waitlisted.
    pub waitlist_seq: Option<i64>,
    /// The language of its mails; none: the person's.
    pub language: Option<Language>,
    /// Who registered the person, where it was not the person.
    pub registered_by: Option<String>,
    /// Who approved or rejected.
    pub decided_by: Option<String>,
    /// Why.
    pub decision_reason: Option<String>,
    /// The organizer's remark.
    pub remark: Option<String>,
    /// SEQUENCE of the calendar entry last sent (RFC 5546, section 2.1.4).
    pub calendar_sequence: i32,
    /// Names the row in its links.
    pub link_id: Uuid,
    /// Raised to kill the links given out before.
    pub link_generation: i32,
    /// Until when the address can be confirmed.
    pub unverified_until: Option<DateTimeUtc>,
    /// When it was approved or rejected.
    pub decided_at: Option<DateTimeUtc>,
    /// When the seat was given.
    pub confirmed_at: Option<DateTimeUtc>,
    /// When it was taken back.
    pub withdrawn_at: Option<DateTimeUtc>,
    /// Name, code, organization and position, folded for search.
    pub search: String,
    /// The day on which it was made, in the event's time zone.
    pub made_on: Date,
    /// When it was made.
    pub created_at: DateTimeUtc,
    /// When it was last changed.
    pub updated_at: DateTimeUtc,
}

crate::belongs_to! {
    /// The event.
    Event: EventId => crate::events::entity::event,
    /// The person.
    Person: PersonId => crate::people::entity::person,
    /// The invitation.
    Invitation: InvitationId => crate::invitations::entity,
}

impl Model {
    /// Whether the person agreed to something; nothing where they were not asked.
    pub fn consent_to(&self, purpose: &str) -> Option<bool> {
        consent_to(&self.consents, purpose)
    }

    /// Whether what it says was said by the person or by those who know them. What came with an
    /// address that nobody confirmed may have been typed by anybody.
    pub fn is_own_word(&self) -> bool {
        let confirmed = self.status.is_in() || self.confirmed_at.is_some();
        let unverified = self.status == RegistrationStatus::Unverified;
        !unverified && (confirmed || self.source != RegistrationSource::Public)
    }
}
