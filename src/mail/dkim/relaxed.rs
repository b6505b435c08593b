//! The relaxed forms of headers and of a body (RFC 6376, sections 3.4.2 and 3.4.4).

/// A header in its relaxed form.
pub(super) struct Field {
    /// Its name in small letters.
    pub(super) name: Vec<u8>,
    /// All of it, with its line break.
    pub(super) text: Vec<u8>,
}

/// The headers of a message, unfolded.
pub(super) fn fields(head: &[u8]) -> Vec<Field> {
    let mut whole: Vec<Vec<u8>> = Vec::new();
    for line in lines(head) {
        match whole.last_mut() {
            Some(before) if line.first().is_some_and(|byte| is_blank(*byte)) => before.extend(line),
            _ => whole.push(line.to_vec()),
        }
    }
    whole.iter().filter_map(|line| field(line)).collect()
}

fn field(line: &[u8]) -> Option<Field> {
    let colon = line.iter().position(|byte| *byte == b':')?;
    let name = line[..colon].trim_ascii().to_ascii_lowercase();
    let value = single_spaced(line[colon + 1..].trim_ascii());
    let text = [&name, &b":"[..], &value, b"\r\n"].concat();
    Some(Field { name, text })
}

/// A body with single spaces, none at the end of a line, and no empty lines at its own.
pub(super) fn body(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(bytes.len());
    let mut empty = 0;
    for line in lines(bytes) {
        let end = line.iter().rposition(|byte| !is_blank(*byte)).map_or(0, |at| at + 1);
        if end == 0 {
            empty += 1;
            continue;
        }
        out.extend(std::iter::repeat_n(b"\r\n", empty).flatten());
        out.extend(single_spaced(&line[..end]));
        out.extend(b"\r\n");
        empty = 0;
    }
    out
}

/// The lines, without their ends; after the last end stands no line.
fn lines(bytes: &[u8]) -> impl Iterator<Item = &[u8]> {
    let mut rest = bytes;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let end = rest.windows(2).position(|pair| pair == b"\r\n");
        let (line, after) = match end {
            Some(end) => (&rest[..end], &rest[end + 2..]),
            None => (rest, &rest[rest.len()..]),
        };
        rest = after;
        Some(line)
    })
}

fn is_blank(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t')
}

fn single_spaced(text: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(text.len());
    for byte in text {
        match (is_blank(*byte), out.last()) {
            (true, Some(b' ')) => {}
            (true, _) => out.push(b' '),
            (false, _) => out.push(*byte),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn relaxed(head: &str) -> Vec<String> {
        let fields = fields(head.as_bytes());
        fields.into_iter().map(|field| String::from_utf8(field.text).unwrap()).collect()
    }

    /// The example of RFC 6376, section 3.4.5.
    #[test]
    fn the_example_of_the_standard_comes_out_as_it_stands_there() {
        assert_eq!(relaxed("A: X\r\nB : Y\t\r\n\tZ  \r\n"), ["a:X\r\n", "b:Y Z\r\n"]);
        assert_eq!(body(b" C \r\nD \t E\r\n\r\n\r\n"), b" C\r\nD E\r\n");
    }

    /// RFC 6376, section 3.4.4.
    #[test]
    fn a_body_of_nothing_is_nothing_and_another_ends_with_a_line_break() {
        assert_eq!(body(b""), b"");
        assert_eq!(body(b"\r\n \r\n"), b"");
        assert_eq!(body(b"x"), b"x\r\n");
        assert_eq!(body(b"x\r\n\r\n\t\r\ny\r\n"), b"x\r\n\r\n\r\ny\r\n");
    }
}
