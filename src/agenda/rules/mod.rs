//! Clashes in an agenda: they are named, never forbidden. What touches does not overlap.

pub mod order;
mod texts;

use std::collections::BTreeSet;

use chrono::{Duration, NaiveDate, NaiveTime};

use super::types::ClashKind;
use crate::error::Checks;
use crate::ids::{ItemId, PanelId, PersonId};
use crate::text::fold;
use crate::zone::{LocalTimeFault, TimeZone, WallSpan, instant};

pub use texts::{check_remarks, check_texts, item_faults, panel_faults};

/// A panel, as far as clashes ask.
#[derive(Clone, Debug)]
pub struct PanelSlot {
    /// Which.
    pub id: PanelId,
    /// Its day; none: the day of an event of one day.
    pub day: Option<NaiveDate>,
    /// When it begins.
    pub start: Option<NaiveTime>,
    /// When it ends.
    pub end: Option<NaiveTime>,
    /// Where.
    pub room: Option<String>,
}

/// An item, as far as clashes ask.
#[derive(Clone, Debug)]
pub struct ItemSlot {
    /// Which.
    pub id: ItemId,
    /// Its panel.
    pub panel: PanelId,
    /// When it begins; none: with its panel.
    pub start: Option<NaiveTime>,
    /// When it ends; none: with its panel.
    pub end: Option<NaiveTime>,
    /// Who speaks.
    pub speakers: Vec<SpeakerSlot>,
}

/// A speaker, known by id, else by name.
#[derive(Clone, Debug)]
pub struct SpeakerSlot {
    /// The person.
    pub person: Option<PersonId>,
    /// The name.
    pub name: String,
}

/// Something that cannot be as it is planned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clash {
    /// What clashes.
    pub kind: ClashKind,
    /// The day.
    pub day: Option<NaiveDate>,
    /// Since when.
    pub start: Option<NaiveTime>,
    /// Until when.
    pub end: Option<NaiveTime>,
    /// The panels concerned.
    pub panels: Vec<PanelId>,
    /// The items concerned.
    pub items: Vec<ItemId>,
    /// The room or the speaker that is wanted twice.
    pub what: Option<String>,
}

/// A stretch of one day; the end does not belong to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Stretch {
    day: NaiveDate,
    start: NaiveTime,
    end: NaiveTime,
}

impl Stretch {
    fn of(
        day: Option<NaiveDate>,
        start: Option<NaiveTime>,
        end: Option<NaiveTime>,
    ) -> Option<Self> {
        let stretch = Self { day: day?, start: start?, end: end? };
        (stretch.start < stretch.end).then_some(stretch)
    }

    fn common(&self, other: &Self) -> Option<Self> {
        let day = (self.day == other.day).then_some(self.day);
        Self::of(day, Some(self.start.max(other.start)), Some(self.end.min(other.end)))
    }
}

/// All clashes of an agenda, in the order of the day.
pub fn clashes(event: &WallSpan, panels: &[PanelSlot], items: &[ItemSlot]) -> Vec<Clash> {
    let agenda = Agenda { event, panels, items };
    let mut found = agenda.impossible_times();
    found.extend(agenda.rooms());
    found.extend(agenda.speakers());
    found.sort_by_key(|clash| (clash.day, clash.start, clash.kind));
    found
}

struct Agenda<'a> {
    event: &'a WallSpan,
    panels: &'a [PanelSlot],
    items: &'a [ItemSlot],
}

impl Agenda<'_> {
    fn day(&self, panel: &PanelSlot) -> Option<NaiveDate> {
        day_of(self.event, panel.day)
    }

    fn panel_of(&self, item: &ItemSlot) -> Option<&PanelSlot> {
        self.panels.iter().find(|panel| panel.id == item.panel)
    }

    fn panel_stretch(&self, panel: &PanelSlot) -> Option<Stretch> {
        Stretch::of(self.day(panel), panel.start, panel.end)
    }

    fn item_stretch(&self, item: &ItemSlot) -> Option<Stretch> {
        let panel = self.panel_of(item)?;
        Stretch::of(self.day(panel), item.start.or(panel.start), item.end.or(panel.end))
    }

    /// Ends before beginnings, and times outside the event or the panel.
    fn impossible_times(&self) -> Vec<Clash> {
        let mut found = Vec::new();
        for panel in self.panels {
            let day = self.day(panel);
            let clash = |kind| Clash {
                panels: vec![panel.id],
                items: Vec::new(),
                ..times(kind, day, panel.start, panel.end)
            };
            if backwards(panel.start, panel.end) {
                found.push(clash(ClashKind::EndBeforeStart));
            } else if outside_event(self.event, day, panel.start, panel.end) {
                found.push(clash(ClashKind::OutsideEvent));
            }
        }
        for item in self.items {
            found.extend(self.panel_of(item).and_then(|panel| self.impossible_item(panel, item)));
        }
        found
    }

    fn impossible_item(&self, panel: &PanelSlot, item: &ItemSlot) -> Option<Clash> {
        let early = item.start.into_iter().chain(item.end).min() < panel.start;
        let late = panel.end.is_some_and(|end| {
            item.start.is_some_and(|start| start >= end) || item.end.is_some_and(|own| own > end)
        });
        let has_time = item.start.is_some() || item.end.is_some();
        let kind = if backwards(item.start, item.end) {
            ClashKind::EndBeforeStart
        } else if has_time && (early || late) && !backwards(panel.start, panel.end) {
            ClashKind::OutsidePanel
        } else {
            return None;
        };
        let times = times(kind, self.day(panel), item.start, item.end);
        Some(Clash { panels: vec![panel.id], items: vec![item.id], ..times })
    }

    /// Panels that want one room at one time.
    fn rooms(&self) -> Vec<Clash> {
        let mut found = Vec::new();
        for (index, one) in self.panels.iter().enumerate() {
            let Some((room, stretch)) = one.room.as_deref().zip(self.panel_stretch(one)) else {
                continue;
            };
            for other in &self.panels[index + 1..] {
                let same = other.room.as_deref().is_some_and(|name| fold(name) == fold(room));
                let common = self.panel_stretch(other).and_then(|other| stretch.common(&other));
                if let Some(common) = common.filter(|_| same && !fold(room).is_empty()) {
                    found.push(Clash {
                        panels: vec![one.id, other.id],
                        what: Some(room.to_owned()),
                        ..twice(ClashKind::Room, common)
                    });
                }
            }
        }
        found
    }

    /// Items that want one speaker at one time.
    fn speakers(&self) -> Vec<Clash> {
        let mut found = Vec::new();
        for (index, one) in self.items.iter().enumerate() {
            let Some(stretch) = self.item_stretch(one) else { continue };
            for other in &self.items[index + 1..] {
                let common = self.item_stretch(other).and_then(|other| stretch.common(&other));
                let Some(common) = common.filter(|_| !in_turn(one, other)) else { continue };
                found.extend(shared_speakers(one, other).into_iter().map(|name| Clash {
                    panels: vec![one.panel, other.panel],
                    items: vec![one.id, other.id],
                    what: Some(name),
                    ..twice(ClashKind::Speaker, common)
                }));
            }
        }
        for clash in &mut found {
            clash.panels.dedup();
        }
        found
    }
}

