//! What is said about an event in words and lists, whole or in part.

use super::fields::{LONG_TEXT_MAX, SENTENCE_MAX, TAG_MAX, check_remark, check_unique};
use super::{Days, TITLE_MAX};
use crate::error::{Checks, FieldError, Wrong};
use crate::events::entity::event::Model;
use crate::events::types::{EventPatch, LaterMeeting};
use crate::programmes::types::Reference;
use crate::text::{
    Language, Texts, check_line, check_long_texts, check_title, check_url, line_fault, title_faults,
};

/// What is said; what is missing is not looked at.
#[derive(Clone, Copy, Debug, Default)]
pub struct Sayings<'a> {
    title: Option<&'a Texts>,
    theme: Option<&'a Texts>,
    description: Option<&'a Texts>,
    objectives: &'a [Texts],
    venue: [Option<&'a str>; 3],
    unit: Option<&'a str>,
    claim: Option<&'a str>,
    notes: Option<&'a str>,
    online_url: Option<&'a str>,
    tags: &'a [String],
    languages: &'a [Language],
    references: &'a [Reference],
    leads_to: &'a [LaterMeeting],
}

impl<'a> From<&'a Model> for Sayings<'a> {
    fn from(row: &'a Model) -> Self {
        let venue = [&row.venue_name, &row.venue_address, &row.venue_city];
        Self {
            title: Some(&row.title),
            theme: row.theme.as_ref(),
            description: row.description.as_ref(),
            objectives: &row.objectives,
            venue: venue.map(|text| text.as_deref()),
            unit: row.contact_unit.as_deref(),
            claim: row.claimed_note.as_deref(),
            notes: row.notes.as_deref(),
            online_url: row.online_url.as_deref(),
            tags: &row.tags,
            languages: &row.working_languages,
            references: &row.references,
            leads_to: &row.leads_to,
        }
    }
}

impl<'a> From<&'a EventPatch> for Sayings<'a> {
    fn from(patch: &'a EventPatch) -> Self {
        let venue = patch.venue.value();
        let venue = venue.map(|venue| [&venue.name, &venue.address, &venue.city]);
        let venue = venue.map(|texts| texts.map(|text| text.value().map(String::as_str)));
        let contact = patch.contact.value();
        let claimed = patch.claimed.value();
        Self {
            title: patch.title.as_ref(),
            theme: patch.theme.value(),
            description: patch.description.value(),
            objectives: patch.objectives.value().map(Vec::as_slice).unwrap_or_default(),
            venue: venue.unwrap_or_default(),
            unit: contact.and_then(|contact| contact.unit.value()).map(String::as_str),
            claim: claimed.and_then(|claimed| claimed.note.value()).map(String::as_str),
            notes: patch.notes.value().map(String::as_str),
            online_url: patch.online_url.value().map(String::as_str),
            tags: patch.tags.value().map(Vec::as_slice).unwrap_or_default(),
            languages: patch.working_languages.value().map(Vec::as_slice).unwrap_or_default(),
            references: patch.references.value().map(Vec::as_slice).unwrap_or_default(),
            leads_to: patch.leads_to.value().map(Vec::as_slice).unwrap_or_default(),
        }
    }
}

impl Sayings<'_> {
    /// Notes what is wrong with them.
    pub fn check(&self, checks: &mut Checks) {
        self.check_texts(checks);
        let [name, address, city] = self.venue;
        check_line(checks, "venue/name", name, TITLE_MAX);
        check_line(checks, "venue/address", address, 500);
        check_line(checks, "venue/city", city, 200);
        check_line(checks, "contact/unit", self.unit, TITLE_MAX);
        check_remark(checks, "claimed/note", self.claim);
        check_remark(checks, "notes", self.notes);
        check_url(checks, "online_url", self.online_url);
        self.check_lists(checks);
    }

    fn check_texts(&self, checks: &mut Checks) {
        check_title(checks, "title", self.title, TITLE_MAX);
        check_title(checks, "theme", self.theme, SENTENCE_MAX);
        check_long_texts(checks, "description", self.description, LONG_TEXT_MAX);
        for (index, objective) in self.objectives.iter().enumerate() {
            checks.extend(title_faults(&format!("objectives/{index}"), objective, SENTENCE_MAX));
        }
    }

    fn check_lists(&self, checks: &mut Checks) {
        for (index, tag) in self.tags.iter().enumerate() {
            checks.extend(line_fault(&format!("tags/{index}"), tag, TAG_MAX));
        }
        check_unique(checks, "tags", self.tags.iter());
        check_unique(checks, "working_languages", self.languages.iter());
        for (index, reference) in self.references.iter().enumerate() {
            let at = |field| format!("references/{index}/{field}");
            checks.extend(line_fault(&at("title"), &reference.title, 500));
            check_url(checks, &at("url"), reference.url.as_deref());
        }
        for (index, meeting) in self.leads_to.iter().enumerate() {
            let at = |field| format!("leads_to/{index}/{field}");
            checks.extend(line_fault(&at("title"), &meeting.title, TITLE_MAX));
            check_url(checks, &at("url"), meeting.url.as_deref());
        }
    }
}

/// What can be said of an event of which some fields are wrong or missing.
pub fn faults(part: &EventPatch, _: &Wrong<'_>) -> Vec<FieldError> {
    let mut checks = Checks::new();
    Sayings::from(part).check(&mut checks);
    Days::from(part).check(&mut checks);
    checks.extend(part.slug.as_deref().and_then(|slug| super::slug_fault("slug", slug)));
    checks.into_faults()
}
