//! What the parts of an XLSX hold, counted as they are unpacked into nothing: whoever reads one makes
//! room for each of these, and for as many as it promises.

use std::io::Write;

/// How many different texts a file may have.
const TEXTS: usize = 500_000;
/// How many fonts, fills, borders and formats: as many as a spreadsheet has at most.
const STYLES: usize = 65_536;
/// No name that is counted is as long as this.
const LONGEST: usize = 8;
/// What announces the number of texts.
const PROMISE: &[u8] = b"uniqueCount";

/// How far a number is read.
#[derive(Clone, Copy, Debug, Default)]
enum Number {
    /// None is read.
    #[default]
    Not,
    /// It is to come.
    Next,
    /// So much of it is read.
    Begun(usize),
}

/// What was found so far.
#[derive(Debug, Default)]
pub(super) struct Parts {
    texts: usize,
    styles: usize,
    promised: usize,
    /// The name of an element, while it is read.
    name: Option<Vec<u8>>,
    /// How much of [`PROMISE`] was seen just now.
    announced: usize,
    /// The number that follows it.
    number: Number,
}

impl Parts {
    /// Whether there is more than is read.
    pub(super) fn too_many(&self) -> bool {
        self.texts > TEXTS || self.promised > TEXTS || self.styles > STYLES
    }

    fn see(&mut self, byte: u8) {
        self.see_name(byte);
        self.see_promise(byte);
    }

    /// Comments and attributes may hold what looks like an element; what is counted too much only makes
    /// it safer.
    fn see_name(&mut self, byte: u8) {
        match (byte, &mut self.name) {
            (b'<', _) | (b':', Some(_)) => self.name = Some(Vec::new()),
            (b'>' | b'/' | b' ' | b'\t' | b'\r' | b'\n', Some(_)) => self.count(),
            (_, Some(name)) if name.len() < LONGEST => name.push(byte),
            _ => {}
        }
    }

    fn count(&mut self) {
        match self.name.take().as_deref() {
            Some(b"si") => self.texts += 1,
            Some(b"xf" | b"font" | b"fill" | b"border" | b"numFmt" | b"dxf") => self.styles += 1,
            _ => {}
        }
    }

    fn see_promise(&mut self, byte: u8) {
        self.number = match self.number {
            Number::Next if byte.is_ascii_digit() => self.add(0, byte),
            Number::Begun(number) if byte.is_ascii_digit() => self.add(number, byte),
            Number::Next => Number::Next,
            Number::Not | Number::Begun(_) => Number::Not,
        };
        let next = PROMISE.get(self.announced) == Some(&byte);
        self.announced = if next { self.announced + 1 } else { usize::from(byte == PROMISE[0]) };
        if self.announced == PROMISE.len() {
            (self.announced, self.number) = (0, Number::Next);
        }
    }

    fn add(&mut self, number: usize, digit: u8) -> Number {
        let number = number.saturating_mul(10).saturating_add(usize::from(digit - b'0'));
        self.promised = self.promised.max(number);
        Number::Begun(number)
    }
}

impl Write for Parts {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        // In UTF-16 every other byte is none.
        for byte in bytes.iter().filter(|byte| **byte != 0) {
            self.see(*byte);
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(parts: &[&str]) -> Parts {
        let mut seen = Parts::default();
        for part in parts {
            seen.write_all(part.as_bytes()).unwrap();
        }
        seen
    }

    #[test]
    fn texts_and_promises_are_counted_wherever_a_piece_ends() {
        let whole =
            "<x:sst count='9' uniqueCount = \"12\"><x:si><t>a</t></x:si><si/><sit/></x:sst>";
        for at in 0..whole.len() {
            let (one, other) = whole.split_at(at);
            let parts = seen(&[one, other]);
            assert_eq!((parts.texts, parts.promised), (2, 12), "{one}|{other}");
        }
        assert_eq!(seen(&["<a_very_long_prefix:si>"]).texts, 1);
        let wide: String = whole.chars().flat_map(|c| [c, '\0']).collect();
        assert_eq!(seen(&[&wide]).promised, 12);
    }

    #[test]
    fn more_texts_or_styles_than_are_read_are_too_many() {
        assert!(!seen(&["<sst uniqueCount='500000'>"]).too_many());
        assert!(!seen(&["<sst uniqueCount='0' count='0'/>", "<a>9999999</a>"]).too_many());
        assert!(seen(&["<sst uniqueCount='500001'>"]).too_many());
        assert!(seen(&[&"<si/>".repeat(TEXTS + 1)]).too_many());
        assert!(seen(&[&"<xf a='1'/>".repeat(STYLES + 1)]).too_many());
        assert!(!seen(&[&"<xf/>".repeat(STYLES)]).too_many());
    }
}
