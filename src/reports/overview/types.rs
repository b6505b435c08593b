//! The overview of a programme as callers see it.

use chrono::NaiveDate;
use poem_openapi::Object;

use crate::countries::CountryCode;
use crate::events::types::EventStatus;
use crate::ids::{EventId, PersonId, ProgrammeId};
use crate::recommendations::dashboard::types::RecommendationsDashboard;
use crate::text::Texts;

/// A programme at a glance.
#[derive(Clone, Debug, Object)]
pub struct ProgrammeOverview {
    /// The programme.
    pub programme_id: ProgrammeId,
    /// Its events and those of all programmes below it that the token sees, in their order.
    pub events: Vec<OverviewEvent>,
    /// Who came back.
    pub people: Returning,
    /// From where people came, those first from where most did.
    pub countries: Vec<OverviewCountry>,
    /// How the recommendations stand.
    pub recommendations: RecommendationsDashboard,
}

/// An event of a programme at a glance.
#[derive(Clone, Debug, Object)]
pub struct OverviewEvent {
    /// The event.
    pub event_id: EventId,
    /// The programme right under which it is held.
    pub programme_id: Option<ProgrammeId>,
    /// Its number in a series.
    pub sequence_number: Option<i32>,
    /// Its title.
    pub title: Texts,
    /// How far it is; what has ended is `completed`.
    pub status: EventStatus,
    /// First day.
    pub starts_on: NaiveDate,
    /// Last day.
    pub ends_on: NaiveDate,
    /// Whether it is held: it has begun, was announced and was not called off.
    pub held: bool,
    /// To how many people an invitation went out.
    pub invited: i64,
    /// All who are confirmed.
    pub confirmed: i64,
    /// Those of them who take part: without observers, media and organizers.
    pub participants: i64,
    /// How many of these were checked in at least once; null where nobody was.
    pub attended: Option<i64>,
    /// From which countries those come who take part, in the order of the codes.
    pub countries: Vec<CountryCode>,
    /// How many recommendations it made, without those that repeat another one or go on from an earlier
    /// event.
    pub recommendations: i64,
}

/// Those who took part in the events that are held, and who of them did so more than once.
#[derive(Clone, Debug, Default, Object)]
pub struct Returning {
    /// How many people took part, each once.
    pub people: i64,
    /// How many of them took part in two events or more.
    pub came_back: i64,
    /// The same in per cent; null where nobody took part.
    pub came_back_percent: Option<f64>,
    /// Who that is, those first who took part most often; 200 at most.
    pub named: Vec<ReturningPerson>,
}

/// Somebody who took part in two events or more.
#[derive(Clone, Debug, PartialEq, Eq, Object)]
pub struct ReturningPerson {
    /// The person.
    pub person_id: PersonId,
    /// Their name.
    pub full_name: String,
    /// In how many events.
    pub events: i64,
}

/// From a country.
#[derive(Clone, Debug, PartialEq, Eq, Object)]
pub struct OverviewCountry {
    /// The country.
    pub country: CountryCode,
    /// To how many of the events that are held somebody came from there.
    pub events: i64,
    /// How many took part from there, once for each event.
    pub participants: i64,
}
