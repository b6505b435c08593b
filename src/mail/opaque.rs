//! Values that Markdown cannot read: each goes in as letters that mean nothing to it, also not in
//! code, where nothing can be escaped, and is put back once the Markdown has been read.
//!
//! A letter is a character of plane 15, which is for private use, and stands for one unit of
//! UTF-16. So a value needs no place beside the text, wherever a template takes it.

use std::borrow::Cow;

use super::markdown::one_line;

const FIRST: u32 = 0xF_0000;
const LAST: u32 = 0xF_FFFF;

/// The first byte of all letters, and of no other characters than those near them.
const LEAD: u8 = 0xF3;

/// A value, on one line, as Markdown that shows exactly the value.
pub(super) fn opaque(text: &str) -> String {
    let mut letters = String::with_capacity(text.len() * 4);
    hide(&one_line(text), &mut letters);
    letters
}

/// Somebody's own Markdown, in which nothing but a value is read as one.
pub(super) fn guarded(text: &str) -> Cow<'_, str> {
    if !text.as_bytes().contains(&LEAD) {
        return Cow::Borrowed(text);
    }
    let mut guarded = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        match unit(c) {
            Some(_) => hide(c.encode_utf8(&mut [0; 4]), &mut guarded),
            None => guarded.push(c),
        }
    }
    Cow::Owned(guarded)
}

/// A text with its values as they are; none if it holds none.
pub(super) fn plain(text: &str) -> Option<String> {
    if !text.as_bytes().contains(&LEAD) {
        return None;
    }
    let mut units = Vec::with_capacity(text.len());
    for c in text.chars() {
        match unit(c) {
            Some(unit) => units.push(unit),
            None => units.extend_from_slice(c.encode_utf16(&mut [0; 2])),
        }
    }
    Some(String::from_utf16_lossy(&units))
}

fn hide(text: &str, into: &mut String) {
    into.extend(text.encode_utf16().filter_map(|unit| char::from_u32(FIRST + u32::from(unit))));
}

fn unit(c: char) -> Option<u16> {
    let code = u32::from(c);
    (FIRST..=LAST).contains(&code).then(|| u16::try_from(code - FIRST).ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_value_is_hidden_on_one_line() {
        let hidden = opaque("A\r\nBcc: <b>`*x*`\u{F0041}😀");
        assert!(hidden.chars().all(|c| unit(c).is_some()));
        assert_eq!(plain(&hidden).unwrap(), "A Bcc: <b>`*x*`\u{F0041}😀");
        assert_eq!(plain("# Ж 😀"), None);
    }

    proptest! {
        #[test]
        fn what_is_guarded_is_read_as_it_was(text in "([\u{F0000}-\u{FFFFF}]|\\PC|[a-z\n]){0,20}") {
            let guarded = guarded(&text);
            let read = plain(&guarded).unwrap_or_else(|| guarded.to_string());
            prop_assert_eq!(read, text);
        }
    }
}
