//! The texts of every language, in Fluent files built into the program.

use std::sync::LazyLock;

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

static CATALOGUES: LazyLock<Vec<Catalogue>> =
    LazyLock::new(|| SOURCES.iter().copied().filter_map(Catalogue::new).collect());

static EMPTY: LazyLock<Catalogue> = LazyLock::new(|| Catalogue {
    language: Language::english(),
    reviewed: true,
    bundle: FluentBundle::new_concurrent(Vec::new()),
});

/// The texts of one language.
pub struct Catalogue {
    language: Language,
    reviewed: bool,
    bundle: FluentBundle<FluentResource>,
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

impl Catalogue {
    fn new((tag, source): (&str, &str)) -> Option<Self> {
        let language: Language = tag.parse().ok()?;
        let mut bundle = FluentBundle::new_concurrent(vec![tag.parse().ok()?]);
        bundle.set_use_isolating(false);
        // A broken message is left out; the tests below find it before a reader does.
        let papers = PAPERS.iter().filter(|(known, _)| *known == tag).map(|(_, source)| *source);
        for source in std::iter::once(source).chain(papers) {
            let resource =
                FluentResource::try_new(source.to_owned()).unwrap_or_else(|(rest, errors)| {
                    tracing::error!(?errors, tag, "a file of texts does not parse");
                    rest
                });
            bundle.add_resource_overriding(resource);
        }
        Some(Self { language, reviewed: !source.starts_with(UNREVIEWED), bundle })
    }

    /// The language of the texts.
    pub fn language(&self) -> &Language {
        &self.language
    }

    /// The language's name in itself.
    pub fn name(&self) -> String {
        self.say("own-name", [])
    }

    /// Whether somebody who grew up with the language has read the texts.
    pub fn is_reviewed(&self) -> bool {
        self.reviewed
    }

    /// The text at `key`, if there is one.
    pub fn find(&self, key: &str, args: &FluentArgs<'_>) -> Option<String> {
        let pattern = self.bundle.get_message(key)?.value()?;
        let mut errors = Vec::new();
        let text = self.bundle.format_pattern(pattern, Some(args), &mut errors);
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
