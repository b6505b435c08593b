//! Calendar entries (RFC 5545) as mails and pages carry them (iTIP, RFC 5546).
//!
//! Written by hand down to the line: the lines are folded at 75 octets and never inside a
//! character, zones bring their VTIMEZONE along, and no name can end a line or a parameter.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, Utc};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

use super::vtimezone;

/// What an entry asks of the reader's calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CalendarMethod {
    /// Put it in, or change it.
    Request,
    /// Take it out.
    Cancel,
    /// For whoever likes to have it.
    Publish,
}

impl CalendarMethod {
    /// The word of the standard, also wanted in the MIME type of the part.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Request => "REQUEST",
            Self::Cancel => "CANCEL",
            Self::Publish => "PUBLISH",
        }
    }
}

/// One entry of a calendar.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CalendarEntry {
    /// What it asks of the reader's calendar.
    pub method: CalendarMethod,
    /// The same for all versions of the entry.
    pub uid: String,
    /// Grows with every change of time, place or state.
    pub sequence: i32,
    /// When this version was made.
    pub stamp: DateTime<Utc>,
    /// The zone of the times.
    pub zone: Tz,
    /// The first day.
    pub starts_on: NaiveDate,
    /// When it begins; none: it lasts whole days.
    pub start_time: Option<NaiveTime>,
    /// The last day.
    pub ends_on: NaiveDate,
    /// When it ends; none: with the last day.
    pub end_time: Option<NaiveTime>,
    /// The title.
    pub summary: String,
    /// What it is about; may have several lines.
    pub description: String,
    /// Where.
    pub location: String,
    /// Its page.
    pub url: Option<String>,
    /// Name and address of who organizes it.
    pub organizer: Option<(String, String)>,
    /// Name and address of who takes part.
    pub attendee: Option<(String, String)>,
}

/// One entry as a calendar of its own, with the entry's method.
pub fn to_ics(entry: &CalendarEntry) -> String {
    let mut lines = Lines::default();
    begin(&mut lines, entry.method);
    zones(&mut lines, std::slice::from_ref(entry));
    event(&mut lines, entry, entry.method);
    lines.raw("END:VCALENDAR");
    lines.0
}

/// Many entries as one published calendar.
pub fn calendar(entries: &[CalendarEntry], name: &str) -> String {
    let mut lines = Lines::default();
    begin(&mut lines, CalendarMethod::Publish);
    lines.text("NAME", name);
    lines.text("X-WR-CALNAME", name);
    zones(&mut lines, entries);
    for entry in entries {
        event(&mut lines, entry, CalendarMethod::Publish);
    }
    lines.raw("END:VCALENDAR");
    lines.0
}

fn begin(lines: &mut Lines, method: CalendarMethod) {
    lines.raw("BEGIN:VCALENDAR");
    lines.raw("VERSION:2.0");
    lines.raw("PRODID:-//Convoke//Convoke//EN");
    lines.raw("CALSCALE:GREGORIAN");
    lines.raw(&format!("METHOD:{}", method.as_str()));
}

/// One VTIMEZONE for each zone that has an entry with a time.
fn zones(lines: &mut Lines, entries: &[CalendarEntry]) {
    let mut spans: BTreeMap<&str, (Tz, NaiveDate, NaiveDate)> = BTreeMap::new();
    for entry in entries.iter().filter(|entry| entry.start_time.is_some()) {
        let span =
            spans.entry(entry.zone.name()).or_insert((entry.zone, entry.starts_on, entry.ends_on));
        span.1 = span.1.min(entry.starts_on);
        span.2 = span.2.max(entry.ends_on);
    }
    for (zone, first, last) in spans.into_values() {
        vtimezone::write(lines, zone, first, last);
    }
}

fn event(lines: &mut Lines, entry: &CalendarEntry, method: CalendarMethod) {
    let cancelled = entry.method == CalendarMethod::Cancel;
    lines.raw("BEGIN:VEVENT");
    lines.text("UID", &entry.uid);
    lines.raw(&format!("SEQUENCE:{}", entry.sequence.max(0)));
    lines.raw(&format!("DTSTAMP:{}", entry.stamp.format("%Y%m%dT%H%M%SZ")));
    times(lines, entry);
    lines.text("SUMMARY", &entry.summary);
    lines.text_if_any("DESCRIPTION", &entry.description);
    lines.text_if_any("LOCATION", &entry.location);
    if let Some(url) = &entry.url {
        lines.raw(&format!("URL:{}", uri(url)));
    }
    lines.raw(if cancelled { "STATUS:CANCELLED" } else { "STATUS:CONFIRMED" });
    if let Some((name, address)) = &entry.organizer {
        lines.raw(&format!("ORGANIZER;CN={}:{}", parameter(name), mailto(address)));
    }
    // What is published names nobody who takes part (RFC 5546, section 3.2.1).
    if let Some((name, address)) = &entry.attendee
        && method != CalendarMethod::Publish
    {
        lines.raw(&format!(
            "ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED;RSVP=FALSE;CN={}:{}",
            parameter(name),
            mailto(address)
        ));
    }
    lines.raw("END:VEVENT");
}

