//! Which language a page is in, and how its reader gets it in another one.
//!
//! `?language=` comes first, then `Accept-Language`, then what the caller knows (the person's
//! language, the event's), then English. The choice travels in the address, so there is no cookie.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use poem::http::header::ACCEPT_LANGUAGE;
use poem::{FromRequest, Request, RequestBody};
use serde::Serialize;

use super::forms;
use crate::text::Language;
use crate::words::catalogue::{self, Catalogue};

const PARAMETER: &str = "language";
const KEPT: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.').remove(b'~');

/// What a request says about the language its reader wants.
#[derive(Clone, Debug, Default)]
pub struct Asked {
    chosen: Option<Language>,
    accepted: Vec<Language>,
    rest: Vec<(String, String)>,
}

/// Who a page is for: the language it is in, and the way to the other ones.
#[derive(Clone, Debug)]
pub struct Reader {
    language: Language,
    chosen: bool,
    rest: Vec<(String, String)>,
    /// The languages that there are; all of ours unless said.
    among: Option<&'static [&'static str]>,
}

/// The link to a page in one of the languages.
#[derive(Clone, Debug, Serialize)]
pub struct Switch {
    language: &'static str,
    name: &'static str,
    href: String,
    current: bool,
}

impl Asked {
    /// From the query of the address and the header `Accept-Language`.
    pub fn new(query: Option<&str>, accept_language: Option<&str>) -> Self {
        let (languages, rest): (Vec<_>, Vec<_>) = forms::pairs(query.unwrap_or_default())
            .into_iter()
            .flatten()
            .partition(|(key, _)| key == PARAMETER);
        let chosen = languages.iter().find_map(|(_, tag)| supported(&tag.parse().ok()?));
        Self { chosen, accepted: accepted(accept_language.unwrap_or_default()), rest }
    }

    /// From a request.
    pub fn of(request: &Request) -> Self {
        Self::new(request.uri().query(), request.header(ACCEPT_LANGUAGE))
    }

    /// The reader, with the languages to try when the request names none that we have.
    pub fn reader<'a>(&self, otherwise: impl IntoIterator<Item = &'a Language>) -> Reader {
        let language = self
            .chosen
            .clone()
            .or_else(|| self.accepted.first().cloned())
            .or_else(|| otherwise.into_iter().find_map(supported))
            .unwrap_or_else(Language::english);
        Reader { language, chosen: self.chosen.is_some(), rest: self.rest.clone(), among: None }
    }

    /// The reader of what is there in some of our languages alone, the usual one first.
    pub fn reader_among<'a>(
        &self,
        among: &'static [&'static str],
        otherwise: impl IntoIterator<Item = &'a Language>,
    ) -> Reader {
        let is_there = |language: &Language| among.contains(&language.as_str());
        let language = self
            .chosen
            .iter()
            .chain(&self.accepted)
            .cloned()
            .chain(otherwise.into_iter().filter_map(supported))
            .find(is_there)
            .unwrap_or_else(Language::english);
        let chosen = self.chosen.as_ref().is_some_and(is_there);
        Reader { language, chosen, rest: self.rest.clone(), among: Some(among) }
    }
}

impl<'a> FromRequest<'a> for Asked {
    async fn from_request(req: &'a Request, _: &mut RequestBody) -> poem::Result<Self> {
        Ok(Self::of(req))
    }
}

impl Reader {
    /// A reader of `language`, for pages that no request asked for.
    pub fn of(language: &Language) -> Self {
        Asked::default().reader([language])
    }

    /// The language of the page; always one that there are texts in.
    pub fn language(&self) -> &Language {
        &self.language
    }

    /// The texts of the page's language.
    pub fn catalogue(&self) -> &'static Catalogue {
        catalogue::of(&self.language)
    }

    /// `path` with the language that the reader chose, if any.
    pub fn link(&self, path: &str) -> String {
        format!("{path}{}", self.query())
    }

    /// What to add to a path to keep the language that the reader chose.
    pub fn query(&self) -> String {
        if self.chosen { format!("?{PARAMETER}={}", self.language) } else { String::new() }
    }

    /// The same page in every language. The links have no path, so they keep the link's token
    /// without naming it.
    pub fn switches(&self) -> Vec<Switch> {
        let pairs =
            self.rest.iter().map(|(key, value)| format!("&{}={}", encode(key), encode(value)));
        let rest = pairs.collect::<Vec<_>>().concat();
        let switch = |catalogue: &'static Catalogue| Switch {
            language: catalogue.language().as_str(),
            name: catalogue.name(),
            href: format!("?{PARAMETER}={}{rest}", catalogue.language()),
            current: *catalogue.language() == self.language,
        };
        let is_there = |catalogue: &&Catalogue| {
            self.among.is_none_or(|among| among.contains(&catalogue.language().as_str()))
        };
        catalogue::all().iter().filter(is_there).map(switch).collect()
    }
}

