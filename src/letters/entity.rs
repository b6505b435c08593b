//! The register of letters.

use sea_orm::entity::prelude::*;

use crate::ids::{EventId, InvitationId, LetterId, RegistrationId};
use crate::text::Language;

/// A row of `letters`.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "letters")]
pub struct Model {
    /// Key.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: LetterId,
    /// Raised by every change; the `ETag`.
    pub version: i64,
    /// The event.
    pub event_id: EventId,
    /// The invitation that it is.
    pub invitation_id: Option<InvitationId>,
    /// Or the registration that it supports.
    pub registration_id: Option<RegistrationId>,
    /// Its number among those of the event.
    pub number: i32,
    /// The reference number as it stands in it, whatever the event is called later.
    pub reference: String,
    /// The day that it bears, in the event's time zone.
    pub issued_on: Date,
    /// Its language.
    pub language: Language,
    /// Who signs it.
    pub signatory_name: Option<String>,
    /// Their position.
    pub signatory_title: Option<String>,
    /// Whether another letter about the same goes before it, as whom it is to had been two people.
    pub further: bool,
    /// When it was made.
    pub created_at: DateTimeUtc,
    /// When it was last changed.
    pub updated_at: DateTimeUtc,
}

crate::belongs_to! {
    /// The event.
    Event: EventId => crate::events::entity::event,
    /// The invitation.
    Invitation: InvitationId => crate::invitations::entity,
    /// The registration.
    Registration: RegistrationId => crate::registrations::entity,
}
