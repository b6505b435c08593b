//! The words that papers share.

use crate::countries::names;
use crate::events::entity::event::Model as Event;
use crate::pages::dates;
use crate::text::Language;

/// When the event is.
pub fn dates(event: &Event, language: &Language) -> String {
    dates::date_range(language, event.starts_on, event.ends_on)
}

/// Where it is, in one line; empty where nobody said.
pub fn place(event: &Event, language: &Language) -> String {
    let country = event.venue_country.as_ref().map(|code| names::name_of(code, language));
    joined([event.venue_name.as_deref(), event.venue_city.as_deref(), country])
}

/// What there is, with commas.
pub fn joined<'a>(parts: impl IntoIterator<Item = Option<&'a str>>) -> String {
    parts.into_iter().flatten().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}
