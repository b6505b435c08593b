//! Materials in a list.

use serde::Serialize;

use super::Worded;
use crate::pages::markdown::leads_outside;

/// A material to be downloaded, or a page that lives elsewhere.
#[derive(Clone, Debug, Serialize)]
pub struct MaterialLine {
    title: Worded,
    href: Option<String>,
    outside: bool,
    kind: Option<&'static str>,
}

impl MaterialLine {
    /// A material of this title, to be had at `href`.
    pub fn new(title: Worded, href: Option<String>) -> Self {
        Self { title, href, outside: false, kind: None }
    }

    /// The same as a file of this kind.
    #[must_use]
    pub fn of_kind(self, kind: Option<&'static str>) -> Self {
        Self { kind, ..self }
    }

    /// The same where it lives elsewhere; an address that leads neither to the web nor to a mailbox is
    /// none.
    #[must_use]
    pub fn elsewhere(self, url: Option<String>) -> Self {
        match url.filter(|url| leads_outside(url)) {
            Some(url) => Self { href: Some(url), outside: true, ..self },
            None => self,
        }
    }
}
