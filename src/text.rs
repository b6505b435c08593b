//! Texts: languages, texts in several of them, and folding for search.

mod faults;
mod slug;

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use sea_orm::{DeriveValueType, FromJsonQueryResult};
use serde::{Deserialize, Serialize};
use unic_langid::LanguageIdentifier;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

pub use faults::{
    check_line, check_long_texts, check_title, check_url, has_control, is_blank, key_fault,
    line_fault, long_text_fault, long_texts_faults, title_faults,
};
pub use slug::{is_latin, slug};

/// A language by its BCP 47 tag (RFC 5646), such as `en` or `uz-Latn`.
#[derive(
    Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, DeriveValueType,
)]
#[serde(try_from = "String", into = "String")]
#[sea_orm(value_type = "String")]
pub struct Language(String);

/// The text is no language tag.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("give a language tag such as en, ru or uz-Latn (BCP 47)")]
pub struct NotALanguage;

impl Language {
    /// English, which everything falls back to.
    pub fn english() -> Self {
        Self("en".to_owned())
    }

    /// Russian.
    pub fn russian() -> Self {
        Self("ru".to_owned())
    }

    /// The tag.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The first part of the tag: `uz` of `uz-Latn`.
    pub fn primary(&self) -> &str {
        self.0.split('-').next().unwrap_or(&self.0)
    }

    /// `rtl` for languages written from right to left, else `ltr`.
    pub fn direction(&self) -> &'static str {
        match self.primary() {
            "ar" | "fa" | "he" | "ur" | "ps" | "dv" | "yi" => "rtl",
            _ => "ltr",
        }
    }
}

/// The languages of ISO 639-1. Those of three letters (ISO 639-3) are too many to list.
const TWO_LETTERS: &str = "\
    aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cu cv cy da \
    de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy \
    hz ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg \
    li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or \
    os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg sh si sk sl sm sn so sq sr ss st su sv sw \
    ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu";

/// Whether there is such a language, as far as can be told.
fn exists(primary: &str) -> bool {
    match primary.len() {
        2 => TWO_LETTERS.split_whitespace().any(|known| known == primary),
        3 => primary != "und",
        _ => false,
    }
}

impl FromStr for Language {
    type Err = NotALanguage;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let id: LanguageIdentifier = text.parse().map_err(|_| NotALanguage)?;
        if text.contains('_') || !exists(id.language.as_str()) {
            return Err(NotALanguage);
        }
        Ok(Self(id.to_string()))
    }
}

