//! The mails about progress: that a focal point is asked, what it reported, whom it named.

mod digest;

use chrono::NaiveDate;
use fluent_bundle::FluentArgs;
use serde::Serialize;

use super::entity::request::Model;
use super::rules::{Due, due};
use super::service::Task;
use crate::db::PartialDate;
use crate::events::entity::event::Model as Event;
use crate::mail::data::{EventData, PersonData};
use crate::mail::{LinkRef, Mail, Purpose, one_line};
use crate::people::entity::person::Model as Person;
use crate::recommendations::types::{Acceptance, Implementation};
use crate::text::Language;
use crate::words::catalogue::{self, family};

pub use digest::{Lines, News, ProgressDigest, ProgressLine};

/// How much of a recommendation stands in a mail, in characters.
const TEXT_MAX: usize = 300;
/// How many recommendations stand in a mail.
const NAMED: usize = 30;

/// A recommendation that is asked about; in templates each of `tasks`.
#[derive(Clone, Debug, Serialize)]
pub struct TaskData {
    number: i32,
    text: String,
    /// When it is due, as it was given.
    until: Option<PartialDate>,
    overdue: bool,
    soon: bool,
}

/// A focal point is asked how far its organization is.
#[derive(Clone, Debug, Serialize)]
pub struct ProgressAsked {
    event: EventData,
    person: PersonData,
    organization: String,
    /// A word from the organizers.
    note: Option<String>,
    tasks: Vec<TaskData>,
    /// How many more there are.
    more: usize,
}

/// What was reported on a recommendation; in templates each of `reports`.
#[derive(Clone, Debug, Serialize)]
pub struct ReportData {
    /// Its number.
    pub number: i32,
    /// Its text.
    pub text: String,
    /// The acceptance, in words.
    pub acceptance: Option<String>,
    /// The implementation, in words.
    pub implementation: Option<String>,
    /// What was said.
    pub said: Option<String>,
    /// How many addresses of evidence were given.
    pub evidence: usize,
}

/// What a focal point reported: to whoever holds the address, and to the contact of the event.
#[derive(Clone, Debug, Serialize)]
pub struct ProgressReceived {
    event: EventData,
    /// To whom; none: to the contact of the event.
    person: Option<PersonData>,
    organization: String,
    /// Who reported.
    reporter: String,
    reports: Vec<ReportData>,
}

/// A focal point named somebody else: to the contact of the event.
#[derive(Clone, Debug, Serialize)]
pub struct ContactProposed {
    event: EventData,
    organization: String,
    /// By whose link.
    reporter: String,
    contact: ProposedData,
}

/// Who is named; in templates `contact`.
#[derive(Clone, Debug, Serialize)]
pub struct ProposedData {
    /// The name.
    pub full_name: String,
    /// The address.
    pub email: String,
    /// The office.
    pub position: Option<String>,
}

impl ProgressAsked {
    /// The mail to one of those who are asked.
    pub fn new(
        event: EventData,
        person: PersonData,
        organization: &str,
        note: Option<&str>,
        tasks: Vec<TaskData>,
    ) -> Self {
        let more = tasks.len().saturating_sub(NAMED);
        Self {
            event,
            person,
            organization: organization.to_owned(),
            note: note.map(str::to_owned),
            tasks: tasks.into_iter().take(NAMED).collect(),
            more,
        }
    }
}

impl TaskData {
    /// What a mail says of a task on a day: by the words of the event, and when it is due by now, be that
    /// told by a draft alone.
    pub fn of(task: &Task, event: &Event, reader: &Language, today: NaiveDate) -> Self {
        let current = task.current();
        let due = due(current.due_last_day, task.standing(), today);
        Self {
            number: task.made.number,
            text: shortened(event.text_for(&task.made.text, reader)),
            until: current.due.clone(),
            overdue: due == Due::Overdue,
            soon: due == Due::Soon,
        }
    }

