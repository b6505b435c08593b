//! The table of invitations.

use sea_orm::entity::prelude::*;

use super::types::{InvitationStatus, ParticipantRole};
use crate::ids::{EventId, InvitationId, PersonId};
use crate::text::Language;

/// A row of `invitations`.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "invitations")]
pub struct Model {
    /// Key.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: InvitationId,
    /// Raised by every change; the `ETag`.
    pub version: i64,
    /// The event.
    pub event_id: EventId,
    /// The person; one invitation for each person and event.
    pub person_id: PersonId,
    /// The invitation of the person who named this one in their place.
    pub substitute_for_id: Option<InvitationId>,
    /// Whether the organizers invited the person themselves, or took the invitation back; one that only
    /// an invitee brought about goes with whoever they name next.
    pub in_own_right: bool,
    /// The role in which the person is invited.
    pub role: ParticipantRole,
    /// The language of the invitation; none: the person's.
    pub language: Option<Language>,
    /// A personal note in the mail.
    pub note: Option<String>,
    /// Whether the registration needs no approval.
    pub skip_approval: bool,
    /// How far it is.
    pub status: InvitationStatus,
    /// Who answered on the invitee's behalf.
    pub answered_by: Option<String>,
    /// Why the invitee does not come.
    pub decline_reason: Option<String>,
    /// Who comes in their place, as the invitee wrote the name; it says nothing of who is known.
    pub substitute_name: Option<String>,
    /// How often the invitee was reminded.
    pub reminders: i32,
    /// Names the row in its link.
    pub link_id: Uuid,
    /// Raised to kill the links given out before.
    pub link_generation: i32,
    /// When it was first sent.
    pub sent_at: Option<DateTimeUtc>,
    /// When it was last answered.
    pub answered_at: Option<DateTimeUtc>,
    /// When it ends; none: with the event.
    pub expires_at: Option<DateTimeUtc>,
    /// When the invitee was last reminded.
    pub last_reminded_at: Option<DateTimeUtc>,
    /// From when the days until the next reminder by rule count at the earliest, in a database that
    /// was restored. Nothing that is shown: it leaves the version as it is.
    pub reminders_from: Option<DateTimeUtc>,
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
}
