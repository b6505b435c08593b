//! Whom a country has named for an event.

use sea_orm::entity::prelude::*;

use crate::countries::CountryCode;
use crate::events::types::ParticipantRole;
use crate::ids::{EventId, InvitationId, NominationId, NominationRequestId, PersonId};
use crate::nominations::types::NominationStatus;

/// A row of `nominations`.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "nominations")]
pub struct Model {
    /// Key.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: NominationId,
    /// Raised by every change; the `ETag`.
    pub version: i64,
    /// The event.
    pub event_id: EventId,
    /// The person; one nomination for each person and event.
    pub person_id: PersonId,
    /// The country that named them, whose seat they take.
    pub country: CountryCode,
    /// The invitation that a selected one got. Invitations stand above nominations, so only the key
    /// is kept here.
    pub invitation_id: Option<InvitationId>,
    /// The request in answer to which they were named; none: an organizer entered them.
    pub request_id: Option<NominationRequestId>,
    /// The role.
    pub role: ParticipantRole,
    /// Their place in the country's order; 1 comes first.
    pub rank: i32,
    /// Whether they are to come only in the place of another.
    pub alternate: bool,
    /// How far it is.
    pub status: NominationStatus,
    /// Why they were declined.
    pub decline_reason: Option<String>,
    /// Who decided last; none where it followed from an answer.
    pub decided_by: Option<String>,
    /// When it was decided last.
    pub decided_at: Option<DateTimeUtc>,
    /// When it was made.
    pub created_at: DateTimeUtc,
    /// When it was last changed.
    pub updated_at: DateTimeUtc,
}

impl Model {
    /// Whether the organizers said no, and not the nominee.
    pub fn is_turned_down(&self) -> bool {
        self.status == NominationStatus::Declined && self.decided_by.is_some()
    }
}

crate::belongs_to! {
    /// The event.
    Event: EventId => crate::events::entity::event,
    /// The person.
    Person: PersonId => crate::people::entity::person,
    /// The request.
    Request: RequestId => crate::nominations::requests::entity::request,
}