/// Beginning and end; the end itself does not belong to the entry.
fn times(lines: &mut Lines, entry: &CalendarEntry) {
    let day_after = entry.ends_on.max(entry.starts_on).succ_opt().unwrap_or(entry.ends_on);
    let Some(start_time) = entry.start_time else {
        lines.raw(&format!("DTSTART;VALUE=DATE:{}", entry.starts_on.format("%Y%m%d")));
        lines.raw(&format!("DTEND;VALUE=DATE:{}", day_after.format("%Y%m%d")));
        return;
    };
    let start = entry.starts_on.and_time(start_time);
    let end = match entry.end_time {
        Some(time) => entry.ends_on.and_time(time),
        None => day_after.and_time(NaiveTime::MIN),
    };
    let wall = |name: &str, time: NaiveDateTime| {
        format!("{name};TZID={}:{}", entry.zone.name(), time.format("%Y%m%dT%H%M%S"))
    };
    lines.raw(&wall("DTSTART", start));
    // An end that is no later than the beginning is left out: it would not be legal.
    if end > start {
        lines.raw(&wall("DTEND", end));
    }
}

/// A parameter's value between quotes, without what would end it.
fn parameter(value: &str) -> String {
    let clean: String = value
        .chars()
        .map(|c| match c {
            '"' => '\'',
            c if c.is_control() => ' ',
            c => c,
        })
        .collect();
    format!("\"{}\"", clean.trim())
}

/// An address without what has a meaning of its own in a `mailto:` (RFC 6068).
fn mailto(address: &str) -> String {
    let address = uri(address);
    format!("mailto:{}", address.replace('%', "%25").replace('?', "%3F").replace('&', "%26"))
}

/// A URI without controls and blanks.
fn uri(text: &str) -> String {
    text.chars().filter(|c| !c.is_control() && !c.is_whitespace()).collect()
}

/// The lines of a calendar: ended by CRLF, folded at 75 octets.
#[derive(Default)]
pub(super) struct Lines(String);

impl Lines {
    /// A line whose value is not text, or was made safe already.
    pub(super) fn raw(&mut self, line: &str) {
        const OCTETS: usize = 75;
        let mut width = 0;
        for c in line.chars().filter(|c| !c.is_control()) {
            if width + c.len_utf8() > OCTETS {
                self.0.push_str("\r\n ");
                width = 1;
            }
            self.0.push(c);
            width += c.len_utf8();
        }
        self.0.push_str("\r\n");
    }

    /// A line whose value is text.
    pub(super) fn text(&mut self, name: &str, value: &str) {
        let mut line = format!("{name}:");
        for c in value.replace("\r\n", "\n").chars() {
            match c {
                '\\' | ';' | ',' => line.extend(['\\', c]),
                '\n' | '\r' => line.push_str("\\n"),
                '\t' => line.push(' '),
                _ => line.push(c),
            }
        }
        self.raw(&line);
    }

