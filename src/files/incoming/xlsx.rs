//! XLSX: the first sheet, cell by cell. How much would be unpacked is measured before anything reads it.

use std::io::{Cursor, Read as _, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};

use calamine::{DataRef, Reader as _, Xlsx};
use zip::ZipArchive;

use super::{Rows, check_columns, check_rows, unreadable};
use crate::error::{AppError, Result};
use crate::files::formula::restored;

/// How much all parts of the file may be once they are unpacked.
const UNPACKED: u64 = 64 * 1024 * 1024;
/// How many parts the file may have.
const PARTS: usize = 1000;

/// The rows of the first sheet.
pub(super) fn read(bytes: &[u8]) -> Result<Rows> {
    if bytes.starts_with(b"\xd0\xcf\x11\xe0") {
        let detail = "This is an XLS, or an XLSX under a password: save it as XLSX without one.";
        return Err(unreadable("file.not_xlsx", detail));
    }
    // What reads the file has been seen to break off on files that nobody made with a spreadsheet.
    let read = || measure(bytes).and_then(|()| cells(bytes));
    catch_unwind(AssertUnwindSafe(read)).unwrap_or_else(|_| Err(not_one()))
}

fn not_one() -> AppError {
    unreadable("file.not_xlsx", "This is no XLSX, or it is broken: open and save it once more.")
}

/// 422 where the parts are too large or too many. What they say of their size may not be so, so they are
/// unpacked into nothing.
fn measure(bytes: &[u8]) -> Result<()> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| not_one())?;
    let mut left = UNPACKED;
    let too_large = || unreadable("file.too_large", "Unpacked, this file is larger than 64 MiB.");
    if archive.len() > PARTS {
        return Err(too_large());
    }
    for part in 0..archive.len() {
        let part = archive.by_index(part).map_err(|_| not_one())?;
        let is_texts = |name: &str| name.to_ascii_lowercase().ends_with("sharedstrings.xml");
        let keeps = part.name().is_ok_and(|name| is_texts(&name));
        let mut kept = Kept { bytes: Vec::new(), keeps };
        let unpacked = std::io::copy(&mut part.take(left + 1), &mut kept);
        left = left.checked_sub(unpacked.map_err(|_| not_one())?).ok_or_else(too_large)?;
        if promised(&kept.bytes) > kept.bytes.len() / SHORTEST_TEXT {
            return Err(not_one());
        }
    }
    Ok(())
}

/// How many bytes a text takes among those of the file, at least: `<si/>`.
const SHORTEST_TEXT: usize = 5;

/// What is unpacked, as far as it is looked at.
struct Kept {
    bytes: Vec<u8>,
    keeps: bool,
}

impl Write for Kept {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        if self.keeps {
            self.bytes.extend_from_slice(bytes);
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// How many texts a part says it has: whoever reads it makes room for so many, also where they are not
/// there.
fn promised(part: &[u8]) -> usize {
    const NAME: &[u8] = b"uniqueCount";
    let named = part.windows(NAME.len()).enumerate().filter(|(_, name)| *name == NAME);
    let number = |(at, _): (usize, &[u8])| {
        let rest = part.get(at + NAME.len()..).unwrap_or_default().iter();
        let digits =
            rest.skip_while(|byte| !byte.is_ascii_digit()).take_while(|byte| byte.is_ascii_digit());
        digits.fold(0_usize, |all, digit| {
            all.saturating_mul(10).saturating_add(usize::from(digit - b'0'))
        })
    };
    named.map(number).max().unwrap_or(0)
}

fn cells(bytes: &[u8]) -> Result<Rows> {
    let mut book = Xlsx::new(Cursor::new(bytes)).map_err(|_| not_one())?;
    let first = book.sheet_names().first().cloned().ok_or_else(not_one)?;
    let mut cells = book.worksheet_cells_reader(&first).map_err(|_| not_one())?;
    let mut rows: Rows = Vec::new();
    while let Some(cell) = cells.next_cell().map_err(|_| not_one())? {
        let text = text_of(cell.get_value());
        if text.is_empty() {
            continue;
        }
        let (row, column) = cell.get_position();
        let column = usize::try_from(column).unwrap_or(usize::MAX);
        check_columns(column.saturating_add(1))?;
        if rows.last().is_none_or(|(last, _)| *last != row + 1) {
            check_rows(rows.len())?;
            rows.push((row + 1, Vec::new()));
        }
        let Some((_, cells)) = rows.last_mut() else { continue };
        if cells.len() <= column {
            cells.resize(column + 1, String::new());
        }
        cells[column] = text;
    }
    // Where the rows of the file stand in no order, a row may have come in two pieces.
    if rows.is_sorted_by(|(one, _), (other, _)| one < other) { Ok(rows) } else { Err(not_one()) }
}

fn text_of(cell: &DataRef<'_>) -> String {
    match cell {
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => number.to_string(),
        DataRef::String(text) => restored(text).to_owned(),
        DataRef::SharedString(text) => restored(text).to_owned(),
        DataRef::Bool(yes) => if *yes { "yes" } else { "no" }.to_owned(),
        DataRef::DateTime(time) => {
            let (year, month, day, ..) = time.to_ymd_hms_milli();
            format!("{year:04}-{month:02}-{day:02}")
        }
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.clone(),
        DataRef::Error(error) => error.to_string(),
        DataRef::Empty => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    use super::*;

    fn packed(parts: usize, size: usize) -> Vec<u8> {
        let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
        for part in 0..parts {
            let options = SimpleFileOptions::default();
            archive.start_file(format!("xl/{part}.xml"), options).unwrap();
            archive.write_all(&vec![b' '; size]).unwrap();
        }
        archive.finish().unwrap().into_inner()
    }

    #[test]
    fn what_would_be_too_large_once_it_is_unpacked_is_not_read() {
        let bomb = packed(70, 1024 * 1024);
        assert!(bomb.len() < 1024 * 1024, "{}", bomb.len());
        assert_eq!(read(&bomb).unwrap_err().code, "file.too_large");
        assert_eq!(read(&packed(PARTS + 1, 1)).unwrap_err().code, "file.too_large");
        assert_eq!(read(&packed(2, 1024)).unwrap_err().code, "file.not_xlsx");
    }

    #[test]
    fn a_file_that_says_it_has_more_texts_than_it_can_have_is_not_read() {
        assert_eq!(promised(b"<sst count='9' uniqueCount = \"12\"><si/></sst>"), 12);
        assert_eq!(promised(b"<sst><si/></sst>"), 0);
        let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
        archive.start_file("xl/sharedStrings.xml", SimpleFileOptions::default()).unwrap();
        archive.write_all(b"<sst uniqueCount=\"1000000000000000\"><si/></sst>").unwrap();
        let file = archive.finish().unwrap().into_inner();
        assert_eq!(measure(&file).unwrap_err().code, "file.not_xlsx");
    }

    #[test]
    fn a_part_that_says_it_is_small_is_measured_all_the_same() {
        let mut bomb = packed(1, 70 * 1024 * 1024);
        let said = (70_u32 * 1024 * 1024).to_le_bytes();
        let places: Vec<usize> =
            (0..bomb.len() - 4).filter(|at| bomb[*at..*at + 4] == said).collect();
        assert!(!places.is_empty());
        for at in places {
            bomb[at..at + 4].copy_from_slice(&10_u32.to_le_bytes());
        }
        assert!(["file.too_large", "file.not_xlsx"].contains(&&*read(&bomb).unwrap_err().code));
    }
}
