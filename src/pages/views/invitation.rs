//! The page on which an invitation is answered.

use poem::http::StatusCode;
use serde::Serialize;

use super::{EventSummary, FormView, Moment, Places, SummaryLine, View};
use crate::pages::SafeHtml;

/// The page on which an invitation is answered.
#[derive(Clone, Debug, Serialize)]
pub struct InvitationView {
    /// The event.
    pub event: EventSummary,
    /// Who is invited.
    pub person_name: String,
    /// As what: `delegate`, `observer`, `speaker`, ...
    pub role: &'static str,
    /// The address it was sent to, masked.
    pub masked_email: String,
    /// Until when it can be answered, where that is not simply the end of the event.
    pub answer_by: Option<Moment>,
    /// The answer so far.
    pub answer: Option<AnswerView>,
    /// What the organizers add.
    pub note: SafeHtml,
    /// Who was named to come instead.
    pub named: Option<NamedView>,
    /// What is left of the places.
    pub places: Places,
    /// What is asked of those who accept.
    pub form: FormView,
    /// What is asked of those who decline.
    pub decline: FormView,
    /// What is asked of those who name somebody else.
    pub substitute: FormView,
    /// What is wrong with the choice among the three.
    pub choice: Option<String>,
    /// All that is wrong.
    pub errors: Vec<SummaryLine>,
    /// The registration, while there is one that counts.
    pub registered: Option<OwnView>,
    /// The registration, where it was withdrawn after the invitation was accepted, or can no more be
    /// taken up again.
    pub withdrawn: Option<WithdrawnView>,
    /// Whether they had declined a place that whoever named them keeps since.
    pub given_back: bool,
}

impl View for InvitationView {
    const TEMPLATE: &'static str = "invitation.html";

    fn status(&self) -> StatusCode {
        if self.errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY }
    }
}

impl InvitationView {
    /// The same with all that is wrong with the choice and the forms in one summary.
    #[must_use]
    pub fn summed_up(mut self) -> Self {
        let choice = self.choice.clone();
        let choice = choice.map(|text| SummaryLine { key: Some("answer".to_owned()), text });
        let forms = [&self.form, &self.decline, &self.substitute];
        let lines = forms.into_iter().flat_map(|form| form.errors.clone());
        self.errors = choice.into_iter().chain(lines).collect();
        self
    }
}

/// The invitee's registration, however they came by it.
#[derive(Clone, Debug, Serialize)]
pub struct OwnView {
    /// Where it can be seen and changed.
    pub url: String,
    /// `pending`, `confirmed`, `waitlisted`.
    pub status: &'static str,
    /// As what: `delegate`, `observer`, `speaker`, ...
    pub role: &'static str,
}

/// The invitee's registration that was withdrawn or turned down.
#[derive(Clone, Debug, Serialize)]
pub struct WithdrawnView {
    /// Where it can be seen.
    pub url: String,
    /// `withdrawn` or `rejected`.
    pub status: &'static str,
    /// Whether the invitee can come back.
    pub back: bool,
}

/// An answer that was given.
#[derive(Clone, Debug, Serialize)]
pub struct AnswerView {
    /// `accepted` or `declined`.
    pub answer: &'static str,
    /// When.
    pub at: Moment,
    /// Why not.
    pub reason: Option<String>,
    /// Whether it was given a moment ago, on this page, and how: `accepted`, `declined`,
    /// `substituted`.
    pub fresh: Option<&'static str>,
}

/// Somebody who was named to come in the invitee's place.
#[derive(Clone, Debug, Serialize)]
pub struct NamedView {
    /// The name, as the invitee wrote it.
    pub name: String,
    /// How far it is with them: `asked`; `undecided`, while the organizers have accepted nobody yet;
    /// `comes`, so that there is nothing left to answer; `stays_away`.
    pub state: &'static str,
}