    fn text_if_any(&mut self, name: &str, value: &str) {
        if !value.trim().is_empty() {
            self.text(name, value);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use icalendar::parser::{Component, read_calendar, unfold};
    use proptest::prelude::*;

    fn entry() -> CalendarEntry {
        CalendarEntry {
            method: CalendarMethod::Request,
            uid: "0197-1@convoke".into(),
            sequence: 2,
            stamp: "2026-03-02T08:00:00Z".parse().unwrap(),
            zone: Tz::Asia__Almaty,
            starts_on: "2026-04-01".parse().unwrap(),
            start_time: NaiveTime::from_hms_opt(9, 30, 0),
            ends_on: "2026-04-02".parse().unwrap(),
            end_time: NaiveTime::from_hms_opt(17, 0, 0),
            summary: "Governance; innovation, digitalisation".into(),
            description: "Day one.\r\nDay two.".into(),
            location: "Astana".into(),
            url: Some("https://example.org/e/one".into()),
            organizer: Some(("Civil Service Hub".into(), "hub@example.org".into())),
            attendee: Some(("Aigul".into(), "aigul@example.org".into())),
        }
    }

    fn lines(ics: &str) -> Vec<String> {
        unfold(ics).lines().map(str::to_owned).collect()
    }

    fn parsed(ics: &str, check: impl FnOnce(&[Component<'_>])) {
        let unfolded = unfold(ics);
        check(&read_calendar(&unfolded).unwrap().components);
    }

    #[test]
    fn an_entry_is_what_a_calendar_reads() {
        insta::assert_snapshot!(to_ics(&entry()).replace("\r\n", "\n"));
    }

    #[test]
    fn without_a_time_it_lasts_whole_days_and_the_end_is_the_day_after() {
        let ics = to_ics(&CalendarEntry { start_time: None, ..entry() });
        assert!(ics.contains("DTSTART;VALUE=DATE:20260401\r\nDTEND;VALUE=DATE:20260403\r\n"));
        assert!(!ics.contains("VTIMEZONE"));
    }

    #[test]
    fn without_an_end_time_it_ends_with_its_last_day() {
        let ics = to_ics(&CalendarEntry { end_time: None, ..entry() });
        assert!(ics.contains("DTEND;TZID=Asia/Almaty:20260403T000000\r\n"));
    }

    #[test]
    fn a_cancellation_says_so_twice() {
        let ics = to_ics(&CalendarEntry { method: CalendarMethod::Cancel, ..entry() });
        assert!(ics.contains("METHOD:CANCEL\r\n") && ics.contains("STATUS:CANCELLED\r\n"));
    }

    #[test]
    fn what_is_published_has_one_zone_each_and_names_no_participant() {
        let other = CalendarEntry { zone: Tz::Europe__Tallinn, uid: "2".into(), ..entry() };
        let ics = calendar(&[entry(), other, entry()], "Agenda");
        assert_eq!(ics.matches("BEGIN:VTIMEZONE").count(), 2);
        assert_eq!(ics.matches("BEGIN:VEVENT").count(), 3);
        assert!(!ics.contains("ATTENDEE") && ics.contains("METHOD:PUBLISH"));
    }

    #[test]
    fn a_name_ends_neither_its_line_nor_its_parameter() {
        let evil = "Eve\";X=\"y\r\nATTENDEE:mailto:x@example.org\u{0}";
        let ics = to_ics(&CalendarEntry {
            summary: evil.into(),
            location: "Hall\rURL:http://evil".into(),
            url: Some("https://example.org/\r\nX-EVIL:1".into()),
            organizer: Some((evil.into(), "a@example.org\r\nX:1".into())),
            ..entry()
        });
        let lines = lines(&ics);
        assert_eq!(lines.iter().filter(|line| line.starts_with("ATTENDEE")).count(), 1);
        assert!(!lines.iter().any(|line| line.starts_with("X-EVIL") || line.starts_with("X:")));
        let organizer = lines.iter().find(|line| line.starts_with("ORGANIZER")).unwrap();
        assert_eq!(organizer.matches('"').count(), 2);
        assert!(organizer.starts_with("ORGANIZER;CN=\"Eve';X='y"));
    }

    #[test]
    fn a_georgian_title_is_folded_between_its_characters() {
        let title = "ციფრული მმართველობის რეგიონული სემინარი ".repeat(5);
        let ics = to_ics(&CalendarEntry { summary: title.clone(), ..entry() });
        assert!(ics.split("\r\n").all(|line| line.len() <= 75));
        assert!(lines(&ics).contains(&format!("SUMMARY:{title}")));
    }

    #[test]
    fn an_end_before_the_beginning_is_left_out() {
        let ics = to_ics(&CalendarEntry { ends_on: "2026-03-01".parse().unwrap(), ..entry() });
        assert!(!ics.contains("DTEND"));
    }

    proptest! {
        #[test]
        fn any_text_makes_a_calendar_of_the_same_shape(
            summary in "(\\PC|[\r\n\t\\\\;,:\"\u{0}]){0,120}",
            name in "(\\PC|[\r\n\t\\\\;,:\"\u{0}]){0,60}",
        ) {
            let ics = to_ics(&CalendarEntry {
                summary: summary.clone(),
                description: summary,
                organizer: Some((name, "hub@example.org".into())),
                ..entry()
            });
            prop_assert!(ics.split("\r\n").all(|line| line.len() <= 75));
            prop_assert!(!ics.replace("\r\n", "").contains(['\r', '\n', '\0']));
            parsed(&ics, |components| {
                let event = components.iter().find(|c| c.name == "VEVENT").unwrap();
                assert!(event.properties.iter().filter(|p| p.name == "ORGANIZER").count() == 1);
            });
        }
    }
}
