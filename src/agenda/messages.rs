//! What mails say of a change in the agenda.

use chrono::{NaiveDate, NaiveTime};

use super::types::{ItemOut, PanelOut};
use crate::events::entity::event::Model as Event;
use crate::mail::data::ChangeData;
use crate::mail::words;
use crate::text::{Language, Texts};
use crate::words::catalogue::{self, Catalogue};

/// A panel or an item as far as those who come should know it.
#[derive(Clone, Debug, PartialEq)]
pub struct Shown {
    title: Texts,
    about: Option<Texts>,
    day: Option<NaiveDate>,
    times: [Option<NaiveTime>; 2],
    room: Option<String>,
    speakers: Vec<String>,
}

/// What became of a panel or an item, for those who come.
#[derive(Clone, Debug)]
pub struct Change {
    /// Of this event.
    pub event: Event,
    /// How it was.
    pub before: Shown,
    /// How it is.
    pub after: Shown,
}

impl Shown {
    /// Of a panel; its notes are for organizers alone.
    pub fn panel(panel: &PanelOut) -> Self {
        Self {
            title: panel.title.clone(),
            about: panel.description.clone(),
            day: panel.day,
            times: [panel.start_time, panel.end_time].map(|time| time.map(Into::into)),
            room: panel.room.clone(),
            speakers: Vec::new(),
        }
    }

    /// Of an item of a panel on this day.
    pub fn item(item: &ItemOut, day: Option<NaiveDate>) -> Self {
        Self {
            title: item.title.clone(),
            about: item.abstract_text.clone(),
            day,
            times: [item.start_time, item.end_time].map(|time| time.map(Into::into)),
            room: None,
            speakers: item.speakers.iter().map(|who| who.full_name.clone()).collect(),
        }
    }

    /// When, where and by whom; under which title, where that is not said elsewhere.
    fn line(&self, texts: &Catalogue, title: Option<&str>) -> String {
        let clock = |time: &NaiveTime| time.format("%H:%M").to_string();
        let times: Vec<String> = self.times.iter().flatten().map(clock).collect();
        let parts = [
            title.map(str::to_owned),
            self.day.map(|day| words::dates(texts, day, day)),
            (!times.is_empty()).then(|| times.join("–")),
            self.room.clone(),
            (!self.speakers.is_empty()).then(|| self.speakers.join(", ")),
        ];
        parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
    }
}

/// What changed, for a reader: under its title now, how it was and how it is.
pub fn change(event: &Event, before: &Shown, after: &Shown, reader: &Language) -> ChangeData {
    let texts = catalogue::of(reader);
    let (old, new) = (event.text_for(&before.title, reader), event.text_for(&after.title, reader));
    let old_title = (old != new).then_some(old);
    let (before_line, after_line) = (before.line(texts, old_title), after.line(texts, None));
    let same = before_line == after_line;
    ChangeData {
        label: new.to_owned(),
        before: if same { String::new() } else { before_line },
        after: if same { texts.say("change-description", []) } else { after_line },
    }
}
