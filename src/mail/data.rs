//! What mails say about events, people and registrations: plain data, filled by the features.
//!
//! Texts are in the recipient's language already; dates and times are data, and the templates'
//! filters put them into words.

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use serde::{Deserialize, Serialize};

use crate::zone::TimeZone;

/// An event; in templates `event`. `{{ facts }}` shows the most important of it as a block.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct EventData {
    /// Names its page: `links.event` and `links.agenda` are made from it.
    pub slug: String,
    /// Title.
    pub title: String,
    /// Theme.
    pub theme: Option<String>,
    /// First day.
    pub starts_on: NaiveDate,
    /// Last day.
    pub ends_on: NaiveDate,
    /// When it begins on the first day.
    pub start_time: Option<NaiveTime>,
    /// When it ends on the last day.
    pub end_time: Option<NaiveTime>,
    /// The zone of these times.
    pub time_zone: TimeZone,
    /// `in_person`, `online` or `hybrid`.
    pub modality: String,
    /// Where.
    pub venue: Option<VenueData>,
    /// Where to join online.
    pub online_url: Option<String>,
    /// Who answers questions.
    pub contact: Option<ContactData>,
    /// The organizations that hold it.
    pub organizers: Vec<String>,
}

/// A venue; in templates `event.venue`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct VenueData {
    /// Name of the house.
    pub name: Option<String>,
    /// Street.
    pub address: Option<String>,
    /// City.
    pub city: Option<String>,
    /// Country, by its name.
    pub country: Option<String>,
}

/// Who answers questions; in templates `event.contact`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ContactData {
    /// Unit.
    pub unit: Option<String>,
    /// Address.
    pub email: Option<String>,
}

/// A person; in templates `person`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PersonData {
    /// The name as it is.
    pub full_name: String,
    /// The name as one is addressed, with the honorific if there is one.
    pub salutation: String,
}

/// Something to read that lives elsewhere; in templates one of `papers`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PaperData {
    /// What it is called.
    pub title: String,
    /// Where it lives.
    pub url: String,
}

/// An invitation; in templates `invitation`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct InvitationData {
    /// The role, such as `delegate`; `{{ invitation.role|as_role }}` puts it into words.
    pub role: String,
    /// A word from the organizers.
    pub note: Option<String>,
    /// Until when it can be answered.
    pub expires: Option<MomentData>,
}

/// A registration; in templates `registration`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RegistrationData {
    /// Short code to show at the door.
    pub code: Option<String>,
    /// Its state, such as `confirmed`.
    pub status: String,
    /// The role, such as `delegate`.
    pub role: String,
    /// How one takes part, `in_person` or `online`.
    pub attendance_mode: String,
    /// The place on the waiting list, from 1.
    pub waitlist_position: Option<u32>,
}

/// A change; in templates each of `changes`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ChangeData {
    /// What changed, as a word of the reader's language.
    pub label: String,
    /// What it was; empty if there was nothing.
    pub before: String,
    /// What it is now; empty if there is nothing.
    pub after: String,
}

/// A moment in a place's own time; `{{ it|moment }}` puts it into words.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MomentData {
    /// Day.
    pub date: NaiveDate,
    /// Time of day.
    pub time: NaiveTime,
    /// The zone of both.
    pub zone: TimeZone,
}

impl MomentData {
    /// The wall time of an instant in a zone.
    pub fn new(at: DateTime<Utc>, zone: TimeZone) -> Self {
        let local = at.with_timezone(&zone.tz()).naive_local();
        Self { date: local.date(), time: local.time(), zone }
    }
}

/// An organizer's own text inside the frame `follow_up`; in templates `organizer`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OrganizerText {
    /// Subject, with placeholders.
    pub subject: String,
    /// Markdown, with placeholders.
    pub body: String,
}

impl EventData {
    /// A fictitious seminar.
    pub fn sample() -> Self {
        Self {
            slug: "open-government-2030".into(),
            title: "Open Government 2030".into(),
            theme: Some("Digital public services that reach everybody".into()),
            starts_on: NaiveDate::from_ymd_opt(2030, 4, 29).unwrap_or_default(),
            ends_on: NaiveDate::from_ymd_opt(2030, 5, 2).unwrap_or_default(),
            start_time: NaiveTime::from_hms_opt(9, 30, 0),
            end_time: NaiveTime::from_hms_opt(17, 0, 0),
            time_zone: "Asia/Almaty".parse().unwrap_or(TimeZone::UTC),
            modality: "hybrid".into(),
            venue: Some(VenueData {
                name: Some("House of Ministries".into()),
                address: Some("8 Mangilik Yel Avenue".into()),
                city: Some("Astana".into()),
                country: Some("Kazakhstan".into()),
            }),
            online_url: Some("https://meet.example.org/open-government".into()),
            contact: Some(ContactData {
                unit: Some("Secretariat of the seminar".into()),
                email: Some("secretariat@example.org".into()),
            }),
            organizers: vec!["Ministry of Sample Affairs".into(), "Example Hub".into()],
        }
    }
}

impl PersonData {
    /// A fictitious person.
    pub fn sample() -> Self {
        Self { full_name: "Aigul Nurlanova".into(), salutation: "Ms. Aigul Nurlanova".into() }
    }
}

impl InvitationData {
    /// An invitation as a delegate.
    pub fn sample() -> Self {
        Self {
            role: "delegate".into(),
            note: Some("We would be glad to hear about your country's service portal.".into()),
            expires: Some(MomentData {
                date: NaiveDate::from_ymd_opt(2030, 4, 15).unwrap_or_default(),
                time: NaiveTime::from_hms_opt(18, 0, 0).unwrap_or_default(),
                zone: "Asia/Almaty".parse().unwrap_or(TimeZone::UTC),
            }),
        }
    }
}

impl RegistrationData {
    /// A confirmed registration.
    pub fn sample() -> Self {
        Self {
            code: Some("K7QX-2M".into()),
            status: "confirmed".into(),
            role: "delegate".into(),
            attendance_mode: "online".into(),
            waitlist_position: Some(3),
        }
    }
}

impl ChangeData {
    /// A seminar that begins half an hour later.
    pub fn sample() -> Self {
        Self { label: "Start".into(), before: "09:00".into(), after: "09:30".into() }
    }
}

impl OrganizerText {
    /// A short text with a placeholder.
    pub fn sample() -> Self {
        Self {
            subject: "Before we meet: {{ event.title }}".into(),
            body: "Dear {{ person.salutation }},\n\nthe information note is ready.".into(),
        }
    }
}