/// Items of one panel follow each other, unless both have times of their own.
fn in_turn(one: &ItemSlot, other: &ItemSlot) -> bool {
    let timed = |item: &ItemSlot| item.start.is_some() && item.end.is_some();
    one.panel == other.panel && !(timed(one) && timed(other))
}

/// The names of those who speak in both, each once.
fn shared_speakers(one: &ItemSlot, other: &ItemSlot) -> BTreeSet<String> {
    let same = |a: &SpeakerSlot, b: &SpeakerSlot| match (a.person, b.person) {
        (Some(a), Some(b)) => a == b,
        _ => !fold(&a.name).is_empty() && fold(&a.name) == fold(&b.name),
    };
    let both = |a: &&SpeakerSlot| other.speakers.iter().any(|b| same(a, b));
    one.speakers.iter().filter(both).map(|speaker| speaker.name.clone()).collect()
}

fn times(
    kind: ClashKind,
    day: Option<NaiveDate>,
    start: Option<NaiveTime>,
    end: Option<NaiveTime>,
) -> Clash {
    Clash { kind, day, start, end, panels: Vec::new(), items: Vec::new(), what: None }
}

fn twice(kind: ClashKind, at: Stretch) -> Clash {
    times(kind, Some(at.day), Some(at.start), Some(at.end))
}

fn backwards(start: Option<NaiveTime>, end: Option<NaiveTime>) -> bool {
    start.zip(end).is_some_and(|(start, end)| end <= start)
}

fn outside_event(
    event: &WallSpan,
    day: Option<NaiveDate>,
    start: Option<NaiveTime>,
    end: Option<NaiveTime>,
) -> bool {
    let Some(day) = day else { return false };
    let begins = event.start_time.filter(|_| day == event.starts_on);
    let ends = event.end_time.filter(|_| day == event.ends_on);
    let early = begins.is_some_and(|begins| start.or(end).is_some_and(|time| time < begins));
    let late = ends.is_some_and(|ends| end.or(start).is_some_and(|time| time > ends));
    day < event.starts_on || day > event.ends_on || early || late
}

/// Notes what is refused in a panel or an item: an end that is not after the beginning.
pub fn check_times(checks: &mut Checks, start: Option<NaiveTime>, end: Option<NaiveTime>) {
    let message = "must be later than start_time";
    checks.require(!backwards(start, end), "end_time", "before_start", message);
}

/// Notes what is refused in a panel: a day outside the event.
pub fn check_day(checks: &mut Checks, event: &WallSpan, day: Option<NaiveDate>) {
    let fine = day.is_none_or(|day| (event.starts_on..=event.ends_on).contains(&day));
    let message = format!("must be a day of the event, {} to {}", event.starts_on, event.ends_on);
    checks.require(fine, "day", "outside_event", &message);
}

/// Notes times that the change of the clocks leaves out on their day.
pub fn check_exist(
    checks: &mut Checks,
    zone: TimeZone,
    day: Option<NaiveDate>,
    times: [(&str, Option<NaiveTime>); 2],
) {
    for (pointer, time) in times {
        let skipped = day
            .zip(time)
            .is_some_and(|(day, time)| instant(zone, day, time) == Err(LocalTimeFault::Skipped));
        let message = "this hour does not exist on that day in the event's time zone: \
                       the change of the clocks leaves it out";
        checks.require(!skipped, pointer, "skipped_hour", message);
    }
}

/// By how many days an event was moved as a whole; none where it was not, or where its length
/// changed too, so that nobody knows on which of its days a panel belongs.
pub fn moved_by(before: &WallSpan, after: &WallSpan) -> Option<Duration> {
    let start = after.starts_on.signed_duration_since(before.starts_on);
    let end = after.ends_on.signed_duration_since(before.ends_on);
    (start == end && !start.is_zero()).then_some(start)
}

/// The day on which a panel is: its own, or the only one of the event.
pub fn day_of(event: &WallSpan, day: Option<NaiveDate>) -> Option<NaiveDate> {
    day.or((event.starts_on == event.ends_on).then_some(event.starts_on))
}

/// The field of the API behind a column of an item.
pub fn field_of(column: String) -> String {
    if column == "abstract_text" { "abstract".to_owned() } else { column }
}

#[cfg(test)]
mod tests;
