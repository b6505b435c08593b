//! How many came.

use chrono::NaiveDate;
use poem_openapi::Object;

use crate::ids::{EventId, PanelId};
use crate::registrations::types::ParticipantRole;
use crate::text::Texts;

/// How many of an event's confirmed people are here, as it is this moment.
#[derive(Clone, Debug, Object)]
pub struct AttendanceCounts {
    /// The event.
    pub event_id: EventId,
    /// How many are confirmed.
    pub expected: i64,
    /// How many of them came at all.
    pub present: i64,
    /// The same for each role that somebody has.
    pub by_role: Vec<RoleTurnout>,
    /// Each day of the event, and others for which somebody is checked in, such as from before it
    /// was moved.
    pub days: Vec<DayTurnout>,
    /// Each panel, in the order of the agenda.
    pub panels: Vec<PanelTurnout>,
}

/// How many of those in a role came.
#[derive(Clone, Debug, PartialEq, Eq, Object)]
pub struct RoleTurnout {
    /// The role.
    pub role: ParticipantRole,
    /// How many are confirmed.
    pub expected: i64,
    /// How many of them are here.
    pub present: i64,
}

/// How many came on a day.
#[derive(Clone, Debug, Object)]
pub struct DayTurnout {
    /// The day.
    pub day: NaiveDate,
    /// How many are confirmed.
    pub expected: i64,
    /// How many of them are here.
    pub present: i64,
    /// The same for each role that somebody has.
    pub by_role: Vec<RoleTurnout>,
}

/// How many came to a panel.
#[derive(Clone, Debug, Object)]
pub struct PanelTurnout {
    /// The panel.
    pub panel_id: PanelId,
    /// Its title.
    pub title: Texts,
    /// Its day.
    pub day: Option<NaiveDate>,
    /// How many are confirmed.
    pub expected: i64,
    /// How many of them are here.
    pub present: i64,
    /// The same for each role that somebody has.
    pub by_role: Vec<RoleTurnout>,
}
