//! What panels and items say, whole or in part.

use super::check_times;
use crate::agenda::types::{ItemPatch, PanelPatch};
use crate::error::{Checks, FieldError, Wrong};
use crate::text::{Texts, is_blank, line_fault, long_text_fault, long_texts_faults, title_faults};

/// How long a title may be, in characters.
const TITLE_MAX: usize = crate::events::rules::TITLE_MAX;
/// How long a description, an abstract or a remark may be.
const LONG_MAX: usize = 50_000;
/// How long the name of a room may be.
const ROOM_MAX: usize = 200;

/// Notes what is wrong with a title and the long text below it; nothing is said of what is missing.
pub fn check_texts(
    checks: &mut Checks,
    title: Option<&Texts>,
    (field, text): (&str, Option<&Texts>),
) {
    let title = title.into_iter();
    checks.extend(title.flat_map(|title| title_faults("title", title, TITLE_MAX)));
    checks.extend(text.into_iter().flat_map(|text| long_texts_faults(field, text, LONG_MAX)));
}

/// Notes what is wrong with the room and the remarks of a panel. A blank room is none.
pub fn check_remarks(checks: &mut Checks, room: Option<&str>, notes: Option<&str>) {
    let room = room.filter(|room| !is_blank(room));
    checks.extend(room.and_then(|room| line_fault("room", room, ROOM_MAX)));
    checks.extend(notes.and_then(|notes| long_text_fault("notes", notes, LONG_MAX)));
}

/// What can be said of a panel of which some fields are wrong or missing.
pub fn panel_faults(part: &PanelPatch, _: &Wrong<'_>) -> Vec<FieldError> {
    let mut checks = Checks::new();
    check_texts(&mut checks, part.title.as_ref(), ("description", part.description.value()));
    let said = [&part.room, &part.notes].map(|text| text.value().map(String::as_str));
    check_remarks(&mut checks, said[0], said[1]);
    let times = [&part.start_time, &part.end_time];
    let [start, end] = times.map(|time| time.value().copied().map(Into::into));
    check_times(&mut checks, start, end);
    checks.into_faults()
}

/// What can be said of an item of which some fields are wrong or missing.
pub fn item_faults(part: &ItemPatch, _: &Wrong<'_>) -> Vec<FieldError> {
    let mut checks = Checks::new();
    check_texts(&mut checks, part.title.as_ref(), ("abstract", part.abstract_text.value()));
    let times = [&part.start_time, &part.end_time];
    let [start, end] = times.map(|time| time.value().copied().map(Into::into));
    check_times(&mut checks, start, end);
    checks.into_faults()
}
