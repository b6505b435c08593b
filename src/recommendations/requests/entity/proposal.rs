//! Whom a focal point names to be written to.

use sea_orm::entity::prelude::*;

use crate::ids::{ContactProposalId, EventId, FocalPointId, OrganizationId, ProgressRequestId};
use crate::mail::EmailAddress;
use crate::recommendations::requests::types::ContactProposalStatus;

/// A row of `contact_proposals`.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "contact_proposals")]
pub struct Model {
    /// Key.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ContactProposalId,
    /// Raised by every change; the `ETag`.
    pub version: i64,
    /// The event on whose page they were named.
    pub event_id: EventId,
    /// The organization for which they are in charge.
    pub organization_id: OrganizationId,
    /// By whose link.
    pub request_id: ProgressRequestId,
    /// The name.
    pub full_name: String,
    /// The address.
    pub email: EmailAddress,
    /// The office.
    pub position: Option<String>,
    /// What the organizers made of it.
    pub status: ContactProposalStatus,
    /// The focal point that came of it.
    pub focal_point_id: Option<FocalPointId>,
    /// Who decided.
    pub decided_by: Option<String>,
    /// When.
    pub decided_at: Option<DateTimeUtc>,
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
    /// By whose link.
    Request: RequestId => super::request,
    /// The focal point that came of it.
    FocalPoint: FocalPointId => crate::people::focal_points::entity,
}
