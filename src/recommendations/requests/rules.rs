//! Who can be asked, what a link still opens, and what a form says that comes again.

mod rounds;

use chrono::{Days, NaiveDate};

use super::types::{ContactProposalStatus, UpdateRequest};
use crate::error::{AppError, FieldError, Result, Wrong};
use crate::events::types::EventStatus;
use crate::recommendations::rules::Standing;
use crate::text::long_text_fault;

pub use rounds::{Lately, began, is_digest_due, is_due, round_days, since};

/// How long a note may be, in characters.
const NOTE_MAX: usize = 5000;
/// How many days before its due date something is due soon.
pub const SOON_DAYS: u64 = 30;
/// How many contacts of an organization wait for the organizers at most.
pub const PROPOSALS_MAX: usize = 10;
/// How many recommendations a page shows.
pub const ROWS_MAX: usize = 150;
/// How many of the reports on each of them it shows.
pub const HISTORY_MAX: usize = 20;

/// What can be said of a wish to ask.
pub fn faults(part: &UpdateRequest, _: &Wrong<'_>) -> Vec<FieldError> {
    note_fault(part.note.as_deref()).into_iter().collect()
}

/// What is wrong with a word of the organizers.
pub fn note_fault(note: Option<&str>) -> Option<FieldError> {
    note.and_then(|note| long_text_fault("note", note, NOTE_MAX))
}

/// Where an event stands about which people are asked.
pub const ASKED: [EventStatus; 3] =
    [EventStatus::Published, EventStatus::Completed, EventStatus::Archived];

/// Whether people are asked about an event, and what they say is recorded: once it was announced, and
/// for as long as it is not called off.
pub fn is_asked_about(standing: EventStatus) -> bool {
    ASKED.contains(&standing)
}

/// 409 unless people can be asked about an event in this state.
pub fn check_event(standing: EventStatus) -> Result<()> {
    if is_asked_about(standing) {
        return Ok(());
    }
    let detail = format!(
        "The event is {standing}; people are asked about an event that was published and not cancelled."
    );
    Err(AppError::conflict("progress_request.event_state", detail))
}

/// The code of the refusal of [`changed`].
pub const CHANGED: &str = "progress_request.changed";

/// Somebody else of the organization has reported since the page was opened.
pub fn changed() -> AppError {
    let detail = "Somebody else has reported meanwhile; look at it again.";
    AppError::conflict(CHANGED, detail)
}

/// The code of the refusal of [`gone`].
pub const GONE: &str = "progress_request.gone";

/// What a page showed when it was opened is not asked of the organization there any more.
pub fn gone() -> AppError {
    let detail = "Something of this is not asked of this organization here any more.";
    AppError::conflict(GONE, detail)
}

/// The code of the refusal of a report on what is carried forward at that moment.
pub const CARRIED: &str = "recommendation.carried_forward";

/// The code of the refusal of [`dead`].
pub const DEAD: &str = "progress_request.link_dead";

/// What a link says that was right once.
pub fn dead() -> AppError {
    AppError::gone(DEAD, "This link no longer serves; ask the organizers for a new one.")
}

/// What comes of a report that is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sent {
    /// It is recorded.
    New,
    /// It is there already: the form came twice.
    Again,
    /// Another one came first.
    Late,
}

/// What comes of a report by somebody who saw the first `seen` of these `entries`.
pub fn sent<T: PartialEq>(entries: &[T], seen: usize, report: &T) -> Sent {
    match entries.get(seen) {
        None if seen == entries.len() => Sent::New,
        Some(next) if next == report => Sent::Again,
        _ => Sent::Late,
    }
}

/// How a due date stands on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Due {
    /// Nothing presses.
    Later,
    /// It is due within [`SOON_DAYS`] days.
    Soon,
    /// It is past, and something is still to be done.
    Overdue,
}

/// How what is due on `last_day` stands on `today`.
pub fn due(last_day: Option<NaiveDate>, standing: Standing, today: NaiveDate) -> Due {
    let Some(last_day) = last_day.filter(|_| standing.is_open()) else { return Due::Later };
    let soon = last_day.checked_sub_days(Days::new(SOON_DAYS)).unwrap_or(last_day);
    match today {
        today if today > last_day => Due::Overdue,
        today if today >= soon => Due::Soon,
        _ => Due::Later,
    }
}

/// 409 unless a contact still waits for the organizers.
pub fn check_proposed(status: ContactProposalStatus) -> Result<()> {
    if status == ContactProposalStatus::Proposed {
        return Ok(());
    }
    let detail = format!("This contact is {status} already; change the focal points themselves.");
    Err(AppError::conflict("contact_proposal.state", detail))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::recommendations::types::{Acceptance, Implementation};

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_form_that_comes_twice_is_one_report_and_nobody_writes_past_another() {
        assert_eq!(sent(&[], 0, &"done"), Sent::New);
        assert_eq!(sent(&["done"], 0, &"done"), Sent::Again);
        assert_eq!(sent(&["begun"], 0, &"done"), Sent::Late);
        assert_eq!(sent(&["begun"], 1, &"done"), Sent::New);
        assert_eq!(sent(&["done"], 1, &"done"), Sent::New, "the same may be said anew");
        assert_eq!(sent(&["begun", "done"], 0, &"done"), Sent::Late);
        assert_eq!(sent(&["begun"], 7, &"done"), Sent::Late, "nobody has seen what is not there");
    }

    #[test]
    fn what_is_open_is_due_soon_for_thirty_days_and_then_overdue() {
        let open = Standing::START;
        let last = Some(day("2027-03-31"));
        assert_eq!(due(last, open, day("2027-02-28")), Due::Later);
        assert_eq!(due(last, open, day("2027-03-01")), Due::Soon);
        assert_eq!(due(last, open, day("2027-03-31")), Due::Soon);
        assert_eq!(due(last, open, day("2027-04-01")), Due::Overdue);
        assert_eq!(due(None, open, day("2027-04-01")), Due::Later);
        let done = Standing {
            acceptance: Acceptance::Accepted,
            implementation: Implementation::Implemented,
        };
        assert_eq!(due(last, done, day("2027-04-01")), Due::Later);
    }

    #[test]
    fn nobody_is_asked_about_a_draft_or_what_is_off() {
        for (status, asked) in [
            (EventStatus::Draft, false),
            (EventStatus::Published, true),
            (EventStatus::Cancelled, false),
            (EventStatus::Completed, true),
            (EventStatus::Archived, true),
        ] {
            assert_eq!(check_event(status).is_ok(), asked, "{status}");
        }
    }
}
