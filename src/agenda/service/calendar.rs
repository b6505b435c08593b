//! An agenda as a calendar: an entry a panel, its items in words.

use chrono::{DateTime, NaiveTime, Utc};

use super::outline::{ItemOutline, Outline, PanelOutline};
use crate::agenda::entity::speaker;
use crate::events::types::EventStatus;
use crate::files::ical::{CalendarEntry, CalendarMethod, calendar};
use crate::text::{Language, Texts};

/// The content type of the file.
pub const CALENDAR_TYPE: &str = "text/calendar; charset=utf-8; method=PUBLISH";

/// The agenda as an iCalendar file in a language, as of `now`. `page` is the address of the event's
/// page, where it is known.
///
/// Panels without a day are left out; an agenda without any panel is the event itself.
pub fn ics(
    outline: &Outline,
    language: &Language,
    page: Option<&str>,
    now: DateTime<Utc>,
) -> String {
    let writer = Writer { outline, language, page, now };
    let mut entries: Vec<CalendarEntry> =
        outline.panels.iter().filter_map(|panel| writer.panel(panel)).collect();
    if entries.is_empty() {
        entries.push(writer.event());
    }
    calendar(&entries, outline.event.title_for(language))
}

/// The file's name.
pub fn name(outline: &Outline) -> String {
    format!("{}-agenda.ics", outline.event.slug)
}

struct Writer<'a> {
    outline: &'a Outline,
    language: &'a Language,
    page: Option<&'a str>,
    now: DateTime<Utc>,
}

impl Writer<'_> {
    fn text<'a>(&'a self, texts: &'a Texts) -> &'a str {
        self.outline.event.text_for(texts, self.language)
    }

    /// The event, for the days from its first to its last.
    fn event(&self) -> CalendarEntry {
        let event = &self.outline.event;
        let cancelled = event.standing() == EventStatus::Cancelled;
        let method = if cancelled { CalendarMethod::Cancel } else { CalendarMethod::Publish };
        let place = [&event.venue_name, &event.venue_address, &event.venue_city];
        let place: Vec<&str> = place.into_iter().flatten().map(String::as_str).collect();
        let name = event.contact_unit.as_deref().unwrap_or(event.title_for(self.language));
        let email = event.contact_email.as_ref();
        CalendarEntry {
            method,
            uid: format!("{}@convoke", event.id),
            sequence: event.calendar_sequence,
            stamp: self.now,
            zone: event.time_zone.tz(),
            starts_on: event.starts_on,
            start_time: event.start_time,
            ends_on: event.ends_on,
            end_time: event.end_time,
            summary: event.title_for(self.language).to_owned(),
            description: String::new(),
            location: place.join(", "),
            url: self.page.map(str::to_owned),
            organizer: email.map(|email| (name.to_owned(), email.to_string())),
            attendee: None,
        }
    }

    fn panel(&self, whole: &PanelOutline) -> Option<CalendarEntry> {
        let (panel, day, event) = (&whole.panel, whole.day?, self.event());
        let (start_time, end_time) = whole.times();
        let versions = i32::try_from(panel.version - 1).unwrap_or(i32::MAX);
        let room = panel.room.clone().into_iter();
        let place: Vec<String> =
            room.chain(Some(event.location.clone()).filter(|place| !place.is_empty())).collect();
        Some(CalendarEntry {
            uid: format!("{}@convoke", panel.id),
            // What the entry takes from the event changes with the event alone.
            sequence: event.sequence.saturating_add(versions),
            starts_on: day,
            start_time,
            ends_on: day,
            end_time,
            summary: self.text(&panel.title).to_owned(),
            description: self.program(whole),
            location: place.join(", "),
            ..event
        })
    }

    /// The items of a panel, a line each, with who speaks below.
    fn program(&self, whole: &PanelOutline) -> String {
        let lines = whole.items.iter().flat_map(|item| {
            std::iter::once(self.headline(item)).chain(item.speakers.iter().map(speaker_line))
        });
        let description = whole.panel.description.as_ref().map(|texts| self.text(texts).to_owned());
        description.into_iter().chain(lines).collect::<Vec<_>>().join("\n")
    }

    fn headline(&self, whole: &ItemOutline) -> String {
        let title = self.text(&whole.item.title);
        let time = |time: NaiveTime| time.format("%H:%M").to_string();
        match (whole.item.start_time.map(time), whole.item.end_time.map(time)) {
            (Some(start), Some(end)) => format!("{start}–{end} {title}"),
            (Some(start), None) => format!("{start} {title}"),
            _ => title.to_owned(),
        }
    }
}

impl PanelOutline {
    /// Its own times, else the first and the last of its items. Without any end it ends as it begins.
    fn times(&self) -> (Option<NaiveTime>, Option<NaiveTime>) {
        let items = || self.items.iter().map(|whole| &whole.item);
        let first = items().filter_map(|item| item.start_time).min();
        let last = items().filter_map(|item| item.end_time.or(item.start_time)).max();
        let start = self.panel.start_time.or(first);
        (start, self.panel.end_time.or(last).or(start))
    }
}

/// `  Dr. Kangtak Oh, Vice President, National Information Society Agency`.
fn speaker_line(who: &speaker::Model) -> String {
    let name = who.honorific.iter().chain([&who.full_name]);
    let name = name.map(String::as_str).collect::<Vec<_>>().join(" ");
    let more = who.job_title.iter().chain(&who.organization).map(String::as_str);
    format!("  {}", std::iter::once(name.as_str()).chain(more).collect::<Vec<_>>().join(", "))
}
