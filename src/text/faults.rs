//! What is wrong with texts that people typed: too long, empty, of more than one line.

use super::{Language, Texts};
use crate::error::FieldError;

/// Whether a one-line text has a character that no name or title may have: controls, line breaks.
pub fn has_control(text: &str) -> bool {
    text.chars().any(|c| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}'))
}

/// Whether a text has characters that turn the direction of what follows, by which a name can be
/// shown as another. Arabic and Hebrew need none of them; their marks (U+200E, U+200F) turn nothing.
fn turns_direction(text: &str) -> bool {
    text.chars().any(|c| matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'))
}

/// Whether a text shows nothing: white space and characters without width.
pub fn is_blank(text: &str) -> bool {
    let invisible = |c| matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{ad}');
    text.chars().all(|c| c.is_whitespace() || c.is_control() || invisible(c))
}

/// What is wrong with a text of one line (a name, a title) of at most `max` characters.
pub fn line_fault(pointer: &str, text: &str, max: usize) -> Option<FieldError> {
    if is_blank(text) {
        return Some(FieldError::new(pointer, "required", "must not be empty"));
    }
    if has_control(text) {
        let message = "must be one line without control characters";
        return Some(FieldError::new(pointer, "control_character", message));
    }
    if turns_direction(text) {
        let message = "has invisible characters that turn the direction of writing (U+202A to U+202E, U+2066 to U+2069); type it anew";
        return Some(FieldError::new(pointer, "bidi_control", message));
    }
    length_fault(pointer, text, max)
}

/// How long a key may be.
const KEY_MAX: usize = 40;

/// What is wrong with a key, by which a part of something is named for good.
pub fn key_fault(pointer: &str, key: &str) -> Option<FieldError> {
    let starts = key.starts_with(|c: char| c.is_ascii_lowercase());
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
    let fine = starts && key.len() <= KEY_MAX && key.chars().all(plain);
    let message = "A key has small letters of English, digits and `_`, a letter first, and at most 40 \
                   of them.";
    (!fine).then(|| FieldError::new(pointer, "key", message))
}

/// What is wrong with a long text: tabs and line breaks are fine, other controls are not.
pub fn long_text_fault(pointer: &str, text: &str, max: usize) -> Option<FieldError> {
    if text.chars().any(|c| c.is_control() && !matches!(c, '\n' | '\r' | '\t')) {
        let message = "must not have control characters other than tabs and line breaks";
        return Some(FieldError::new(pointer, "control_character", message));
    }
    length_fault(pointer, text, max)
}

fn length_fault(pointer: &str, text: &str, max: usize) -> Option<FieldError> {
    let message = || format!("must have at most {max} characters");
    (text.chars().count() > max).then(|| FieldError::new(pointer, "too_long", message()))
}

/// What is wrong with a title in several languages; there must be one.
pub fn title_faults(pointer: &str, texts: &Texts, max: usize) -> Vec<FieldError> {
    if texts.is_blank() {
        return vec![FieldError::new(pointer, "required", "must not be empty")];
    }
    let fault = |(language, text)| line_fault(&format!("{pointer}/{language}"), text, max);
    texts.iter().filter_map(fault).collect()
}

/// What is wrong with a long text in several languages, where there is one. A language without a
/// text is left out, lest its readers see nothing instead of another language.
pub fn long_texts_faults(pointer: &str, texts: &Texts, max: usize) -> Vec<FieldError> {
    let empty = |pointer: &str| FieldError::new(pointer, "required", "must not be empty");
    if texts.is_blank() {
        return vec![empty(pointer)];
    }
    let fault = |(language, text): (&Language, &str)| {
        let pointer = format!("{pointer}/{language}");
        if is_blank(text) { Some(empty(&pointer)) } else { long_text_fault(&pointer, text, max) }
    };
    texts.iter().filter_map(fault).collect()
}
