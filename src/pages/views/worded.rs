//! Texts that may be in another language than the page.

use serde::Serialize;

use crate::text::Language;

/// A text, and its language where that is not the page's, for those who hear the page or have it
/// translated (WCAG 2.2, 3.1.2).
#[derive(Clone, Debug, Default, Serialize)]
pub struct Worded<T = String> {
    /// The text.
    pub text: T,
    language: Option<Language>,
    direction: Option<&'static str>,
}

impl<T> Worded<T> {
    /// A text in `language`, on a page in `page`.
    pub fn new(text: T, language: &Language, page: &Language) -> Self {
        let other = (language.primary() != page.primary()).then_some(language);
        Self { text, language: other.cloned(), direction: other.map(Language::direction) }
    }

    /// The same with another text.
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Worded<U> {
        let Self { text, language, direction } = self;
        Worded { text: change(text), language, direction }
    }
}

/// In the language of the page.
impl<T: Into<String>> From<T> for Worded {
    fn from(text: T) -> Self {
        Self { text: text.into(), language: None, direction: None }
    }
}
