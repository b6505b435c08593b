//! Check-ins.

use sea_orm::entity::prelude::*;

use crate::attendance::rules::Place;
use crate::ids::{CheckInId, EventId, PanelId, RegistrationId};

/// A row of `check_ins`.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "check_ins")]
pub struct Model {
    /// Key.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: CheckInId,
    /// Raised by every change; the `ETag`.
    pub version: i64,
    /// The event.
    pub event_id: EventId,
    /// Who came.
    pub registration_id: RegistrationId,
    /// The day; or else the panel.
    pub day: Option<Date>,
    /// The panel.
    pub panel_id: Option<PanelId>,
    /// When they came: the earliest instant that was told.
    pub at: DateTimeUtc,
    /// The nonce under which it was first told.
    pub nonce: Option<String>,
    /// Who told of it first.
    pub recorded_by: String,
    /// When it was undone.
    pub undone_at: Option<DateTimeUtc>,
    /// By whom.
    pub undone_by: Option<String>,
    /// When it was made.
    pub created_at: DateTimeUtc,
    /// When it was last changed.
    pub updated_at: DateTimeUtc,
}

crate::belongs_to! {
    /// The event.
    Event: EventId => crate::events::entity::event,
    /// Who came.
    Registration: RegistrationId => crate::registrations::entity,
    /// The panel.
    Panel: PanelId => crate::agenda::entity::panel,
}

impl Model {
    /// The day or the panel.
    pub fn place(&self) -> Place {
        match (self.panel_id, self.day) {
            (Some(panel), _) => Place::Panel(panel),
            (None, day) => Place::Day(day.unwrap_or_default()),
        }
    }
}
