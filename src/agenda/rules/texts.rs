//! What panels and items say, whole or in part.

use super::check_times;
use crate::agenda::types::{ItemPatch, PanelPatch};
use crate::error::{Checks, FieldError, Wrong};
use crate::text::{Texts, check_line, check_long_texts, check_title, is_blank, long_text_fault};

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
    check_title(checks, "title", title, TITLE_MAX);
    check_long_texts(checks, field, text, LONG_MAX);
}

/// Notes what is wrong with the room and the remarks of a panel. A blank room is none.
pub fn check_remarks(checks: &mut Checks, room: Option<&str>, notes: Option<&str>) {
    let room = room.filter(|room| !is_blank(room));
    check_line(checks, "room", room, ROOM_MAX);
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
