//! What is wrong with texts that people typed: too long, empty, of more than one line.

use url::Url;

use super::{Language, Texts};
use crate::error::{Checks, FieldError};

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

/// How long an address on the web may be.
const URL_MAX: usize = 2_000;

/// What is wrong with an address on the web.
pub fn url_fault(pointer: &str, text: &str) -> Option<FieldError> {
    let plain = !text.contains(|c: char| c.is_whitespace() || c.is_control());
    let leads = |url: Url| matches!(url.scheme(), "http" | "https") && url.has_host();
    let fine = plain && text.len() <= URL_MAX && Url::parse(text).is_ok_and(leads);
    let message = "give a whole address that begins with http:// or https://";
    (!fine).then(|| FieldError::new(pointer, "url", message))
}

/// Notes what is wrong with a text of one line that may be missing.
pub fn check_line(checks: &mut Checks, pointer: &str, text: Option<&str>, max: usize) {
    checks.extend(text.and_then(|text| line_fault(pointer, text, max)));
}

/// Notes what is wrong with an address on the web that may be missing.
pub fn check_url(checks: &mut Checks, pointer: &str, text: Option<&str>) {
    checks.extend(text.and_then(|text| url_fault(pointer, text)));
}

/// Notes what is wrong with a title in several languages that may be missing.
pub fn check_title(checks: &mut Checks, pointer: &str, texts: Option<&Texts>, max: usize) {
    checks.extend(texts.into_iter().flat_map(|texts| title_faults(pointer, texts, max)));
}

/// Notes what is wrong with a long text in several languages that may be missing.
pub fn check_long_texts(checks: &mut Checks, pointer: &str, texts: Option<&Texts>, max: usize) {
    checks.extend(texts.into_iter().flat_map(|texts| long_texts_faults(pointer, texts, max)));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_leads_to_the_web_and_nowhere_else() {
        for fine in ["https://example.org", "http://пример.рф/бумага.pdf?a=1#b"] {
            assert_eq!(url_fault("url", fine), None, "{fine}");
        }
        let long = format!("https://example.org/{}", "a".repeat(URL_MAX));
        for wrong in [
            "",
            "example.org",
            "//example.org",
            "javascript:alert(1)",
            "data:text/html,x",
            "ftp://example.org",
            "https://",
            " https://example.org",
            "https://example.org/a b",
            "https://example.org/\r\nSet-Cookie: a",
            "https://example.org/a\u{2028}b",
            long.as_str(),
        ] {
            assert_eq!(url_fault("url", wrong).unwrap().code, "url", "{wrong}");
        }
    }

    #[test]
    fn a_title_is_wrong_in_the_language_in_which_it_is_wrong() {
        let texts = Texts::new([
            (Language::english(), "Fine".into()),
            (Language::russian(), "Два\nряда".into()),
        ]);
        let faults = title_faults("title", &texts, 300);
        assert_eq!(faults.len(), 1);
        assert_eq!(faults[0].pointer, "/title/ru");
        assert_eq!(title_faults("title", &Texts::default(), 300)[0].code, "required");
        assert!(long_text_fault("text", "one\r\n\ttwo", 20).is_none());
        assert!(long_text_fault("text", "one\0", 20).is_some());
        let body =
            Texts::new([(Language::english(), String::new()), (Language::russian(), "Да".into())]);
        let faults = long_texts_faults("body", &body, 300);
        assert_eq!(faults.iter().map(|it| &*it.pointer).collect::<Vec<_>>(), ["/body/en"]);
    }

    #[test]
    fn of_what_is_missing_nothing_is_noted() {
        let mut checks = Checks::new();
        check_line(&mut checks, "line", None, 1);
        check_url(&mut checks, "url", None);
        check_title(&mut checks, "title", None, 1);
        check_long_texts(&mut checks, "text", None, 1);
        assert_eq!(checks.into_faults(), Vec::new());
        let (mut checks, long) = (Checks::new(), Texts::english("ab"));
        check_line(&mut checks, "line", Some("ab"), 1);
        check_url(&mut checks, "url", Some("ab"));
        check_title(&mut checks, "title", Some(&long), 1);
        check_long_texts(&mut checks, "text", Some(&long), 1);
        let wrong: Vec<_> = checks.into_faults().into_iter().map(|it| it.pointer).collect();
        assert_eq!(wrong, ["/line", "/url", "/title/en", "/text/en"]);
    }
}
