//! What an event may be and which way it goes: life cycle, dates, the window of registration.

mod coverage;
mod days;
pub mod fields;
mod sayings;

use chrono::{DateTime, NaiveDate, Utc};
use uuid::Uuid;

use super::types::EventStatus;
use crate::error::{AppError, Checks, FieldError, Result};
use crate::text::{Language, Texts, is_latin, slug, title_faults};
use crate::zone::{WallSpan, end_of_day, start_of_day};

pub use coverage::{CoverageSaid, check_coverage, coverage_faults};
pub use days::Days;
pub use sayings::{Sayings, faults};

/// How long a title may be, in characters.
pub const TITLE_MAX: usize = 300;
/// How long a slug may be.
pub const SLUG_MAX: usize = 64;
/// The most seats that can be stated.
pub const CAPACITY_MAX: i32 = 1_000_000;

/// What may still be changed when an event is cancelled: what is said about it, not what it is.
pub const RECORD_FIELDS: &[&str] = &[
    "claimed",
    "contact",
    "description",
    "leads_to",
    "notes",
    "objectives",
    "organizations",
    "countries",
    "programme_id",
    "previous_event_id",
    "references",
    "sequence_number",
    "tags",
];

/// The states to which an event can move.
pub fn allowed(from: EventStatus) -> &'static [EventStatus] {
    use EventStatus::{Archived, Cancelled, Completed, Draft, Published};
    match from {
        Draft => &[Published, Cancelled],
        Published => &[Completed, Cancelled],
        Cancelled | Completed => &[Archived],
        Archived => &[],
    }
}

/// The verb by which an event is brought into a state.
fn verb(to: EventStatus) -> &'static str {
    match to {
        EventStatus::Draft => "draft",
        EventStatus::Published => "publish",
        EventStatus::Cancelled => "cancel",
        EventStatus::Completed => "complete",
        EventStatus::Archived => "archive",
    }
}

/// 409 unless the event can move from one state to the other.
pub fn check_move(from: EventStatus, to: EventStatus) -> Result<()> {
    if allowed(from).contains(&to) { Ok(()) } else { Err(wrong_state(from)) }
}

fn wrong_state(from: EventStatus) -> AppError {
    let moves: Vec<&str> = allowed(from).iter().map(|to| verb(*to)).collect();
    AppError::wrong_state("event.state", "event", from, &moves)
}

/// 409 once an event is put away: nothing that belongs to it changes any more.
pub fn check_open(status: EventStatus) -> Result<()> {
    if status == EventStatus::Archived { Err(wrong_state(status)) } else { Ok(()) }
}

/// 409 once an event is called off: nobody is asked to come to it any more.
pub fn check_not_cancelled(status: EventStatus) -> Result<()> {
    if status != EventStatus::Cancelled {
        return Ok(());
    }
    let detail = "This event is cancelled; nobody is named for it any more.";
    Err(AppError::conflict("event.state", detail))
}

/// 409 unless the fields can be changed in this state.
pub fn check_edit<'a>(
    status: EventStatus,
    fields: impl IntoIterator<Item = &'a str>,
) -> Result<()> {
    let fixed = |field: &str| match status {
        EventStatus::Archived => true,
        EventStatus::Cancelled => !RECORD_FIELDS.contains(&field),
        EventStatus::Published | EventStatus::Completed => field == "slug",
        EventStatus::Draft => false,
    };
    match fields.into_iter().find(|field| fixed(field)) {
        None => Ok(()),
        Some(_) if status == EventStatus::Archived => Err(wrong_state(status)),
        Some("slug") if status != EventStatus::Cancelled => Err(AppError::conflict(
            "event.slug_in_use",
            format!(
                "This event is {status}: its slug stays, because mails and calendars lead to its pages by it."
            ),
        )),
        Some(field) => Err(AppError::conflict(
            "event.state",
            format!(
                "This event is {status}; {field} can no longer be changed, only {} can.",
                RECORD_FIELDS.join(", ")
            ),
        )),
    }
}

/// The field of the API behind a column: those of a nested object bear its name.
pub fn field_of(column: &str) -> &str {
    let nested = ["venue_", "registration_", "contact_", "claimed_"];
    let object = nested.iter().find(|prefix| column.starts_with(**prefix));
    object.map_or(column, |prefix| prefix.trim_end_matches('_'))
}

/// Whether a change of this column is one of time, place or mode, or of the name of it all: what
/// stands in people's calendars.
pub fn is_announced(column: &str) -> bool {
    const COLUMNS: &[&str] = &[
        "title",
        "starts_on",
        "ends_on",
        "start_time",
        "end_time",
        "time_zone",
        "modality",
        "online_url",
    ];
    COLUMNS.contains(&column) || column.starts_with("venue_")
}

