//! `Content-Disposition` (RFC 6266): what a file is called on its way in and out.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

/// What stands for itself (RFC 8187, section 3.2.1).
const ENCODED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// What a file is called that comes with such a header.
pub(crate) fn file_name(header: &[u8]) -> Option<String> {
    let text = String::from_utf8_lossy(header);
    let parameters = parameters(&text);
    let of = |wanted: &str| {
        let mut found = parameters.iter().filter(|(name, _)| name.eq_ignore_ascii_case(wanted));
        found.next().map(|(_, value)| value.as_str())
    };
    of("filename*").and_then(decoded).or_else(|| of("filename").map(str::to_owned))
}

/// The parameters, the quoted ones without their quotes.
fn parameters(text: &str) -> Vec<(String, String)> {
    let mut parts = vec![String::new()];
    let (mut quoted, mut escaped) = (false, false);
    let mut all = Vec::new();
    for letter in text.chars().chain([';']) {
        match letter {
            _ if escaped => (parts, escaped) = (with(parts, letter), false),
            '\\' if quoted => escaped = true,
            '"' => quoted = !quoted,
            '=' if !quoted && parts.len() == 1 => parts.push(String::new()),
            ';' if !quoted => {
                if let [name, value] = parts.as_slice() {
                    all.push((name.trim().to_owned(), value.trim().to_owned()));
                }
                parts = vec![String::new()];
            }
            letter => parts = with(parts, letter),
        }
    }
    all
}

fn with(mut parts: Vec<String>, letter: char) -> Vec<String> {
    if let Some(last) = parts.last_mut() {
        last.push(letter);
    }
    parts
}

/// A value with its character set and language before it; ours is UTF-8.
fn decoded(value: &str) -> Option<String> {
    let mut parts = value.splitn(3, '\'');
    let charset = parts.next()?;
    let encoded = parts.nth(1)?;
    let text = percent_decode_str(encoded).decode_utf8().ok()?;
    charset.eq_ignore_ascii_case("utf-8").then(|| text.into_owned())
}

/// The header of a file to be saved, with its name for programs of any age.
pub(super) fn attachment(name: &str) -> String {
    let same = |c: char| (c.is_ascii_graphic() || c == ' ') && !matches!(c, '"' | '\\' | '%');
    if name.chars().all(same) {
        return format!("attachment; filename=\"{name}\"");
    }
    let plain = |c: char| if c.is_ascii_graphic() || c == ' ' { c } else { '_' };
    let old: String = name.chars().map(plain).filter(|c| !matches!(c, '"' | '\\')).collect();
    let new = utf8_percent_encode(name, ENCODED);
    format!("attachment; filename=\"{old}\"; filename*=UTF-8''{new}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_read_as_it_is_written_in_any_of_the_ways() {
        for (header, name) in [
            ("attachment; filename=note.pdf", Some("note.pdf")),
            ("attachment; filename=\"a; b \\\"c\\\".pdf\"", Some("a; b \"c\".pdf")),
            ("attachment; filename=\"Нота.pdf\"", Some("Нота.pdf")),
            ("attachment;filename=\"x.pdf\"; FileName*=utf-8'ru'%D0%9D.pdf", Some("Н.pdf")),
            ("attachment; filename=x.pdf; filename*=latin1''y.pdf", Some("x.pdf")),
            ("attachment", None),
            ("", None),
        ] {
            assert_eq!(file_name(header.as_bytes()).as_deref(), name, "{header}");
        }
    }

    #[test]
    fn a_name_goes_out_for_old_and_new_programs() {
        let header = attachment("Нота 7.pdf");
        assert_eq!(attachment("note 7.pdf"), "attachment; filename=\"note 7.pdf\"");
        assert_eq!(
            header,
            "attachment; filename=\"____ 7.pdf\"; filename*=UTF-8''%D0%9D%D0%BE%D1%82%D0%B0%207.pdf"
        );
    }

    mod any_input {
        use super::*;
        use proptest::prelude::*;

        proptest! {
            #[test]
            fn is_read_or_says_no_name(header in "\\PC{0,60}|(filename\\*?=|[\"\\\\;='a-c%]){0,30}") {
                file_name(header.as_bytes());
            }

            #[test]
            fn comes_back_as_it_went_out(name in "[^\\p{C}]{1,40}") {
                let header = attachment(&name);
                prop_assert!(header.bytes().all(|byte| (32..127).contains(&byte)), "{header}");
                prop_assert_eq!(file_name(header.as_bytes()), Some(name));
            }
        }
    }
}
