//! The mail that tells the contact of an event what happened in its register.

use serde::Serialize;

use crate::db::Write;
use crate::error::Result;
use crate::events::messages::Letterhead;
use crate::events::types::EventStatus;
use crate::mail::data::EventData;
use crate::mail::{self, Mail, NewMail};
use crate::registrations::entity::Model;
use crate::text::Language;

/// How many of a kind are named.
const NAMED: usize = 50;

/// What there is to tell.
#[derive(Clone, Debug, Serialize)]
pub struct OrganizerDigest {
    event: EventData,
    digest: News,
}

/// What happened in a register; in templates `digest`.
#[derive(Clone, Debug, Default, Serialize)]
pub struct News {
    /// Who waits for a decision.
    pub pending: Lines,
    /// Who is new, or back.
    pub new: Lines,
    /// Who has changed something.
    pub changed: Lines,
    /// Who has withdrawn.
    pub withdrawn: Lines,
}

/// Registrations of a kind.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Lines {
    /// How many there are.
    pub count: usize,
    /// How many of them are not named.
    pub more: usize,
    /// The others.
    pub named: Vec<Line>,
}

/// A registration as a line.
#[derive(Clone, Debug, Serialize)]
pub struct Line {
    /// The name.
    pub name: String,
    /// The code.
    pub code: String,
    /// The role, such as `delegate`.
    pub role: String,
    /// For whom they come.
    pub organization: Option<String>,
    /// What they changed, in words of the reader's language.
    pub changes: Vec<String>,
}

impl Line {
    /// What is said of a registration.
    pub fn of(row: &Model, name: String, changes: Vec<String>) -> Self {
        let (code, role) = (row.code.clone(), row.role.as_str().to_owned());
        Self { name, code, role, organization: row.organization.clone(), changes }
    }

    fn sample(changes: &[&str]) -> Self {
        Self {
            name: "Ms. Nargiza Sample".to_owned(),
            code: "K7QF-2MXD".to_owned(),
            role: "delegate".to_owned(),
            organization: Some("Ministry of Digital Development".to_owned()),
            changes: changes.iter().map(|change| (*change).to_owned()).collect(),
        }
    }
}

impl Lines {
    /// So many, of whom the first are named.
    pub fn new(count: usize, lines: Vec<Line>) -> Self {
        let named: Vec<Line> = lines.into_iter().take(NAMED).collect();
        Self { count, more: count.saturating_sub(named.len()), named }
    }

    fn sample(more: usize, changes: &[&str]) -> Self {
        Self { count: more + 1, more, named: vec![Line::sample(changes)] }
    }
}

impl News {
    /// How many of a kind are named at most.
    pub const NAMED: u64 = NAMED as u64;

    /// Whether there is nothing to tell.
    pub fn is_empty(&self) -> bool {
        [&self.pending, &self.new, &self.changed, &self.withdrawn].iter().all(|it| it.count == 0)
    }

    /// Plausible ones.
    pub fn sample() -> Self {
        Self {
            pending: Lines::sample(3, &[]),
            new: Lines::sample(0, &[]),
            changed: Lines::sample(0, &["Position", "Topic"]),
            withdrawn: Lines::sample(0, &[]),
        }
    }
}

impl Mail for OrganizerDigest {
    const TEMPLATE: &'static str = "organizer_digest";

    fn sample() -> Self {
        Self { event: EventData::sample(), digest: News::sample() }
    }
}

/// Queues the mail to the event's contact; tomorrow another one tells more.
pub async fn send_digest(
    w: &Write,
    head: &Letterhead,
    reader: &Language,
    news: News,
) -> Result<()> {
    let event = &head.event;
    let published = event.status == EventStatus::Published;
    let Some(to) = event.contact_email.as_ref().filter(|_| published) else { return Ok(()) };
    let title = head.from_name(reader);
    let name = event.contact_unit.as_deref().unwrap_or(&title);
    let body = OrganizerDigest { event: head.data(reader), digest: news };
    let new = NewMail {
        event_id: Some(event.id),
        about: Some(event.id.0),
        from_name: Some(&title),
        not_after: Some(w.now() + chrono::Duration::days(1)),
        ..NewMail::new(to, name, reader, &body)
    };
    mail::queue(w, &new).await.map(drop)
}
