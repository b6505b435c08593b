//! What a report in one language is computed from.

use std::cell::Cell;
use std::ops::Deref;
use std::sync::Arc;

use super::record::Record;
use crate::events::types::{EventCountryRole, EventOrganizationRole};
use crate::ids::OrganizationId;
use crate::pages::Reader;
use crate::reports::participants;
use crate::reports::participants::types::ListOfParticipants;
use crate::reports::room::Room;
use crate::reports::wording::Wording;
use crate::reports::words;
use crate::text::Texts;

/// What is on record of an event, and the words for it.
pub struct Facts {
    /// In whose language.
    pub reader: Reader,
    /// Who agreed to be listed, by the alphabet of the language.
    pub participants: ListOfParticipants,
    record: Arc<Record>,
    room: Room,
    quotes: Cell<bool>,
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

    /// Next comes the event's own language.
    fn text<'a>(&'a self, texts: &'a Texts) -> &'a str {
        self.quote(texts);
        self.event.text_for(texts, self.reader.language())
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
        let (event, language) = (&record.event, reader.language());
        let participants = participants::service::in_language(&record.listed, event, language);
        let (room, quotes) = (Room::default(), Cell::new(false));
        Self { reader, participants, record, room, quotes }
    }

    /// Notes that a text is told, which may not be in the language of the report.
    pub fn quote(&self, texts: &Texts) {
        let is_foreign = texts.in_language(self.reader.language()).is_none() && !texts.is_blank();
        self.quotes.set(self.quotes.get() || is_foreign);
    }

    /// Takes back what was noted since, of what is not told after all.
    pub fn unquote(&self, had_quoted: bool) {
        self.quotes.set(had_quoted);
    }

    /// Whether any text that was told is in another language than the report.
    pub fn has_quoted(&self) -> bool {
        self.quotes.get()
    }

    /// The countries that are something to the event.
    pub fn countries_as(&self, role: EventCountryRole) -> Vec<String> {
        let theirs = self.parts.countries.iter().filter(|entry| entry.role == role);
        self.countries(theirs.map(|entry| &entry.country))
    }

    /// Those who held it, the leading ones first, each with all that it was to it.
    pub fn bodies(&self) -> Vec<(&str, Vec<EventOrganizationRole>)> {
        let ids = self.parts.organizations_as(EventOrganizationRole::ALL).into_iter();
        ids.filter_map(|id| Some((self.organization(id)?, self.parts.roles_of(id)))).collect()
    }

    /// When the event was.
    pub fn dates(&self) -> String {
        words::dates(&self.event, self.reader.language())
    }

    /// Where it was; empty where nobody said.
    pub fn place(&self) -> String {
        words::place(&self.event, self.reader.language())
    }

    /// The names of those who held it.
    pub fn organizers(&self) -> String {
        let all = self.bodies().into_iter().map(|(name, _)| name);
        all.collect::<Vec<_>>().join("; ")
    }
}
