//! What comes in: a new event, and what is changed or done to one.

use chrono::NaiveDate;
use poem_openapi::Object;

use super::{
    Access, ClaimedIn, ContactIn, EventCountry, EventKind, EventOrganization, InvitationReminders,
    LaterMeeting, Modality, ProgressRequestRule, RegistrationRulesIn, VenueIn,
};
use crate::ids::{EventId, ProgrammeId};
use crate::patch::Change;
use crate::programmes::types::Reference;
use crate::text::{Language, Texts};
use crate::wall_time::WallTime;
use crate::zone::TimeZone;

/// A new event. It begins as a draft that nobody outside sees.
#[derive(Clone, Debug, Object)]
pub struct EventCreate {
    /// The name in the addresses of its pages; made from the title unless given.
    #[oai(validator(min_length = 1, max_length = 64))]
    pub slug: Option<String>,
    /// What kind of event it is.
    pub kind: EventKind,
    /// The title.
    pub title: Texts,
    /// The theme, where it has one beside the title.
    pub theme: Option<Texts>,
    /// What it is about; Markdown.
    pub description: Option<Texts>,
    /// What it is meant to achieve.
    #[oai(validator(max_items = 50))]
    pub objectives: Option<Vec<Texts>>,
    /// The programme under which it is held.
    pub programme_id: Option<ProgrammeId>,
    /// Its number in a series, from 1.
    #[oai(validator(minimum(value = "1")))]
    pub sequence_number: Option<i32>,
    /// The event that it follows.
    pub previous_event_id: Option<EventId>,
    /// Who may register: `public` unless given.
    pub access: Option<Access>,
    /// How it is attended: `in_person` unless given.
    pub modality: Option<Modality>,
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
    /// Where it is held.
    pub venue: Option<VenueIn>,
    /// Where it is attended over the network.
    #[oai(validator(max_length = 2000))]
    pub online_url: Option<String>,
    /// The languages that are spoken; the first is the event's own.
    #[oai(validator(max_items = 20))]
    pub working_languages: Option<Vec<Language>>,
    /// Tags.
    #[oai(validator(max_items = 50))]
    pub tags: Option<Vec<String>>,
    /// How many confirmed people the room holds, organizers not counted; no limit when left out.
    #[oai(validator(minimum(value = "0"), maximum(value = "1000000")))]
    pub capacity: Option<i32>,
    /// The same over the network.
    #[oai(validator(minimum(value = "0"), maximum(value = "1000000")))]
    pub online_capacity: Option<i32>,
    /// How people get in.
    pub registration: Option<RegistrationRulesIn>,
    /// How invitees are reminded who have not answered; not at all when left out.
    pub invitation_reminders: Option<InvitationReminders>,
    /// How focal points are asked how far recommendations are; not at all by itself when left out.
    pub progress_requests: Option<ProgressRequestRule>,
    /// Who answers questions.
    pub contact: Option<ContactIn>,
    /// The organizations that hold it, in the order in which they are named.
    #[oai(validator(max_items = 100))]
    pub organizations: Option<Vec<EventOrganization>>,
    /// The countries it is for, or that share experience, or that take part.
    #[oai(validator(max_items = 300))]
    pub countries: Option<Vec<EventCountry>>,
    /// What a report claims.
    pub claimed: Option<ClaimedIn>,
    /// Papers and pages about it.
    #[oai(validator(max_items = 200))]
    pub references: Option<Vec<Reference>>,
    /// Later meetings that took its outcomes on.
    #[oai(validator(max_items = 50))]
    pub leads_to: Option<Vec<LaterMeeting>>,
    /// The organizer's remarks, such as what a date is taken from.
    #[oai(validator(max_length = 20000))]
    pub notes: Option<String>,
}

