//! What a practice must be.

use super::entity::Model;
use super::types::PracticePatch;
use crate::error::{Checks, FieldError, Wrong};
use crate::events::rules::fields::{LONG_TEXT_MAX, check_unique};
use crate::materials::rules::TITLE_MAX;
use crate::materials::types::Topic;
use crate::text::{Texts, check_long_texts, check_title, check_url};

/// What is said; what is missing is not looked at.
#[derive(Clone, Copy, Debug, Default)]
pub struct Said<'a> {
    title: Option<&'a Texts>,
    description: Option<&'a Texts>,
    url: Option<&'a str>,
    topics: &'a [Topic],
}

impl<'a> From<&'a Model> for Said<'a> {
    fn from(row: &'a Model) -> Self {
        Self {
            title: Some(&row.title),
            description: row.description.as_ref(),
            url: row.url.as_deref(),
            topics: &row.topics,
        }
    }
}

/// Notes what is wrong with what is said.
pub fn check(checks: &mut Checks, said: &Said<'_>) {
    check_title(checks, "title", said.title, TITLE_MAX);
    check_long_texts(checks, "description", said.description, LONG_TEXT_MAX);
    check_url(checks, "url", said.url);
    check_unique(checks, "topics", said.topics);
}

/// Notes unless it is known whose it is.
pub fn check_whose(checks: &mut Checks, row: &Model) {
    let known = row.country.is_some() || row.organization_id.is_some();
    let message = "say whose it is: give country, organization_id or both";
    checks.require(known, "country", "required", message);
}

/// What can be said of a practice of which some fields are wrong or missing.
pub fn faults(part: &PracticePatch, _: &Wrong<'_>) -> Vec<FieldError> {
    let mut checks = Checks::new();
    let said = Said {
        title: part.title.as_ref(),
        description: part.description.value(),
        url: part.url.value().map(String::as_str),
        topics: part.topics.list().unwrap_or_default(),
    };
    check(&mut checks, &said);
    checks.into_faults()
}
