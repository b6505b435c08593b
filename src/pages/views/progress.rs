//! The page on which progress is reported.

use poem::http::StatusCode;
use serde::Serialize;

use super::{EventSummary, FieldView, FormView, LinkView, Moment, SummaryLine, View, Worded};
use crate::pages::SafeHtml;

/// The page on which a focal point reports how far its organization is.
#[derive(Clone, Debug, Serialize)]
pub struct ProgressView {
    /// The event that recommended something.
    pub event: EventSummary,
    /// The organization, by its name.
    pub organization: String,
    /// What is said above the forms.
    pub notice: Option<ProgressNotice>,
    /// What is still to be done.
    pub open: Vec<TaskView>,
    /// What is not.
    pub closed: Vec<TaskView>,
    /// Whether there is more than the page shows.
    pub more: usize,
    /// What was typed of each of those that are not asked here any more, in lines.
    pub lost: Vec<Vec<String>>,
    /// What is wrong with what was reported, or with who is named.
    pub errors: Vec<SummaryLine>,
    /// Where somebody else is named.
    pub contact: FormView,
    /// Who is named and waits for the organizers.
    pub proposed: Vec<String>,
}

impl View for ProgressView {
    const TEMPLATE: &'static str = "progress.html";

    fn status(&self) -> StatusCode {
        match self.notice {
            Some(ProgressNotice::Changed) => StatusCode::CONFLICT,
            Some(ProgressNotice::Nothing) => StatusCode::UNPROCESSABLE_ENTITY,
            _ if !self.lost.is_empty() => StatusCode::CONFLICT,
            _ if self.errors.is_empty() => StatusCode::OK,
            _ => StatusCode::UNPROCESSABLE_ENTITY,
        }
    }
}

/// What is said above the forms.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ProgressNotice {
    /// The report is recorded.
    Saved,
    /// Somebody else of the organization has reported meanwhile, so that nothing was recorded.
    Changed,
    /// Nothing was said, so that nothing was recorded.
    Nothing,
    /// Who was named is told to the organizers.
    Named,
}

/// A recommendation, where the organization stands, and what it reported.
#[expect(clippy::struct_excessive_bools, reason = "a template asks each by itself")]
#[derive(Clone, Debug, Serialize)]
pub struct TaskView {
    /// Its id.
    pub id: String,
    /// Its number in the event.
    pub number: i32,
    /// Its text.
    pub text: Worded<SafeHtml>,
    /// Whether another one stands in its place, with which a report is recorded.
    pub goes_on: bool,
    /// Whether that is one that it repeats, and not one of a later event in which it goes on.
    pub repeats: bool,
    /// The title of the event of that one, once it was announced.
    pub later: Option<String>,
    /// When it is due, as it was given.
    pub due: Option<String>,
    /// Whether that is past.
    pub overdue: bool,
    /// Whether that is near.
    pub soon: bool,
    /// `pending`, `accepted`, ...
    pub acceptance: &'static str,
    /// `not_started`, `in_progress`, ...
    pub implementation: &'static str,
    /// What was reported, the newest first.
    pub history: Vec<EntryView>,
    /// How many earlier entries the page does not show.
    pub earlier: usize,
    /// How many entries there are.
    pub seen: usize,
    /// What can be reported; nothing where it went on without the organization.
    pub fields: Vec<FieldView>,
}

/// A report.
#[derive(Clone, Debug, Serialize)]
pub struct EntryView {
    /// When.
    pub at: Moment,
    /// Who; none: the organizers.
    pub by: Option<String>,
    /// The acceptance from then on.
    pub acceptance: Option<&'static str>,
    /// The implementation from then on.
    pub implementation: Option<&'static str>,
    /// What was said.
    pub text: SafeHtml,
    /// Where it can be seen.
    pub evidence: Vec<LinkView>,
}
