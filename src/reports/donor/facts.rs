//! What the report of a programme in one language is computed from.

use std::ops::Deref;
use std::sync::Arc;

use super::record::Record;
use crate::countries::CountryCode;
use crate::events::entity::event::Model as Event;
use crate::ids::OrganizationId;
use crate::pages::Reader;
use crate::reports::room::Room;
use crate::reports::rules::UNKNOWN;
use crate::reports::wording::Wording;
use crate::text::Texts;
use crate::words::numbers;

/// What is on record of a programme, and the words for it.
pub(super) struct Facts {
    reader: Reader,
    record: Arc<Record>,
    room: Room,
}

impl Deref for Facts {
    type Target = Record;

    fn deref(&self) -> &Record {
        &self.record
    }
}

impl Wording for Facts {
    fn reader(&self) -> &Reader {
        &self.reader
    }

    fn text<'a>(&'a self, texts: &'a Texts) -> &'a str {
        texts.pick([self.reader.language()])
    }

    fn organization(&self, id: OrganizationId) -> Option<&str> {
        let known = self.record.organizations.get(&id);
        known.map(|known| known.name_for(self.reader.language()))
    }

    fn room(&self) -> &Room {
        &self.room
    }
}

impl Facts {
    /// What is on record, for a reader.
    pub fn new(record: Arc<Record>, reader: Reader) -> Self {
        Self { reader, record, room: Room::default() }
    }

    /// What an event is called.
    pub fn title(&self, event: &Event) -> String {
        event.title_for(self.reader.language()).to_owned()
    }

    /// A country by its code, or that it is not known.
    pub fn country_of(&self, code: &str) -> String {
        match code.parse::<CountryCode>() {
            Ok(code) => self.country(&code),
            Err(_) => self.say("statistics-unknown"),
        }
    }

    /// The word for a choice, or that it is not known.
    pub fn choice_of(&self, start: &str, choice: &str) -> String {
        match choice {
            "" | UNKNOWN => self.say("statistics-unknown"),
            known => self.word(start, known),
        }
    }

    /// A number that was reckoned, without noise behind its second place.
    pub fn number(&self, value: f64) -> String {
        numbers::rounded(self.reader.language(), value)
    }

    /// Over which time it is.
    pub fn time(&self) -> String {
        let day = |day: &Option<_>| day.as_ref().map(|day| self.partial(day));
        match (day(&self.period.from), day(&self.period.to)) {
            (Some(from), Some(to)) => {
                self.say_with("report-donor-between", [("from", from), ("to", to)])
            }
            (Some(from), None) => self.say_of("report-donor-from", "from", from),
            (None, Some(to)) => self.say_of("report-donor-to", "to", to),
            (None, None) => self.say("report-donor-whole"),
        }
    }
}
