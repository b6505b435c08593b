//! Filters for events.

use chrono::NaiveDate;
use poem_openapi::Object;

use super::{Access, EventCountryRole, EventKind, EventOrganizationRole, EventStatus, Modality};
use crate::countries::CountryCode;
use crate::ids::{EventId, OrganizationId, ProgrammeId};

/// Filters for events.
#[derive(Clone, Debug, Default, Object)]
pub struct EventFilter {
    /// Those in this state.
    pub status: Option<EventStatus>,
    /// Those of this kind.
    pub kind: Option<EventKind>,
    /// Those held directly under this programme.
    pub programme_id: Option<ProgrammeId>,
    /// Those with this access.
    pub access: Option<Access>,
    /// Those that are attended in this way.
    pub modality: Option<Modality>,
    /// Those held in this country, or to which it is something.
    pub country: Option<CountryCode>,
    /// Those in which this organization has a role.
    pub organization_id: Option<OrganizationId>,
    /// Those in which an organization has this role; with `organization_id`, that one.
    pub organization_role: Option<EventOrganizationRole>,
    /// Those to which a country is this; with `country`, that one.
    pub country_role: Option<EventCountryRole>,
    /// Those that follow this event.
    pub previous_event_id: Option<EventId>,
    /// Those with exactly this tag.
    pub tag: Option<String>,
    /// Those that end on this day or later.
    pub from: Option<NaiveDate>,
    /// Those that start on this day or earlier.
    pub until: Option<NaiveDate>,
}
