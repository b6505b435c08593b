//! Organizations of an event.

use sea_orm::entity::prelude::*;

use crate::events::types::EventOrganizationRole;
use crate::ids::{EventId, OrganizationId};

/// A row of `event_organizations`.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "event_organizations")]
pub struct Model {
    /// The event.
    #[sea_orm(primary_key, auto_increment = false)]
    pub event_id: EventId,
    /// The organization.
    #[sea_orm(primary_key, auto_increment = false)]
    pub organization_id: OrganizationId,
    /// What it is to the event.
    #[sea_orm(primary_key, auto_increment = false)]
    pub role: EventOrganizationRole,
    /// Its place in the list, from 1.
    pub position: i32,
}

crate::belongs_to! {
    /// The event.
    Event: EventId => super::event,
    /// The organization.
    Organization: OrganizationId => crate::organizations::entity,
}