/// When an event takes place and whom it holds, as far as rules ask.
#[derive(Clone, Copy, Debug)]
pub struct Schedule {
    /// Dates and times in the event's zone.
    pub span: WallSpan,
    /// The first day of registration; none: as soon as it is published.
    pub opens_on: Option<NaiveDate>,
    /// The last day of registration; none: until the event starts.
    pub closes_on: Option<NaiveDate>,
    /// Seats in the room; none: no limit.
    pub capacity: Option<i32>,
    /// Seats online; none: no limit.
    pub online_capacity: Option<i32>,
}

/// Notes what is wrong with dates, times and seats.
pub fn check_schedule(checks: &mut Checks, schedule: &Schedule) {
    Days::from(schedule).check(checks);
    for (pointer, seats) in
        [("capacity", schedule.capacity), ("online_capacity", schedule.online_capacity)]
    {
        let fine = seats.is_none_or(|seats| (0..=CAPACITY_MAX).contains(&seats));
        checks.require(fine, pointer, "out_of_range", "must be from 0 to 1000000, or null");
    }
}

/// 422 unless the event has what publishing needs. A past one may be published for the record.
pub fn check_publish(title: &Texts, schedule: &Schedule) -> Result<()> {
    let mut checks = Checks::new();
    checks.extend(title_faults("title", title, TITLE_MAX));
    check_schedule(&mut checks, schedule);
    checks.finish()
}

/// 409 unless the event has begun.
pub fn check_complete(span: &WallSpan, now: DateTime<Utc>) -> Result<()> {
    if now >= span.start() {
        return Ok(());
    }
    Err(AppError::conflict(
        "event.not_begun",
        "This event has not begun; it can be completed from its start on. What can be done now: \
         cancel.",
    ))
}

/// 409 where an event that has been held would be moved to days to come; a correction of when it
/// was held is fine.
pub fn check_held(
    status: EventStatus,
    before: &WallSpan,
    after: &WallSpan,
    now: DateTime<Utc>,
) -> Result<()> {
    let ahead = before != after && now < after.start();
    if status != EventStatus::Completed || !ahead {
        return Ok(());
    }
    Err(AppError::conflict(
        "event.not_begun",
        "This event is completed, and what has been held cannot begin in time to come. What can \
         be done now: give the days on which it was held, or clone it.",
    ))
}

/// Where `now` stands to the window of public registration.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Window {
    /// It opens later.
    NotYet,
    /// It is open.
    Open,
    /// It has closed.
    Closed,
}

impl Schedule {
    /// When public registration opens.
    pub fn opens_at(&self) -> Option<DateTime<Utc>> {
        self.opens_on.map(|day| start_of_day(self.span.zone, day))
    }

    /// When public registration closes: after `closes_on`, else when the event starts.
    pub fn closes_at(&self) -> DateTime<Utc> {
        self.closes_on.map_or_else(|| self.span.start(), |day| end_of_day(self.span.zone, day))
    }

    /// Where `now` stands to the window of public registration.
    pub fn window(&self, now: DateTime<Utc>) -> Window {
        if now >= self.closes_at() {
            Window::Closed
        } else if self.opens_at().is_some_and(|opens| now < opens) {
            Window::NotYet
        } else {
            Window::Open
        }
    }
}

/// What is wrong with a slug that somebody chose.
pub fn slug_fault(pointer: &str, text: &str) -> Option<FieldError> {
    let plain = text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
    let joined = !text.starts_with('-') && !text.ends_with('-') && !text.contains("--");
    let fine = plain && joined && (1..=SLUG_MAX).contains(&text.len());
    let message = "use 1 to 64 small letters a to z and digits, words joined by single hyphens";
    if !fine {
        return Some(FieldError::new(pointer, "slug", message));
    }
    let is_id = Uuid::try_parse(text).is_ok();
    is_id.then(|| FieldError::new(pointer, "slug", "must not look like an id"))
}

/// The title from which a slug is made: in English, else in Latin letters, else the first.
pub fn title_of_slug(title: &Texts) -> &str {
    let latin = || title.iter().map(|(_, text)| text).find(|text| is_latin(text));
    title.in_language(&Language::english()).or_else(latin).unwrap_or_else(|| title.pick([]))
}

/// The `n`th slug to try for a title, from 1: the later ones end in their number.
pub fn slug_candidate(title: &str, n: usize) -> String {
    let mut base = slug(title);
    if base.is_empty() || Uuid::try_parse(&base).is_ok() {
        "event".clone_into(&mut base);
    }
    if n <= 1 {
        return base;
    }
    let suffix = format!("-{n}");
    base.truncate(SLUG_MAX.saturating_sub(suffix.len()));
    format!("{}{suffix}", base.trim_end_matches('-'))
}

#[cfg(test)]
mod tests;
