//! The letters to focal points: that they are asked, that the time runs out, and what they have named.

use chrono::NaiveDate;
use serde::Serialize;

use super::entity::entry::Model as Entry;
use super::entity::request::Model;
use super::rules::{closes_at, last_minute};
use crate::countries::names::name_of;
use crate::db::Write;
use crate::error::Result;
use crate::events::entity::event::Model as Event;
use crate::events::messages::Letterhead;
use crate::mail::data::{EventData, MomentData, PersonData};
use crate::mail::{LinkRef, Mail, NewMail, Purpose};
use crate::organizations;
use crate::people::entity::person::Model as Person;
use crate::people::messages::person_data;
use crate::text::Language;

/// What is asked; in templates `request`.
#[derive(Clone, Debug, Serialize)]
pub struct RequestData {
    /// The country, by its name.
    country: String,
    /// The organization, where one is asked.
    organization: Option<String>,
    seats: Option<i32>,
    alternates: Option<i32>,
    /// Until when.
    until: MomentData,
    /// A word from the organizers.
    note: Option<String>,
}

/// Somebody who is named; in templates each of `delegation`.
#[derive(Clone, Debug, Serialize)]
pub struct DelegateData {
    full_name: String,
    position: Option<String>,
    alternate: bool,
}

/// What all letters say.
#[derive(Clone, Debug, Serialize)]
pub struct Letter {
    event: EventData,
    person: PersonData,
    request: RequestData,
    delegation: Vec<DelegateData>,
}

/// The request.
#[derive(Clone, Debug, Serialize)]
#[serde(transparent)]
pub struct NominationRequested(Letter);

/// The reminder.
#[derive(Clone, Debug, Serialize)]
#[serde(transparent)]
pub struct NominationReminder(Letter);

/// What was named, so that whoever is asked sees it, whoever has the link.
#[derive(Clone, Debug, Serialize)]
#[serde(transparent)]
pub struct NominationReceived(Letter);

impl Letter {
    fn sample() -> Self {
        let day = NaiveDate::from_ymd_opt(2030, 3, 29).unwrap_or_default();
        let until = MomentData {
            date: day,
            time: chrono::NaiveTime::from_hms_opt(23, 59, 0).unwrap_or_default(),
            zone: EventData::sample().time_zone,
        };
        let delegate = |name: &str, position: Option<&str>, alternate| DelegateData {
            full_name: name.to_owned(),
            position: position.map(str::to_owned),
            alternate,
        };
        Self {
            event: EventData::sample(),
            person: PersonData::sample(),
            request: RequestData {
                country: "Kazakhstan".to_owned(),
                organization: Some("Ministry of Sample Affairs".to_owned()),
                seats: Some(2),
                alternates: Some(1),
                until,
                note: Some("Please think of women and men alike.".to_owned()),
            },
            delegation: vec![
                delegate("Dana Example", Some("Deputy Minister"), false),
                delegate("Erlan Example", None, true),
            ],
        }
    }
}

impl Mail for NominationRequested {
    const TEMPLATE: &'static str = "nomination_request";

    fn sample() -> Self {
        Self(Letter::sample())
    }
}

impl Mail for NominationReminder {
    const TEMPLATE: &'static str = "nomination_reminder";

    fn sample() -> Self {
        Self(Letter::sample())
    }
}

impl Mail for NominationReceived {
    const TEMPLATE: &'static str = "nomination_received";

    fn sample() -> Self {
        Self(Letter::sample())
    }
}

/// A letter of the kind `M`.
pub trait Kind: Mail + Clone + Send + Sync {
    /// From what all say.
    fn of(letter: Letter) -> Self;
}

impl Kind for NominationRequested {
    fn of(letter: Letter) -> Self {
        Self(letter)
    }
}

impl Kind for NominationReminder {
    fn of(letter: Letter) -> Self {
        Self(letter)
    }
}

impl Kind for NominationReceived {
    fn of(letter: Letter) -> Self {
        Self(letter)
    }
}

/// Queues a letter to each of these people.
pub async fn write_letters<M: Kind>(
    w: &Write,
    event: &Event,
    row: &Model,
    delegation: &[Entry],
    people: &[Person],
) -> Result<()> {
    let head = Letterhead::of(w, event.clone()).await?;
    let mut organizations = organizations::service::by_ids(w, row.organization_id).await?;
    let organization = row.organization_id.and_then(|id| organizations.remove(&id));
    let ends = closes_at(row.deadline, event.time_zone, event.starts_at());
    let mut texts = Vec::with_capacity(people.len());
    for person in people {
        let language = language(event, row, Some(person));
        let request = RequestData {
            country: name_of(&row.country, &language).to_owned(),
            organization: organization.as_ref().map(|it| it.name_for(&language).to_owned()),
            seats: row.seats,
            alternates: row.alternates,
            until: MomentData::new(last_minute(ends), event.time_zone),
            note: row.note.clone(),
        };
        let letter = Letter {
            event: head.data(&language),
            person: person_data(person),
            request,
            delegation: delegation.iter().map(delegate_data).collect(),
        };
        let sender = head.from_name(&language);
        texts.push((language, M::of(letter), sender));
    }
    let mut mails = Vec::with_capacity(people.len());
    for (person, (language, body, sender)) in people.iter().zip(&texts) {
        let Some(to) = &person.email else { continue };
        mails.push(NewMail {
            person_id: Some(person.id),
            event_id: Some(event.id),
            about: Some(row.id.0),
            from_name: Some(sender.as_str()),
            reply_to: head.reply_to(),
            links: vec![("nominate", link(row))],
            not_after: Some(ends),
            ..NewMail::new(to, &person.full_name, language, body)
        });
    }
    crate::mail::queue_many(w, &mails).await.map(drop)
}

fn delegate_data(entry: &Entry) -> DelegateData {
    DelegateData {
        full_name: entry.full_name.clone(),
        position: entry.position.clone(),
        alternate: entry.alternate,
    }
}

/// The language of a letter, and of the page where nobody in particular is known to read it: that of
/// the request, else the reader's, else the event's, else English.
pub fn language(event: &Event, row: &Model, person: Option<&Person>) -> Language {
    let known = row.language.clone().or_else(|| person?.preferred_language.clone());
    known.or_else(|| event.language().cloned()).unwrap_or_else(Language::english)
}

/// The link by which a delegation is named.
pub fn link(row: &Model) -> LinkRef {
    LinkRef {
        purpose: Purpose::Nominate,
        event_id: Some(row.event_id),
        link_id: row.link_id,
        generation: row.link_generation,
    }
}
