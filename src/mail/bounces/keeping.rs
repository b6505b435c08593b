//! What of a report is kept for people: all that it says itself, and of the mail that it returns the
//! headers alone. In its text stand the reader's own links, which no database may hold.

use std::ops::Range;

use mail_parser::{Encoding, Message, MessagePart, PartType};

use super::reading::is_returned;

/// So much is kept.
pub const KEPT_MAX: usize = 64 * 1024;

/// So much is kept where nothing proves which mail it is about: anybody can send that.
pub const UNPROVEN_MAX: usize = 4 * 1024;

const LEFT_OUT: &str = "\r\n[the text of the returned mail is not kept]\r\n";

/// Where Exim, and others, begin to return the mail within the text.
const COPIES: [&str; 3] =
    ["------ this is a copy", "--- below this line is a copy", "------ this message"];

/// The longest run of such letters that is taken for a word; tokens are longer.
const LONGEST_WORD: usize = 20;

/// The report as it is kept. Of what cannot be taken apart nobody knows where the mail begins that
/// it may return, so its headers are all.
pub(super) fn kept(bytes: &[u8], message: Option<&Message<'_>>) -> String {
    let Some(message) = message else {
        let head = bytes.get(..headers(bytes)).unwrap_or_default();
        return tidy(before_copy(&String::from_utf8_lossy(head)));
    };
    let mut text = String::new();
    let mut from = 0;
    for part in &message.parts {
        let Some((cut, instead)) = cut(bytes, part) else { continue };
        if cut.start < from {
            continue;
        }
        text.push_str(&String::from_utf8_lossy(bytes.get(from..cut.start).unwrap_or_default()));
        text.push_str(&instead);
        from = cut.end;
    }
    text.push_str(&String::from_utf8_lossy(bytes.get(from..).unwrap_or_default()));
    tidy(before_copy(&text))
}

/// What is taken out of a part, and what stands there instead.
fn cut(bytes: &[u8], part: &MessagePart<'_>) -> Option<(Range<usize>, String)> {
    let (start, end) = (part.offset_body as usize, part.offset_end as usize);
    let inner = bytes.get(start..end)?;
    if is_returned(part) {
        let head = if part.encoding == Encoding::None { headers(inner) } else { 0 };
        return Some((start + head..end, LEFT_OUT.to_owned()));
    }
    if part.encoding != Encoding::Base64 {
        return None;
    }
    // Nobody reads it as it came, and anything can be hidden in it.
    match &part.body {
        PartType::Text(text) | PartType::Html(text) => Some((start..end, format!("{text}\r\n"))),
        _ => Some((start..end, String::new())),
    }
}

/// How long the headers at the beginning are.
fn headers(bytes: &[u8]) -> usize {
    let ends = |end: &[u8]| bytes.windows(end.len()).position(|window| window == end);
    let end = [ends(b"\r\n\r\n"), ends(b"\n\n")].into_iter().flatten().min();
    end.unwrap_or(bytes.len())
}

/// A text up to where it begins to return the mail.
pub(super) fn before_copy(text: &str) -> &str {
    let small = text.to_ascii_lowercase();
    let end = COPIES.iter().filter_map(|copy| small.find(copy)).min();
    end.and_then(|end| text.get(..end)).unwrap_or(text)
}

fn tidy(text: &str) -> String {
    let text = without_tokens(&without_tags(text)).replace('\0', "");
    beginning(&text, KEPT_MAX).to_owned()
}

/// The beginning of a text: at most so many bytes.
pub(super) fn beginning(text: &str, most: usize) -> &str {
    let end = text.floor_char_boundary(most.min(text.len()));
    text.get(..end).unwrap_or_default()
}

/// The text without what proves that a report is about a mail.
fn without_tags(text: &str) -> String {
    let mut text = text.to_owned();
    for at in tags(text.to_ascii_lowercase().as_bytes()) {
        if text.is_char_boundary(at.start) && text.is_char_boundary(at.end) {
            text.replace_range(at, &"x".repeat(TAG));
        }
    }
    text
}

const TAG: usize = 20;

/// Where tags stand in a text of small letters: behind `bounce+`, an id and a dot.
pub(super) fn tags(small: &[u8]) -> Vec<Range<usize>> {
    const BEGIN: &[u8] = b"bounce+";
    let is_hex = |bytes: &[u8]| bytes.iter().all(u8::is_ascii_hexdigit);
    let places = small.windows(BEGIN.len()).enumerate().filter(|(_, it)| *it == BEGIN);
    let found = places.filter_map(|(at, _)| {
        let id = at + BEGIN.len();
        let tag = id + 33..id + 33 + TAG;
        let right = small.get(id..id + 32).is_some_and(is_hex)
            && small.get(id + 32) == Some(&b'.')
            && small.get(tag.clone()).is_some_and(is_hex)
            && small.get(tag.end).is_none_or(|byte| !byte.is_ascii_hexdigit());
        right.then_some(tag)
    });
    found.collect()
}

/// The text without what could be the token of a link: a run of its letters behind a slash, also
/// where lines were broken to carry it.
fn without_tokens(text: &str) -> String {
    let mut clean = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(slash) = rest.find('/') {
        let (before, after) = rest.split_at(slash + 1);
        clean.push_str(before);
        let run = run(after);
        if run > LONGEST_WORD {
            clean.push('…');
            rest = after.get(run..).unwrap_or_default();
        } else {
            rest = after;
        }
    }
    clean.push_str(rest);
    clean
}

/// How far letters of a token go on.
fn run(text: &str) -> usize {
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        let rest = bytes.get(at..).unwrap_or_default();
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_') {
            at += 1;
        } else if rest.starts_with(b"=\r\n") {
            at += 3;
        } else if rest.starts_with(b"=\n") {
            at += 2;
        } else {
            break;
        }
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_token_and_no_tag_is_kept() {
        let token = "AbCdEfGhIjKlMnOpQrStUvWxYz0123456789-_AbCdEfGhIjKlMnOpQrStUvWxYz01";
        let (first, second) = token.split_at(9);
        for shown in [token.to_owned(), format!("{first}=\r\n{second}"), format!("=\n{token}")] {
            let kept = tidy(&format!("see https://un.example/i/{shown}?x and /e/short-name here"));
            assert_eq!(kept, "see https://un.example/i/…?x and /e/short-name here");
        }
        let (id, tag) = ("0".repeat(32), "a".repeat(20));
        let kept = tidy(&format!("To: Bounce+{id}.{tag}@b.example"));
        assert_eq!(kept, format!("To: Bounce+{id}.{}@b.example", "x".repeat(20)));
    }

    #[test]
    fn what_is_kept_has_an_end() {
        assert_eq!(tidy(&"я\0".repeat(KEPT_MAX)).len(), KEPT_MAX);
    }
}
