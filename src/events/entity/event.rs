//! Events.

use sea_orm::entity::prelude::*;

use crate::countries::CountryCode;
use crate::db::List;
use crate::events::types::{
    Access, Approval, EventKind, EventStatus, InvitationReminders, LaterMeeting, Modality,
    ProgressRequestRule, RegistrationEditing,
};
use crate::ids::{EventId, ProgrammeId};
use crate::mail::EmailAddress;
use crate::programmes::types::Reference;
use crate::text::{Language, Texts};
use crate::zone::TimeZone;

/// A row of `events`.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "events")]
pub struct Model {
    /// Key.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: EventId,
    /// Raised by every change; the `ETag`.
    pub version: i64,
    /// The name in addresses; unique.
    pub slug: String,
    /// The kind.
    pub kind: EventKind,
    /// Title by language.
    #[sea_orm(column_type = "JsonBinary")]
    pub title: Texts,
    /// The title in English, or any, folded, to sort by.
    pub title_sort: String,
    /// Theme by language.
    #[sea_orm(column_type = "JsonBinary", nullable)]
    pub theme: Option<Texts>,
    /// Description by language, Markdown.
    #[sea_orm(column_type = "JsonBinary", nullable)]
    pub description: Option<Texts>,
    /// Objectives, each by language.
    pub objectives: List<Texts>,
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
    /// The zone of all its wall times.
    pub time_zone: TimeZone,
    /// First day.
    pub starts_on: Date,
    /// Last day.
    pub ends_on: Date,
    /// When it starts on the first day.
    pub start_time: Option<Time>,
    /// When it ends on the last day.
    pub end_time: Option<Time>,
    /// The venue's name.
    pub venue_name: Option<String>,
    /// The venue's address.
    pub venue_address: Option<String>,
    /// The venue's city.
    pub venue_city: Option<String>,
    /// The venue's country.
    pub venue_country: Option<CountryCode>,
    /// Where it is attended over the network.
    pub online_url: Option<String>,
    /// Working languages; the first is the event's own.
    pub working_languages: List<Language>,
    /// Tags.
    pub tags: List<String>,
    /// Seats in the room; none: no limit.
    pub capacity: Option<i32>,
    /// Seats over the network; none: no limit.
    pub online_capacity: Option<i32>,
    /// First day of registration.
    pub registration_opens_on: Option<Date>,
    /// Last day of registration; none: until the event starts.
    pub registration_closes_on: Option<Date>,
    /// Who decides on a registration.
    pub registration_approval: Approval,
    /// Whether a waiting list is kept.
    pub registration_waitlist: bool,
    /// Until when people change what they said.
    pub registration_editing: RegistrationEditing,
    /// Whether its contact gets a mail a day about the register.
    pub registration_digest: bool,
    /// How invitees are reminded who have not answered; none: not at all.
    #[sea_orm(column_type = "JsonBinary", nullable)]
    pub invitation_reminders: Option<InvitationReminders>,
    /// How focal points are asked how far recommendations are; none: only by hand.
    #[sea_orm(column_type = "JsonBinary", nullable)]
    pub progress_requests: Option<ProgressRequestRule>,
    /// The unit to turn to.
    pub contact_unit: Option<String>,
    /// Its mailbox.
    pub contact_email: Option<EmailAddress>,
    /// How many people a report says took part.
    pub claimed_participants: Option<i32>,
    /// From how many countries.
    pub claimed_countries: Option<i32>,
    /// In which words, and where.
    pub claimed_note: Option<String>,
    /// Papers and pages about it.
    pub references: List<Reference>,
    /// Later meetings that took its outcomes on.
    pub leads_to: List<LaterMeeting>,
    /// The organizer's remarks, such as what a date is taken from.
    pub notes: Option<String>,
    /// How far it is.
    pub status: EventStatus,
    /// Why it was called off.
    pub cancel_reason: Option<String>,
    /// Confirmed people in the room, organizers not counted; kept with each change of a registration.
    pub confirmed_count: i32,
    /// The same over the network.
    pub confirmed_online_count: i32,
    /// The last place ever given out on the waiting list.
    pub waitlist_counter: i64,
    /// SEQUENCE of its calendar entry (RFC 5546, section 2.1.4).
    pub calendar_sequence: i32,
    /// When it was published.
    pub published_at: Option<DateTimeUtc>,
    /// When it was called off.
    pub cancelled_at: Option<DateTimeUtc>,
    /// When it was completed.
    pub completed_at: Option<DateTimeUtc>,
    /// When it was put away.
    pub archived_at: Option<DateTimeUtc>,
    /// What is said of it, folded for search.
    pub search: String,
    /// When it was made.
    pub created_at: DateTimeUtc,
    /// When it was last changed.
    pub updated_at: DateTimeUtc,
}

crate::belongs_to! {
    /// The programme under which it is held.
    Programme: ProgrammeId => crate::programmes::entity::programme,
}
