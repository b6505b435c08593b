//! The page on which a focal point names a delegation.

use poem::http::StatusCode;
use serde::Serialize;

use super::{EventSummary, FieldView, FileLine, Moment, SummaryLine, View};
use crate::pages::SafeHtml;

/// The page on which a focal point names a delegation.
#[derive(Clone, Debug, Serialize)]
pub struct DelegationView {
    /// The event.
    pub event: EventSummary,
    /// The country that is asked, by its name.
    pub country: String,
    /// The organization that is asked, where it is not the country.
    pub organization: Option<String>,
    /// How many it may name, if that is limited.
    pub seats: Option<i32>,
    /// How many alternates it may name besides, if that is limited.
    pub alternates: Option<i32>,
    /// Until when.
    pub until: Moment,
    /// What the organizers add.
    pub note: SafeHtml,
    /// What is said above the form.
    pub notice: Option<DelegationNotice>,
    /// Whom the form cannot change: once the time has passed, all; else those on whom the organizers
    /// have decided.
    pub fixed: Vec<DelegateLine>,
    /// How many are named now.
    pub named: usize,
    /// What is named now, where somebody else has changed it meanwhile.
    pub meanwhile: Vec<DelegateLine>,
    /// The note verbale that stands.
    pub note_verbale: Option<FileLine>,
    /// The rows; none once the time has passed.
    pub form: Option<DelegationForm>,
}

impl View for DelegationView {
    const TEMPLATE: &'static str = "delegation.html";

    fn status(&self) -> StatusCode {
        match (&self.form, self.notice) {
            (_, Some(DelegationNotice::Changed)) => StatusCode::CONFLICT,
            (Some(form), _) if !form.errors.is_empty() => StatusCode::UNPROCESSABLE_ENTITY,
            _ => StatusCode::OK,
        }
    }
}

/// What is said above the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum DelegationNotice {
    /// The delegation is saved.
    Saved,
    /// Somebody else has changed it meanwhile, so that nothing was saved.
    Changed,
}

/// Somebody who is named, as it was typed.
#[derive(Clone, Debug, Serialize)]
pub struct DelegateLine {
    /// The name.
    pub full_name: String,
    /// The office.
    pub position: Option<String>,
    /// Where.
    pub organization: Option<String>,
    /// Whether they are to come only in the place of another.
    pub alternate: bool,
}

/// The rows of a delegation, and all that is wrong with them.
#[derive(Clone, Debug, Serialize)]
pub struct DelegationForm {
    /// The rows, in order.
    pub rows: Vec<DelegateRow>,
    /// Which edition of the delegation they show.
    pub edition: i64,
    /// Where the note verbale is chosen.
    pub file: Option<FieldView>,
    /// What is wrong, in the order of the fields.
    pub errors: Vec<SummaryLine>,
}

/// A row: somebody of the delegation, or room for somebody.
#[derive(Clone, Debug, Serialize)]
pub struct DelegateRow {
    /// Its number, from 1.
    pub number: usize,
    /// Whom it was about when it was shown.
    pub entry: Option<String>,
    /// What it asks.
    pub fields: Vec<FieldView>,
}
