//! Which focal point is asked how far its organization is.

use sea_orm::entity::prelude::*;

use crate::ids::{EventId, FocalPointId, OrganizationId, ProgressRequestId};
use crate::recommendations::requests::types::ProgressRequestStatus;

/// A row of `progress_requests`.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "progress_requests")]
pub struct Model {
    /// Key.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ProgressRequestId,
    /// Raised by every change; the `ETag`.
    pub version: i64,
    /// The event that recommended something.
    pub event_id: EventId,
    /// The addressee.
    pub organization_id: OrganizationId,
    /// Who is asked.
    pub focal_point_id: FocalPointId,
    /// How far it is.
    pub status: ProgressRequestStatus,
    /// How often they were asked.
    pub times_asked: i32,
    /// Names the row in its link.
    pub link_id: Uuid,
    /// Raised to kill the links given out before.
    pub link_generation: i32,
    /// When they were last asked.
    pub asked_at: Option<DateTimeUtc>,
    /// When they were first asked since they last reported.
    pub waiting_since: Option<DateTimeUtc>,
    /// When they last reported.
    pub answered_at: Option<DateTimeUtc>,
    /// When it was made.
    pub created_at: DateTimeUtc,
    /// When it was last changed.
    pub updated_at: DateTimeUtc,
}

crate::belongs_to! {
    /// The event.
    Event: EventId => crate::events::entity::event,
    /// The addressee.
    Organization: OrganizationId => crate::organizations::entity,
    /// Who is asked.
    FocalPoint: FocalPointId => crate::people::focal_points::entity,
}
