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
    /// The item or the panel to which it belongs.
    place: Option<Worded>,
    rights: Option<String>,
}

impl MaterialLine {
    /// A material of this title, to be had at `href`.
    pub fn new(title: Worded, href: Option<String>) -> Self {
        Self { title, href, outside: false, kind: None, place: None, rights: None }
    }

    /// The same as a file of this kind.
    #[must_use]
    pub fn of_kind(self, kind: Option<&'static str>) -> Self {
        Self { kind, ..self }
    }

    /// The same with where it belongs in the agenda.
    #[must_use]
    pub fn at(self, place: Option<Worded>) -> Self {
        Self { place, ..self }
    }

    /// The same with whose it is, and what may be done with it.
    #[must_use]
    pub fn with_rights(self, rights: Option<String>) -> Self {
        Self { rights, ..self }
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
