//! The mail that tells the contact of an event how its recommendations stand.

use serde::Serialize;

use crate::db::PartialDate;
use crate::mail::Mail;
use crate::mail::data::EventData;

/// How many of a kind are named.
const NAMED: usize = 30;

/// What there is to tell.
#[derive(Clone, Debug, Serialize)]
pub struct ProgressDigest {
    event: EventData,
    progress: News,
}

/// How recommendations stand; in templates `progress`.
#[derive(Clone, Debug, Default, Serialize)]
pub struct News {
    /// How many reports came by link.
    pub reported: usize,
    /// What has become overdue.
    pub overdue: Lines,
    /// What is due soon.
    pub soon: Lines,
    /// Who was asked and has not answered.
    pub silent: Lines,
    /// Who has nobody who can be asked.
    pub unreachable: Lines,
}

/// Recommendations or organizations.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Lines {
    /// How many there are.
    pub count: usize,
    /// How many of them are not named.
    pub more: usize,
    /// The others.
    pub named: Vec<ProgressLine>,
}

/// A line.
#[derive(Clone, Debug, Serialize)]
pub struct ProgressLine {
    /// The number of the recommendation.
    pub number: Option<i32>,
    /// Its text.
    pub text: Option<String>,
    /// When it is due, as it was given.
    pub until: Option<PartialDate>,
    /// The organization.
    pub organization: String,
}

impl Lines {
    /// All of these, of which the first are named.
    pub fn new(lines: Vec<ProgressLine>) -> Self {
        let count = lines.len();
        let named: Vec<ProgressLine> = lines.into_iter().take(NAMED).collect();
        Self { count, more: count - named.len(), named }
    }
}

impl News {
    /// Whether nothing has happened that is worth a mail: that somebody cannot be asked is told beside
    /// something else.
    pub fn is_empty(&self) -> bool {
        let told = [&self.overdue, &self.soon, &self.silent];
        self.reported == 0 && told.iter().all(|lines| lines.count == 0)
    }
}

impl ProgressDigest {
    /// The mail to the contact.
    pub fn new(event: EventData, progress: News) -> Self {
        Self { event, progress }
    }
}

impl Mail for ProgressDigest {
    const TEMPLATE: &'static str = "progress_digest";

    fn sample() -> Self {
        let organization = "Ministry of Sample Affairs".to_owned();
        let task = ProgressLine {
            number: Some(3),
            text: Some("Publish the register of services as open data.".to_owned()),
            until: "2030-12".parse().ok(),
            organization: organization.clone(),
        };
        let whole = ProgressLine { number: None, text: None, until: None, organization };
        let overdue = Lines { count: 3, more: 2, named: vec![task.clone()] };
        let progress = News {
            reported: 4,
            overdue,
            soon: Lines::new(vec![task]),
            silent: Lines::new(vec![whole.clone()]),
            unreachable: Lines::new(vec![whole]),
        };
        Self::new(EventData::sample(), progress)
    }
}