fn encode(text: &str) -> impl std::fmt::Display {
    utf8_percent_encode(text, KEPT)
}

/// The language of ours that is closest to `wanted`, if we speak it.
fn supported(wanted: &Language) -> Option<Language> {
    catalogue::nearest(wanted).map(|catalogue| catalogue.language().clone())
}

/// The languages of ours in an `Accept-Language` header, the most wanted first (RFC 9110, 12.5.4).
fn accepted(header: &str) -> Vec<Language> {
    let mut ranges: Vec<(f32, Language)> = header.split(',').filter_map(range).collect();
    ranges.sort_by(|(a, _), (b, _)| b.total_cmp(a));
    ranges.into_iter().map(|(_, language)| language).collect()
}

fn range(text: &str) -> Option<(f32, Language)> {
    let mut parts = text.split(';').map(str::trim);
    let language = supported(&parts.next()?.parse().ok()?)?;
    let weight = parts.find_map(|part| part.strip_prefix("q="));
    let weight: f32 = weight.map_or(Ok(1.0), str::parse).ok()?;
    (weight > 0.0 && weight <= 1.0).then_some((weight, language))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn language(query: Option<&str>, header: Option<&str>, otherwise: &[&str]) -> String {
        let otherwise: Vec<Language> = otherwise.iter().map(|tag| tag.parse().unwrap()).collect();
        Asked::new(query, header).reader(&otherwise).language().to_string()
    }

    #[test]
    fn the_address_wins_then_the_browser_then_the_caller_then_english() {
        assert_eq!(language(Some("language=ru"), Some("en"), &["en"]), "ru");
        assert_eq!(language(Some("language=RU-kz"), Some("en"), &[]), "ru");
        assert_eq!(language(Some("language=xx"), Some("ru-RU,ru;q=0.9,en;q=0.8"), &["en"]), "ru");
        assert_eq!(language(None, Some("fr, de;q=0.9"), &["ko", "ru"]), "ru");
        assert_eq!(language(None, Some("ka, de;q=0.9"), &["kk", "ru"]), "ka");
        assert_eq!(language(None, None, &["fr", "kk"]), "kk");
        assert_eq!(language(None, None, &["fr"]), "en");
    }

    #[test]
    fn a_language_is_found_by_its_tag_with_or_without_script_and_country() {
        for tag in ["uz", "uz-Latn", "uz-UZ", "uz-Cyrl", "UZ-latn-uz"] {
            assert_eq!(language(Some(&format!("language={tag}")), None, &[]), "uz-Latn", "{tag}");
        }
        assert_eq!(language(None, Some("hy-AM, en;q=0.5"), &[]), "hy");
    }

    #[test]
    fn the_browsers_weights_are_kept_and_nonsense_in_them_is_passed_over() {
        assert_eq!(language(None, Some("en;q=0.5, ru;q=0.7"), &[]), "ru");
        assert_eq!(language(None, Some("ru;q=0, en;q=0.1"), &["ru"]), "en");
        assert_eq!(language(None, Some("ru;q=NaN, *, ;;, en;q=7"), &["ru"]), "ru");
    }

    #[test]
    fn a_switch_stays_on_the_page_and_keeps_the_rest_of_the_address() {
        let asked = Asked::new(Some("day=2&language=ru&q=a%26b"), None);
        let switches = asked.reader([]).switches();
        assert_eq!(switches[0].href, "?language=en&day=2&q=a%26b");
        assert!(switches[1].current && !switches[0].current);
    }

    #[test]
    fn a_link_keeps_only_a_language_that_was_chosen() {
        let chosen = Asked::new(Some("language=ru"), None).reader([]);
        assert_eq!(chosen.link("/e/forum"), "/e/forum?language=ru");
        assert_eq!(Asked::new(None, Some("ru")).reader([]).link("/e/forum"), "/e/forum");
    }

    proptest! {
        #[test]
        fn any_address_and_header_give_a_language_that_we_have(
            query in "\\PC{0,40}", header in "\\PC{0,60}"
        ) {
            let reader = Asked::new(Some(&query), Some(&header)).reader([]);
            prop_assert!(catalogue::all().iter().any(|it| it.language() == reader.language()));
        }
    }
}
