//! The texts of every language, in Fluent files built into the program.

use std::sync::{LazyLock, OnceLock};

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};

use crate::text::Language;

/// Tag and texts of every language that pages and mails come in.
pub(super) const SOURCES: &[(&str, &str)] = &[
    ("en", include_str!("locales/en.ftl")),
    ("ru", include_str!("locales/ru.ftl")),
    ("kk", include_str!("locales/kk.ftl")),
    ("ky", include_str!("locales/ky.ftl")),
    ("tg", include_str!("locales/tg.ftl")),
    ("uz-Latn", include_str!("locales/uz-Latn.ftl")),
    ("tk", include_str!("locales/tk.ftl")),
    ("az", include_str!("locales/az.ftl")),
    ("hy", include_str!("locales/hy.ftl")),
    ("ka", include_str!("locales/ka.ftl")),
    ("mn", include_str!("locales/mn.ftl")),
];

/// What papers say that are written in these languages alone.
pub(super) const PAPERS: &[(&str, &str)] =
    &[("en", include_str!("papers/en.ftl")), ("ru", include_str!("papers/ru.ftl"))];

/// What a file begins with until somebody who grew up with its language has read it.
const UNREVIEWED: &str = "### Not reviewed by a native speaker.";

/// What begins the line of a file that says what its language calls itself.
const OWN_NAME: &str = "own-name = ";

static CATALOGUES: LazyLock<Vec<Catalogue>> = LazyLock::new(|| {
    SOURCES.iter().filter_map(|(tag, source)| Catalogue::new(tag, source)).collect()
});

static EMPTY: LazyLock<Catalogue> =
    LazyLock::new(|| Catalogue::in_language(Language::english(), ""));

/// The texts of one language, read when the first of them is asked for: a secretariat speaks to its
/// people in few of the languages, and each takes memory.
pub struct Catalogue {
    language: Language,
    source: &'static str,
    bundle: OnceLock<FluentBundle<FluentResource>>,
}

/// Something for each language, made when it is first asked for.
pub struct InEach<T> {
    make: fn(&'static Catalogue) -> T,
    made: [OnceLock<T>; SOURCES.len()],
}

/// All catalogues, English first.
pub fn all() -> &'static [Catalogue] {
    &CATALOGUES
}

/// The catalogue of `language`, else the English one.
pub fn of(language: &Language) -> &'static Catalogue {
    nearest(language).or_else(|| all().first()).unwrap_or(&EMPTY)
}

/// The catalogue of `language`, be it in another country's or script's way of writing it.
pub fn nearest(language: &Language) -> Option<&'static Catalogue> {
    let same = all().iter().find(|catalogue| catalogue.language == *language);
    let close = |catalogue: &&Catalogue| catalogue.language.primary() == language.primary();
    same.or_else(|| all().iter().find(close))
}

impl<T> InEach<T> {
    /// What `make` makes of the texts of a language.
    pub const fn new(make: fn(&'static Catalogue) -> T) -> Self {
        Self { make, made: [const { OnceLock::new() }; SOURCES.len()] }
    }

    /// That of exactly this language, if it is one of ours.
    pub fn of(&self, language: &Language) -> Option<&T> {
        let (texts, made) =
            all().iter().zip(&self.made).find(|(it, _)| it.language == *language)?;
        Some(made.get_or_init(|| (self.make)(texts)))
    }
}

impl Catalogue {
    fn new(tag: &str, source: &'static str) -> Option<Self> {
        tag.parse().ok().map(|language| Self::in_language(language, source))
    }

    fn in_language(language: Language, source: &'static str) -> Self {
        Self { language, source, bundle: OnceLock::new() }
    }

    fn bundle(&self) -> &FluentBundle<FluentResource> {
        self.bundle.get_or_init(|| self.read())
    }

    fn read(&self) -> FluentBundle<FluentResource> {
        let tag = self.language.as_str();
        let locales = tag.parse().ok().into_iter().collect();
        let mut bundle = FluentBundle::new_concurrent(locales);
        bundle.set_use_isolating(false);
        // A broken message is left out; the tests below find it before a reader does.
        let papers = PAPERS.iter().filter(|(known, _)| *known == tag).map(|(_, source)| *source);
        for source in std::iter::once(self.source).chain(papers) {
            let resource =
                FluentResource::try_new(source.to_owned()).unwrap_or_else(|(rest, errors)| {
                    tracing::error!(?errors, tag, "a file of texts does not parse");
                    rest
                });
            bundle.add_resource_overriding(resource);
        }
        bundle
    }

    /// The language of the texts.
    pub fn language(&self) -> &Language {
        &self.language
    }

    /// The language's name in itself. Every page names all languages, so none is read for it.
    pub fn name(&self) -> &'static str {
        let own = self.source.lines().find_map(|line| line.strip_prefix(OWN_NAME));
        own.unwrap_or_default()
    }

    /// Whether somebody who grew up with the language has read the texts.
    pub fn is_reviewed(&self) -> bool {
        !self.source.starts_with(UNREVIEWED)
    }

    /// The text at `key`, if there is one.
    pub fn find(&self, key: &str, args: &FluentArgs<'_>) -> Option<String> {
        let pattern = self.bundle().get_message(key)?.value()?;
        let mut errors = Vec::new();
        let text = self.bundle().format_pattern(pattern, Some(args), &mut errors);
        if !errors.is_empty() {
            tracing::error!(?errors, key, "a text lacks a value");
        }
        Some(text.into_owned())
    }

    /// The text at `key`; the key itself where there is none, so that a page is never lost.
    pub fn text(&self, key: &str, args: &FluentArgs<'_>) -> String {
        self.find(key, args).unwrap_or_else(|| {
            tracing::error!(key, "there is no such text");
            key.to_owned()
        })
    }

    /// What stands above the columns of a table, by their names.
    pub fn headings<'a>(&self, names: impl IntoIterator<Item = &'a str>) -> Vec<String> {
        let none = FluentArgs::new();
        names.into_iter().map(|name| self.text(&family("column-", name), &none)).collect()
    }

    /// The text at `key` with named values.
    pub fn say<'a, const N: usize>(
        &self,
        key: &str,
        values: [(&'a str, FluentValue<'a>); N],
    ) -> String {
        self.text(key, &values.into_iter().collect())
    }
}

/// The key of a text in a family of them: `registration.full` in `refusal-` is
/// `refusal-registration-full`.
pub fn family(start: &str, member: &str) -> String {
    format!("{start}{}", member.replace('.', "-"))
}
