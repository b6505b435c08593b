//! How reports say what they say, in the words of one language.

use fluent_bundle::FluentValue;
use typesetting::{Block, Run};

use super::room::Room;
use crate::countries::{CountryCode, names};
use crate::db::PartialDate;
use crate::files::document;
use crate::ids::OrganizationId;
use crate::pages::catalogue::family;
use crate::pages::{Reader, dates};
use crate::text::Texts;
use crate::words::numbers;

/// What is on record, in one language.
pub(super) trait Wording {
    /// In whose language.
    fn reader(&self) -> &Reader;

    /// A text in the language of the report, else in the one that comes next.
    fn text<'a>(&'a self, texts: &'a Texts) -> &'a str;

    /// What an organization is called.
    fn organization(&self, id: OrganizationId) -> Option<&str>;

    /// The room that is left for long texts.
    fn room(&self) -> &Room;

    /// Words of the report.
    fn say(&self, key: &str) -> String {
        self.reader().catalogue().say(key, [])
    }

    /// The same with a value in them.
    fn say_of(&self, key: &str, name: &'static str, value: impl Into<String>) -> String {
        self.say_with(key, [(name, value.into())])
    }

    /// The same with values in them.
    fn say_with<const N: usize>(&self, key: &str, values: [(&'static str, String); N]) -> String {
        let values = values.map(|(name, value)| (name, FluentValue::from(value)));
        self.reader().catalogue().say(key, values)
    }

    /// The word for a choice, in a family of words.
    fn word(&self, start: &str, choice: &str) -> String {
        self.say(&family(start, choice))
    }

    /// The blocks of a long text, as far as there is room.
    fn long(&self, texts: Option<&Texts>) -> Vec<Block> {
        texts.map(|texts| self.room().blocks(self.text(texts))).unwrap_or_default()
    }

    /// What somebody wrote without marks, as far as there is room.
    fn lines(&self, text: &str) -> Run {
        Run::plain(self.room().lines(text))
    }

    /// A country's name.
    fn country(&self, code: &CountryCode) -> String {
        names::name_of(code, self.reader().language()).to_owned()
    }

    /// The names of countries, in the order of the alphabet.
    fn countries<'a>(&self, codes: impl IntoIterator<Item = &'a CountryCode>) -> Vec<String> {
        self.in_order(codes.into_iter().map(|code| self.country(code)))
    }

    /// Names in the order of the alphabet.
    fn in_order(&self, names: impl IntoIterator<Item = String>) -> Vec<String> {
        let mut all: Vec<String> = names.into_iter().collect();
        all.sort_by_cached_key(|name| {
            (names::sort_key(name, self.reader().language()), name.clone())
        });
        all
    }

    /// A date, as far as it is known.
    fn partial(&self, date: &PartialDate) -> String {
        let text = date.to_string();
        dates::partial_date(self.reader().language(), &text).unwrap_or(text)
    }

    /// A number as it is.
    fn decimal(&self, value: f64) -> String {
        numbers::decimal(self.reader().language(), value)
    }

    /// A paper or a meeting with its date, leading to where it can be read.
    fn link(&self, title: &str, url: Option<&str>, dated: Option<&PartialDate>) -> Vec<Run> {
        let link = url.and_then(document::address);
        let mut runs = vec![Run { link, ..Run::plain(title) }];
        runs.extend(dated.map(|date| Run::plain(format!(" ({})", self.partial(date)))));
        runs
    }
}