impl TryFrom<String> for Language {
    type Error = NotALanguage;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<Language> for String {
    fn from(language: Language) -> Self {
        language.0
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// One text in one or several languages.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, FromJsonQueryResult)]
#[serde(transparent)]
pub struct Texts(BTreeMap<Language, String>);

impl Texts {
    /// From pairs of language and text.
    pub fn new(texts: impl IntoIterator<Item = (Language, String)>) -> Self {
        Self(texts.into_iter().collect())
    }

    /// A text in English.
    pub fn english(text: impl Into<String>) -> Self {
        Self::new([(Language::english(), text.into())])
    }

    /// The text for a reader: the first of `languages` that there is, then English, then any.
    pub fn pick<'a>(&self, languages: impl IntoIterator<Item = &'a Language>) -> &str {
        self.picked(languages).map_or("", |(_, text)| text)
    }

    /// The same with the language that it is in; nothing where there is no text.
    pub fn picked<'a>(
        &self,
        languages: impl IntoIterator<Item = &'a Language>,
    ) -> Option<(&Language, &str)> {
        languages
            .into_iter()
            .find_map(|language| self.get(language))
            .or_else(|| self.get(&Language::english()))
            .or_else(|| self.said().next())
    }

    /// Whether this says all that `other` says, and perhaps the same in more languages.
    pub fn says_all_of(&self, other: &Self) -> bool {
        other.0.iter().all(|(language, text)| self.0.get(language) == Some(text))
    }

    /// The text in a language, if there is one.
    pub fn in_language(&self, language: &Language) -> Option<&str> {
        self.get(language).map(|(_, text)| text)
    }

    fn get(&self, language: &Language) -> Option<(&Language, &str)> {
        let exact = self.said().find(|(tag, _)| *tag == language);
        let close = || self.said().find(|(tag, _)| tag.primary() == language.primary());
        exact.or_else(close)
    }

    /// Those in which something is said.
    fn said(&self) -> impl Iterator<Item = (&Language, &str)> {
        self.iter().filter(|(_, text)| !is_blank(text))
    }

    /// All languages and texts.
    pub fn iter(&self) -> impl Iterator<Item = (&Language, &str)> {
        self.0.iter().map(|(language, text)| (language, text.as_str()))
    }

    /// Whether there is no text at all, or none that shows anything.
    pub fn is_blank(&self) -> bool {
        self.said().next().is_none()
    }
}

/// Whether a character of a text shows nothing and parts nothing: marks for breaking lines and joining
/// letters, for the direction of writing and the order of bytes; what Unicode calls `Cf`, but for the
/// signs of numbers that are seen (U+0600 to U+0605, U+06DD, U+070F, U+08E2), and fillers.
fn is_unseen(c: char) -> bool {
    matches!(
        c,
        '\u{ad}'
            | '\u{61c}'
            | '\u{115f}'
            | '\u{1160}'
            | '\u{180e}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{3164}'
            | '\u{feff}'
            | '\u{ffa0}'
            | '\u{fff9}'..='\u{fffb}'
            | '\u{1bca0}'..='\u{1bca3}'
            | '\u{1d173}'..='\u{1d17a}'
            | '\u{e0000}'..='\u{e007f}'
    )
}

/// Folds a text for search: case, accents, Cyrillic ё and й, what nobody sees, and runs of white space.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    // Taken apart again after the change of case, so that folding twice changes nothing.
    let letters = text.nfkd().flat_map(char::to_lowercase).nfkd();
    for c in letters.filter(|c| !is_combining_mark(*c) && !is_unseen(*c)) {
        if c.is_whitespace() || c.is_control() {
            if !folded.is_empty() && !folded.ends_with(' ') {
                folded.push(' ');
            }
            continue;
        }
        match c {
            'ı' => folded.push('i'),
            'ß' => folded.push_str("ss"),
            'ø' => folded.push('o'),
            'ł' => folded.push('l'),
            'ʻ' | 'ʼ' | '’' | '‘' | '`' => folded.push('\''),
            _ => folded.push(c),
        }
    }
    folded.trim_end().to_owned()
}

/// The words of a text, folded, without what stands between them; longer ones than 64 letters are
/// cut. Of a script that has no spaces, each sign is a word.
pub fn words(text: &str) -> Vec<String> {
    let mut spaced = String::with_capacity(text.len());
    for c in fold(text).chars() {
        match c {
            c if is_sign(c) => spaced.extend([' ', c, ' ']),
            c if c.is_alphanumeric() => spaced.push(c),
            _ => spaced.push(' '),
        }
    }
    spaced.split(' ').filter(|it| !it.is_empty()).map(|it| it.chars().take(64).collect()).collect()
}

/// Chinese characters and kana.
fn is_sign(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{20000}'..='\u{3ffff}')
}

/// The words of several texts, for `q` where the words of each row are kept.
pub fn searchable_words<'a>(texts: impl IntoIterator<Item = &'a str>) -> String {
    texts.into_iter().flat_map(words).collect::<Vec<_>>().join(" ")
}

/// Folds several texts into one that `q` searches.
pub fn searchable<'a>(texts: impl IntoIterator<Item = &'a str>) -> String {
    let parts: Vec<String> = texts.into_iter().map(fold).filter(|part| !part.is_empty()).collect();
    parts.join(" ")
}