    fn sample() -> Self {
        Self {
            number: 3,
            text: "Publish the register of services as open data.".to_owned(),
            until: "2030-12".parse().ok(),
            overdue: false,
            soon: true,
        }
    }
}

impl ProgressReceived {
    /// The mail to one of those who are told.
    pub fn new(
        event: EventData,
        person: Option<PersonData>,
        organization: &str,
        reporter: &str,
        reports: Vec<ReportData>,
    ) -> Self {
        let (organization, reporter) = (organization.to_owned(), reporter.to_owned());
        Self { event, person, organization, reporter, reports }
    }
}

impl ContactProposed {
    /// The mail to the contact of the event.
    pub fn new(
        event: EventData,
        organization: &str,
        reporter: &str,
        contact: ProposedData,
    ) -> Self {
        let (organization, reporter) = (organization.to_owned(), reporter.to_owned());
        Self { event, organization, reporter, contact }
    }
}

/// A text in one line, as far as it fits.
pub fn shortened(text: &str) -> String {
    let line = one_line(text);
    match line.char_indices().nth(TEXT_MAX) {
        Some((end, _)) => format!("{}…", line[..end].trim_end()),
        None => line,
    }
}

/// An acceptance in a reader's words.
pub fn acceptance_in_words(own: Acceptance, reader: &Language) -> String {
    let found =
        catalogue::of(reader).find(&family("acceptance-", own.as_str()), &FluentArgs::new());
    found.unwrap_or_default()
}

/// An implementation in a reader's words.
pub fn implementation_in_words(own: Implementation, reader: &Language) -> String {
    let key = family("implementation-", own.as_str());
    catalogue::of(reader).find(&key, &FluentArgs::new()).unwrap_or_default()
}

/// The language for somebody: their own, else the event's, else English.
pub fn language(event: &Event, person: Option<&Person>) -> Language {
    let own = person.and_then(|person| person.preferred_language.clone());
    own.or_else(|| event.language().cloned()).unwrap_or_else(Language::english)
}

/// The link by which progress is reported.
pub fn link(row: &Model) -> LinkRef {
    LinkRef {
        purpose: Purpose::Report,
        event_id: Some(row.event_id),
        link_id: row.link_id,
        generation: row.link_generation,
    }
}

const ORGANIZATION: &str = "Ministry of Sample Affairs";

impl Mail for ProgressAsked {
    const TEMPLATE: &'static str = "progress_request";

    fn sample() -> Self {
        let late = TaskData {
            number: 5,
            text: "Train those who answer citizens.".to_owned(),
            overdue: true,
            soon: false,
            ..TaskData::sample()
        };
        let open = TaskData { number: 7, until: None, soon: false, ..TaskData::sample() };
        Self {
            more: 2,
            ..Self::new(
                EventData::sample(),
                PersonData::sample(),
                ORGANIZATION,
                Some("The steering committee meets in May."),
                vec![TaskData::sample(), late, open],
            )
        }
    }
}

impl Mail for ProgressReceived {
    const TEMPLATE: &'static str = "progress_received";

    fn sample() -> Self {
        let report = ReportData {
            number: 3,
            text: "Publish the register of services as open data.".to_owned(),
            acceptance: Some("Accepted".to_owned()),
            implementation: Some("Under way".to_owned()),
            said: Some("The first thousand entries are online.".to_owned()),
            evidence: 2,
        };
        let (event, person) = (EventData::sample(), Some(PersonData::sample()));
        Self::new(event, person, ORGANIZATION, "Dana Example", vec![report])
    }
}

impl Mail for ContactProposed {
    const TEMPLATE: &'static str = "contact_proposed";

    fn sample() -> Self {
        let contact = ProposedData {
            full_name: "Erlan Example".to_owned(),
            email: "erlan@example.org".to_owned(),
            position: Some("Head of the Digital Unit".to_owned()),
        };
        Self::new(EventData::sample(), ORGANIZATION, "Dana Example", contact)
    }
}
