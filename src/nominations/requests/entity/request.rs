//! Whom the organizers have asked to name a delegation.

use sea_orm::entity::prelude::*;

use crate::countries::CountryCode;
use crate::ids::{EventId, FocalPointId, NominationRequestId, OrganizationId, UploadId};
use crate::nominations::requests::types::NominationRequestStatus;
use crate::text::Language;

/// A row of `nomination_requests`.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "nomination_requests")]
pub struct Model {
    /// Key.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: NominationRequestId,
    /// Raised by every change; the `ETag`.
    pub version: i64,
    /// The event.
    pub event_id: EventId,
    /// The country that names them; that of the organization, where one is asked.
    pub country: CountryCode,
    /// The organization that is asked; none: the country.
    pub organization_id: Option<OrganizationId>,
    /// The one focal point who is written to; none: all of the country or the organization.
    pub focal_point_id: Option<FocalPointId>,
    /// How many it may name; none: as many as it likes.
    pub seats: Option<i32>,
    /// How many alternates it may name besides; none: as many as it likes.
    pub alternates: Option<i32>,
    /// The last day, in the event's zone; none: until the event starts.
    pub deadline: Option<Date>,
    /// The language of the letters; none: that of whoever gets them.
    pub language: Option<Language>,
    /// A word from the organizers.
    pub note: Option<String>,
    /// How far it is, but for what follows from the clock.
    pub status: NominationRequestStatus,
    /// Raised each time that the delegation changes: of two who change it at once, the second is told.
    pub edition: i64,
    /// How often was reminded of it.
    pub reminders: i32,
    /// Names the row in its link.
    pub link_id: Uuid,
    /// Raised to kill the links given out before.
    pub link_generation: i32,
    /// When it was first sent.
    pub sent_at: Option<DateTimeUtc>,
    /// When the delegation was last changed.
    pub answered_at: Option<DateTimeUtc>,
    /// When was last reminded of it.
    pub last_reminded_at: Option<DateTimeUtc>,
    /// Before when no reminder by rule counts as due, in a database that was restored. Nothing that is
    /// shown: it leaves the version as it is.
    pub reminders_from: Option<DateTimeUtc>,
    /// The note verbale by which the delegation is named.
    pub note_verbale_id: Option<UploadId>,
    /// How many days after the event that is deleted.
    pub note_verbale_days: i32,
    /// When it was made.
    pub created_at: DateTimeUtc,
    /// When it was last changed.
    pub updated_at: DateTimeUtc,
}

crate::belongs_to! {
    /// The event.
    Event: EventId => crate::events::entity::event,
    /// The organization.
    Organization: OrganizationId => crate::organizations::entity,
    /// The focal point.
    FocalPoint: FocalPointId => crate::people::focal_points::entity,
    /// The note verbale.
    NoteVerbale: NoteVerbaleId => crate::uploads::entity::upload,
}