/// Bytes as hexadecimal digits.
pub fn hex(bytes: &[u8]) -> String {
    let digit = |half: u8| char::from_digit(u32::from(half), 16).unwrap_or('0');
    bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn search_ignores_case_accents_and_the_two_dots_of_yo() {
        assert_eq!(fold("  Ёлкин  СЕРГЕЙ "), "елкин сергеи");
        assert_eq!(fold("Särkiö"), "sarkio");
        assert_eq!(fold("STRAẞE Øst"), fold("straße øst"));
        assert_eq!(fold("İstanbul"), fold("istanbul"));
        assert_eq!(fold("Oʻzbekiston"), fold("O'zbekiston"));
    }

    #[test]
    fn words_are_what_stands_between_spaces_and_punctuation() {
        assert_eq!(
            words("Al-Farabi, d'Ёж <a.b@example.org>"),
            ["al", "farabi", "d", "еж", "a", "b", "example", "org"]
        );
        assert_eq!(words("王小明 ABC"), ["王", "小", "明", "abc"]);
        assert_eq!(words(" -- % _ "), [""; 0]);
        assert_eq!(words(&"ж".repeat(100)), ["ж".repeat(64)]);
        assert_eq!(searchable_words(["A-b", "", "c"]), "a b c");
    }

    #[test]
    fn a_reader_gets_their_language_then_the_events_then_english_then_any() {
        let tag = |text: &str| text.parse::<Language>().unwrap();
        let texts = Texts::new([(tag("ru"), "Семинар".into()), (tag("en"), "Seminar".into())]);
        assert_eq!(texts.pick([&tag("ru-KZ")]), "Семинар");
        assert_eq!(texts.pick([&tag("ka")]), "Seminar");
        assert_eq!(texts.pick([&tag("ka"), &tag("ru")]), "Семинар");
        let only = Texts::new([(tag("tg"), "Семинар".into())]);
        assert_eq!(only.pick([&tag("en")]), "Семинар");
        assert_eq!(only.picked([&tag("en")]), Some((&tag("tg"), "Семинар")));
        assert_eq!(Texts::default().picked([&tag("en")]), None);
        let blank = Texts::new([(tag("en"), " ".into()), (tag("ru"), "Семинар".into())]);
        assert_eq!(blank.pick([&tag("en")]), "Семинар", "nothing is no text for anybody");
    }

    #[test]
    fn a_language_is_kept_in_its_canonical_form() {
        assert_eq!("uz-latn".parse::<Language>().unwrap().as_str(), "uz-Latn");
        for wrong in ["", "english language", "e", "ru_RU", "und", "123", "xx", "english"] {
            assert!(wrong.parse::<Language>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_name_is_one_visible_line_of_any_characters() {
        let code = |text: &str| line_fault("name", text, 20).map(|fault| fault.code.to_string());
        for fine in ["Ó", "<b>", "{{token}}", "[x](http://evil)", "H.E. O'Neil-Нур", "李"] {
            assert_eq!(code(fine), None, "{fine}");
        }
        for blank in ["", "  ", "\u{200b}", "\n"] {
            assert_eq!(code(blank).as_deref(), Some("required"), "{blank:?}");
        }
        for control in ["a\r\nBcc: x", "a\0", "a\u{2028}b", "a\u{85}b"] {
            assert_eq!(code(control).as_deref(), Some("control_character"), "{control:?}");
        }
        for turned in ["a\u{202a}b", "\u{202e}nitsuJ", "\u{202e}", "a\u{2066}", "a\u{2069}b"] {
            assert_eq!(code(turned).as_deref(), Some("bidi_control"), "{turned:?}");
        }
        for written in
            ["علی\u{200c}رضا", "\u{200f}משה (M)", "a\u{200e}b", "क्\u{200d}ष", "a\u{61c}b"]
        {
            assert_eq!(code(written), None, "{written:?}");
        }
        assert_eq!(code(&"я".repeat(20)), None);
        assert_eq!(code(&"я".repeat(21)).as_deref(), Some("too_long"));
    }

    proptest! {
        #[test]
        fn folding_twice_changes_nothing(text in "\\PC{0,40}") {
            let once = fold(&text);
            prop_assert_eq!(fold(&once), once.clone());
        }

        #[test]
        fn what_nobody_sees_makes_no_other_name(
            parts in proptest::collection::vec("[A-zА-яё李홍ა ]{1,6}", 1..6),
            unseen in proptest::sample::select(vec![
                '\u{ad}', '\u{200b}', '\u{200c}', '\u{200d}', '\u{2060}', '\u{feff}', '\u{61c}',
                '\u{180e}', '\u{3164}', '\u{e0041}',
            ]),
        ) {
            let plain = parts.concat();
            let dressed = format!("{unseen}{}{unseen}", parts.join(&unseen.to_string()));
            prop_assert_eq!(fold(&dressed), fold(&plain));
            prop_assert_eq!(words(&dressed), words(&plain));
        }

        #[test]
        fn words_taken_again_are_the_same(text in "\\PC{0,80}") {
            let once = words(&text);
            prop_assert_eq!(words(&once.join(" ")), once);
        }
    }
}
