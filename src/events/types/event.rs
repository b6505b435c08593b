//! Events as callers see them.

use chrono::{DateTime, NaiveDate, Utc};
use poem_openapi::Object;

use super::{
    Access, Claimed, Contact, EventCountry, EventKind, EventOrganization, EventStatus,
    InvitationReminders, LaterMeeting, Modality, ProgressRequestRule, RegistrationRules, Venue,
};
use crate::ids::{EventId, ProgrammeId};
use crate::programmes::types::Reference;
use crate::text::{Language, Texts};
use crate::wall_time::WallTime;
use crate::zone::TimeZone;

/// An event.
#[derive(Clone, Debug, Object)]
pub struct EventOut {
    /// Its id.
    pub id: EventId,
    /// Its version, as in the ETag.
    pub version: i64,
    /// The name in the addresses of its pages: `/e/{slug}`.
    pub slug: String,
    /// What kind of event it is.
    pub kind: EventKind,
    /// The title.
    pub title: Texts,
    /// The theme.
    pub theme: Option<Texts>,
    /// What it is about; Markdown.
    pub description: Option<Texts>,
    /// What it is meant to achieve.
    pub objectives: Vec<Texts>,
    /// The programme under which it is held.
    pub programme_id: Option<ProgrammeId>,
    /// Its number in a series.
    pub sequence_number: Option<i32>,
    /// The event that it follows.
    pub previous_event_id: Option<EventId>,
    /// Who may register.
    pub access: Access,
    /// How it is attended.
    pub modality: Modality,
    /// The zone in which its times are meant.
    pub time_zone: TimeZone,
    /// The first day.
    pub starts_on: NaiveDate,
    /// The last day.
    pub ends_on: NaiveDate,
    /// When it starts on the first day.
    pub start_time: Option<WallTime>,
    /// When it ends on the last day.
    pub end_time: Option<WallTime>,
    /// The instant of its start, derived from the above.
    pub starts_at: DateTime<Utc>,
    /// The instant of its end, derived from the above.
    pub ends_at: DateTime<Utc>,
    /// Where it is held.
    pub venue: Venue,
    /// Where it is attended over the network.
    pub online_url: Option<String>,
    /// The languages that are spoken; the first is the event's own.
    pub working_languages: Vec<Language>,
    /// Tags.
    pub tags: Vec<String>,
    /// Seats in the room; null: no limit.
    pub capacity: Option<i32>,
    /// Seats over the network; null: no limit.
    pub online_capacity: Option<i32>,
    /// How people get in.
    pub registration: RegistrationRules,
    /// How invitees are reminded who have not answered; null: not at all.
    pub invitation_reminders: Option<InvitationReminders>,
    /// How focal points are asked how far recommendations are.
    pub progress_requests: Option<ProgressRequestRule>,
    /// Who answers questions.
    pub contact: Contact,
    /// The organizations that hold it.
    pub organizations: Vec<EventOrganization>,
    /// Its countries.
    pub countries: Vec<EventCountry>,
    /// What a report claims.
    pub claimed: Claimed,
    /// Papers and pages about it.
    pub references: Vec<Reference>,
    /// Later meetings that took its outcomes on.
    pub leads_to: Vec<LaterMeeting>,
    /// The organizer's remarks.
    pub notes: Option<String>,
    /// How far it is.
    pub status: EventStatus,
    /// Why it was called off.
    pub cancel_reason: Option<String>,
    /// When it was published.
    pub published_at: Option<DateTime<Utc>>,
    /// When it was called off.
    pub cancelled_at: Option<DateTime<Utc>>,
    /// When it was completed.
    pub completed_at: Option<DateTime<Utc>>,
    /// When it was put away.
    pub archived_at: Option<DateTime<Utc>>,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// When it was last changed.
    pub updated_at: DateTime<Utc>,
}
