//! What a report in one language is computed from.

use std::cell::Cell;
use std::ops::Deref;
use std::sync::Arc;

use fluent_bundle::FluentValue;
use typesetting::{Block, Run};

use super::record::Record;
use super::room::Room;
use crate::countries::{CountryCode, names};
use crate::db::PartialDate;
use crate::events::types::{EventCountryRole, EventOrganizationRole};
use crate::files::document;
use crate::ids::OrganizationId;
use crate::pages::catalogue::family;
use crate::pages::{Reader, dates};
use crate::reports::participants;
use crate::reports::participants::types::ListOfParticipants;
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

impl Facts {
    /// What is on record, for a reader.
    pub fn new(record: Arc<Record>, reader: Reader) -> Self {
        let (event, language) = (&record.event, reader.language());
        let participants = participants::service::in_language(&record.listed, event, language);
        let (room, quotes) = (Room::default(), Cell::new(false));
        Self { participants, reader, record, room, quotes }
    }

    /// Words of the report.
    pub fn say(&self, key: &str) -> String {
        self.reader.catalogue().say(key, [])
    }

    /// The same with a value in them.
    pub fn say_of(&self, key: &str, name: &'static str, value: impl Into<String>) -> String {
        self.say_with(key, [(name, value.into())])
    }

    /// The same with values in them.
    pub fn say_with<const N: usize>(
        &self,
        key: &str,
        values: [(&'static str, String); N],
    ) -> String {
        let values = values.map(|(name, value)| (name, FluentValue::from(value)));
        self.reader.catalogue().say(key, values)
    }

    /// The word for a choice, in a family of words.
    pub fn word(&self, start: &str, choice: &str) -> String {
        self.say(&family(start, choice))
    }

    /// A text in the language of the report, else in the event's own.
    pub fn text<'a>(&'a self, texts: &'a Texts) -> &'a str {
        self.quote(texts);
        self.event.text_for(texts, self.reader.language())
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

    /// The blocks of a long text, as far as there is room.
    pub fn long(&self, texts: Option<&Texts>) -> Vec<Block> {
        texts.map(|texts| self.room.blocks(self.text(texts))).unwrap_or_default()
    }

    /// What somebody wrote without marks, as far as there is room.
    pub fn lines(&self, text: &str) -> Run {
        Run::plain(self.room.lines(text))
    }

    /// A country's name.
    pub fn country(&self, code: &CountryCode) -> String {
        names::name_of(code, self.reader.language()).to_owned()
    }

    /// The names of countries, in the order of the alphabet.
    pub fn countries<'a>(&self, codes: impl IntoIterator<Item = &'a CountryCode>) -> Vec<String> {
        self.in_order(codes.into_iter().map(|code| self.country(code)))
    }

    /// The countries that are something to the event.
    pub fn countries_as(&self, role: EventCountryRole) -> Vec<String> {
        let theirs = self.parts.countries.iter().filter(|entry| entry.role == role);
        self.countries(theirs.map(|entry| &entry.country))
    }

    /// Names in the order of the alphabet.
    pub fn in_order(&self, names: impl IntoIterator<Item = String>) -> Vec<String> {
        let mut all: Vec<String> = names.into_iter().collect();
        all.sort_by_cached_key(|name| {
            (names::sort_key(name, self.reader.language()), name.clone())
        });
        all
    }

    /// What an organization is called.
    pub fn organization(&self, id: OrganizationId) -> Option<&str> {
        let known = self.record.organizations.get(&id);
        known.map(|known| known.name_for(self.reader.language()))
    }

    /// Those who held it, the leading ones first, each with all that it was to it.
    pub fn bodies(&self) -> Vec<(&str, Vec<EventOrganizationRole>)> {
        let ids = self.parts.organizations_as(EventOrganizationRole::ALL).into_iter();
        ids.filter_map(|id| Some((self.organization(id)?, self.parts.roles_of(id)))).collect()
    }

    /// A date, as far as it is known.
    pub fn partial(&self, date: &PartialDate) -> String {
        let text = date.to_string();
        dates::partial_date(self.reader.language(), &text).unwrap_or(text)
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

    /// A paper or a meeting with its date, leading to where it can be read.
    pub fn link(&self, title: &str, url: Option<&str>, dated: Option<&PartialDate>) -> Vec<Run> {
        let link = url.and_then(document::address);
        let mut runs = vec![Run { link, ..Run::plain(title) }];
        runs.extend(dated.map(|date| Run::plain(format!(" ({})", self.partial(date)))));
        runs
    }
}