/// What changes in an event: what is left out stays, null clears.
///
/// `venue`, `registration`, `contact` and `claimed` are merged field by field in the same way.
/// Lists are replaced as a whole.
#[derive(Clone, Debug, Default, Object)]
pub struct EventPatch {
    /// The name in the addresses of its pages; fixed once the event is published, because mails and
    /// calendars lead there.
    #[oai(validator(min_length = 1, max_length = 64))]
    pub slug: Option<String>,
    /// What kind of event it is.
    pub kind: Option<EventKind>,
    /// The title.
    pub title: Option<Texts>,
    /// The theme.
    pub theme: Change<Texts>,
    /// What it is about; Markdown.
    pub description: Change<Texts>,
    /// What it is meant to achieve.
    #[oai(validator(max_items = 50))]
    pub objectives: Change<Vec<Texts>>,
    /// The programme under which it is held.
    pub programme_id: Change<ProgrammeId>,
    /// Its number in a series.
    #[oai(validator(minimum(value = "1")))]
    pub sequence_number: Change<i32>,
    /// The event that it follows.
    pub previous_event_id: Change<EventId>,
    /// Who may register.
    pub access: Option<Access>,
    /// How it is attended.
    pub modality: Option<Modality>,
    /// The zone in which its times are meant; the wall times stay as they are.
    pub time_zone: Option<TimeZone>,
    /// The first day.
    pub starts_on: Option<NaiveDate>,
    /// The last day.
    pub ends_on: Option<NaiveDate>,
    /// When it starts on the first day.
    pub start_time: Change<WallTime>,
    /// When it ends on the last day.
    pub end_time: Change<WallTime>,
    /// Where it is held.
    pub venue: Change<VenueIn>,
    /// Where it is attended over the network.
    #[oai(validator(max_length = 2000))]
    pub online_url: Change<String>,
    /// The languages that are spoken; the first is the event's own.
    #[oai(validator(max_items = 20))]
    pub working_languages: Change<Vec<Language>>,
    /// Tags.
    #[oai(validator(max_items = 50))]
    pub tags: Change<Vec<String>>,
    /// Seats in the room; not fewer than are taken. New seats go to the waiting list at once.
    #[oai(validator(minimum(value = "0"), maximum(value = "1000000")))]
    pub capacity: Change<i32>,
    /// The same over the network.
    #[oai(validator(minimum(value = "0"), maximum(value = "1000000")))]
    pub online_capacity: Change<i32>,
    /// How people get in; null brings the defaults back.
    pub registration: Change<RegistrationRulesIn>,
    /// How invitees are reminded who have not answered; replaced as a whole, holds at once for all of
    /// them, and null: not at all.
    pub invitation_reminders: Change<InvitationReminders>,
    /// How focal points are asked how far recommendations are; replaced as a whole, and null: not at
    /// all by itself.
    pub progress_requests: Change<ProgressRequestRule>,
    /// Who answers questions.
    pub contact: Change<ContactIn>,
    /// The organizations that hold it.
    #[oai(validator(max_items = 100))]
    pub organizations: Change<Vec<EventOrganization>>,
    /// Its countries.
    #[oai(validator(max_items = 300))]
    pub countries: Change<Vec<EventCountry>>,
    /// What a report claims.
    pub claimed: Change<ClaimedIn>,
    /// Papers and pages about it.
    #[oai(validator(max_items = 200))]
    pub references: Change<Vec<Reference>>,
    /// Later meetings that took its outcomes on.
    #[oai(validator(max_items = 50))]
    pub leads_to: Change<Vec<LaterMeeting>>,
    /// The organizer's remarks.
    #[oai(validator(max_length = 20000))]
    pub notes: Change<String>,
    /// Whether those concerned get one mail that names what changed of title, time, place and mode.
    pub notify: Option<bool>,
    /// A sentence from the organizers for that mail.
    #[oai(validator(max_length = 2000))]
    pub reason: Option<String>,
}

/// Why an event is called off, and whether people are told.
#[derive(Clone, Debug, Default, Object)]
pub struct EventCancel {
    /// Why; stands in the mail.
    #[oai(validator(max_length = 2000))]
    pub reason: Option<String>,
    /// Whether the registered, and the invited who have not answered, get one mail each; true
    /// unless given.
    pub notify: Option<bool>,
}

/// When an event is held once more, and what is taken over.
#[derive(Clone, Debug, Object)]
pub struct EventClone {
    /// The first day of the new event; all other dates are moved by as many days.
    pub starts_on: NaiveDate,
    /// Its title; that of the first unless given.
    pub title: Option<Texts>,
    /// The name in the addresses of its pages; made from the title unless given.
    #[oai(validator(min_length = 1, max_length = 64))]
    pub slug: Option<String>,
    /// Whether the speakers are taken over too; false unless given.
    pub speakers: Option<bool>,
}
