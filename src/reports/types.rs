//! Statistics as callers see them.

use std::collections::BTreeMap;

use poem_openapi::Object;

use crate::ids::EventId;

/// How many, by a property; those of whom it is not known stand under `unknown`.
pub type Counts = BTreeMap<String, i64>;

/// The statistics of an event, computed from its registrations.
#[derive(Clone, Debug, Object)]
pub struct EventStatistics {
    /// The event.
    pub event_id: EventId,
    /// All registrations, whatever became of them.
    pub registrations: i64,
    /// All registrations by status.
    pub by_status: Counts,
    /// The confirmed.
    pub confirmed: i64,
    /// The confirmed by role.
    pub by_role: Counts,
    /// The confirmed by country, as on the day.
    pub by_country: Counts,
    /// The confirmed by gender.
    pub by_gender: Counts,
    /// The confirmed by the kind of their organization.
    pub by_organization_kind: Counts,
    /// All registrations by the day on which they were made, in the event's time zone.
    pub by_day: Counts,
    /// The confirmed by whether they were ever checked in: `attended` and `absent`; empty before the event.
    pub by_attendance: Counts,
    /// What a report claims beside what is counted.
    pub claimed: ClaimedFigures,
}

/// What a report claims beside what is counted.
#[derive(Clone, Debug, Object)]
pub struct ClaimedFigures {
    /// People who took part: the confirmed but observers, media and organizers, who are counted
    /// apart.
    pub participants: Figure,
    /// The countries of these.
    pub countries: Figure,
    /// In which words the report says it.
    pub note: Option<String>,
}

/// A claimed and a counted figure, side by side.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Object)]
pub struct Figure {
    /// What the report claims.
    pub claimed: Option<i64>,
    /// What the rows say.
    pub counted: i64,
    /// Whether they differ; false where nothing is claimed.
    pub differs: bool,
    /// The counted less the claimed; null where nothing is claimed.
    pub difference: Option<i64>,
}
