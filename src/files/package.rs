//! What a package is, a document or a presentation: told by the list of its parts, of which nothing is
//! unpacked and one at a time is in memory.

use std::fs::File;
use std::io::{self, BufReader, ErrorKind, Read as _, Seek as _, SeekFrom};

/// What begins the end of a package, and how long that is without its remark.
const END: &[u8] = b"PK\x05\x06";
const END_LENGTH: usize = 22;
/// How long a remark can be.
const REMARK_MAX: u64 = 65_535;
/// What begins an entry of the list, and how long that is without its name.
const ENTRY: &[u8] = b"PK\x01\x02";
const ENTRY_LENGTH: usize = 46;
/// No document has so many parts.
const MOST_PARTS: u16 = 10_000;

/// What is told apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Package {
    /// A document of a word processor.
    Docx,
    /// A presentation.
    Pptx,
}

/// What a package has, and what it may not have.
#[expect(clippy::struct_excessive_bools, reason = "each is there or not")]
#[derive(Debug, Default)]
struct Parts {
    types: bool,
    document: bool,
    slides: bool,
    macros: bool,
}

impl Parts {
    fn kind(&self) -> Option<Package> {
        match (self.document, self.slides) {
            _ if !self.types || self.macros => None,
            (true, false) => Some(Package::Docx),
            (false, true) => Some(Package::Pptx),
            // What is both is opened as one thing here and as the other there.
            _ => None,
        }
    }
}

/// What it is, if it is one of those without macros.
pub fn kind_of(file: &File) -> io::Result<Option<Package>> {
    match parts(file) {
        Ok(parts) => Ok(parts.kind()),
        Err(error) if error.kind() == ErrorKind::UnexpectedEof => Ok(None),
        Err(error) => Err(error),
    }
}

fn parts(file: &File) -> io::Result<Parts> {
    let mut file = BufReader::new(file);
    let (count, from) = list(&mut file)?;
    let mut parts = Parts::default();
    file.seek(SeekFrom::Start(u64::from(from)))?;
    for _ in 0..count {
        let mut entry = [0; ENTRY_LENGTH];
        file.read_exact(&mut entry)?;
        if !entry.starts_with(ENTRY) {
            return Err(ErrorKind::UnexpectedEof.into());
        }
        let mut name = vec![0; usize::from(short(&entry, 28))];
        file.read_exact(&mut name)?;
        parts.types |= name == b"[Content_Types].xml";
        parts.document |= name == b"word/document.xml";
        parts.slides |= name == b"ppt/presentation.xml";
        parts.macros |= name.to_ascii_lowercase().ends_with(b"vbaproject.bin");
        file.seek_relative(i64::from(short(&entry, 30)) + i64::from(short(&entry, 32)))?;
    }
    Ok(parts)
}

/// How many entries the list has, and where it begins.
fn list(file: &mut BufReader<&File>) -> io::Result<(u16, u32)> {
    let size = file.seek(SeekFrom::End(0))?;
    let tail = size.min(REMARK_MAX + END_LENGTH as u64);
    file.seek(SeekFrom::Start(size - tail))?;
    let mut end = Vec::new();
    file.read_to_end(&mut end)?;
    let at = end.windows(END_LENGTH).rposition(|window| window.starts_with(END));
    let found = at.and_then(|at| end.get(at..at + END_LENGTH));
    let end = found.ok_or(ErrorKind::UnexpectedEof)?;
    let count = short(end, 10);
    if count > MOST_PARTS {
        return Err(ErrorKind::UnexpectedEof.into());
    }
    Ok((count, u32::from(short(end, 16)) | u32::from(short(end, 18)) << 16))
}

/// A number of two bytes, the lower one first.
fn short(bytes: &[u8], at: usize) -> u16 {
    match bytes.get(at..at + 2) {
        Some(&[low, high]) => u16::from_le_bytes([low, high]),
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use super::*;
    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    fn package(parts: &[&str]) -> Vec<u8> {
        let mut zip = ZipWriter::new(io::Cursor::new(Vec::new()));
        for part in parts {
            zip.start_file(*part, SimpleFileOptions::default()).unwrap();
            zip.write_all(b"<x/>").unwrap();
        }
        zip.set_comment("PK").unwrap();
        zip.finish().unwrap().into_inner()
    }

    fn judged(bytes: &[u8]) -> Option<Package> {
        let mut file = tempfile::tempfile().unwrap();
        file.write_all(bytes).unwrap();
        kind_of(&file).unwrap()
    }

    const TYPES: &str = "[Content_Types].xml";
    const DOCUMENT: &str = "word/document.xml";
    const SLIDES: &str = "ppt/presentation.xml";

    #[test]
    fn a_document_or_a_presentation_has_its_parts_and_no_macros() {
        assert_eq!(judged(&package(&[TYPES, "_rels/.rels", DOCUMENT])), Some(Package::Docx));
        assert_eq!(judged(&package(&[DOCUMENT, TYPES])), Some(Package::Docx));
        assert_eq!(judged(&package(&[TYPES, SLIDES])), Some(Package::Pptx));
        for parts in [
            &[TYPES, DOCUMENT, SLIDES][..],
            &[TYPES, SLIDES, "ppt/vbaProject.bin"],
            &[TYPES, "xl/workbook.xml"],
            &[DOCUMENT],
            &["a/word/document.xml", TYPES],
            &[TYPES, DOCUMENT, "word/vbaProject.bin"],
            &[],
        ] {
            assert_eq!(judged(&package(parts)), None, "{parts:?}");
        }
    }

    mod any_input {
        use super::*;
        use proptest::prelude::*;

        proptest! {
            #[test]
            fn is_a_document_or_none(at in 0_usize..600, byte: u8, cut in 0_usize..600) {
                let mut bytes = package(&[TYPES, DOCUMENT]);
                let at = at % bytes.len();
                bytes[at] = byte;
                bytes.truncate(bytes.len() - cut % bytes.len());
                judged(&bytes);
            }
        }
    }
}
