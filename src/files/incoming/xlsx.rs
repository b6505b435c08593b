//! XLSX: the first sheet, cell by cell. How much would be unpacked is measured before anything reads it.

use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

use calamine::{DataRef, Reader as _, Xlsx, XlsxCellFormulaMetadataRecord};
use zip::ZipArchive;

use super::parts::Parts;
use super::{Rows, Void, Voids, check_columns, check_rows, unreadable};
use crate::error::{AppError, Result};
use crate::files::formula::restored;
use crate::files::unpacking::{Halt, Room};

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
    let mut room = Room::new(UNPACKED);
    let too_large = || unreadable("file.too_large", "Unpacked, this file is larger than 64 MiB.");
    if archive.len() > PARTS {
        return Err(too_large());
    }
    let mut parts = Parts::default();
    for part in 0..archive.len() {
        let part = archive.by_index(part).map_err(|_| not_one())?;
        room.unpack(part, &mut parts).map_err(|halt| match halt {
            Halt::TooLarge => too_large(),
            Halt::Broken => not_one(),
        })?;
    }
    if parts.too_many() {
        let detail = "This file has more different texts or formats than are read: keep one sheet of it, \
                      or save it as CSV.";
        return Err(unreadable("file.too_large", detail));
    }
    Ok(())
}

fn cells(bytes: &[u8]) -> Result<Rows> {
    let mut book = Xlsx::new(Cursor::new(bytes)).map_err(|_| not_one())?;
    let first = book.sheet_names().first().cloned().ok_or_else(not_one)?;
    let mut cells = book.worksheet_cells_reader(&first).map_err(|_| not_one())?;
    let (mut rows, mut voids) = (Vec::<(u32, Vec<String>)>::new(), Voids::new());
    while let Some(cell) = cells.next_cell_with_formula_metadata().map_err(|_| not_one())? {
        let void = void(&cell);
        let text = if void == Some(Void::Formula) { "=".to_owned() } else { text_of(&cell.value) };
        if text.is_empty() {
            continue;
        }
        let (row, column) = cell.pos;
        let column = usize::try_from(column).unwrap_or(usize::MAX);
        check_columns(column.saturating_add(1))?;
        if rows.last().is_none_or(|(last, _)| *last != row + 1) {
            check_rows(rows.len())?;
            rows.push((row + 1, Vec::new()));
        }
        voids.extend(void.map(|void| ((row + 1, column), void)));
        let Some((_, cells)) = rows.last_mut() else { continue };
        if cells.len() <= column {
            cells.resize(column + 1, String::new());
        }
        cells[column] = text;
    }
    // Where the rows of the file stand in no order, a row may have come in two pieces.
    let sorted = rows.is_sorted_by(|(one, _), (other, _)| one < other);
    if sorted { Ok((rows, voids)) } else { Err(not_one()) }
}

/// Why nothing can be read of a cell, if that is so.
fn void(cell: &XlsxCellFormulaMetadataRecord<'_>) -> Option<Void> {
    match (&cell.value, &cell.formula) {
        (DataRef::Error(_), _) => Some(Void::Error),
        (DataRef::Empty, Some(_)) => Some(Void::Formula),
        _ => None,
    }
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
    use std::io::{Read as _, Write as _};

    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    use super::*;
    use crate::files::sheet::{Sheet, SheetKind};

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
    fn a_file_that_says_it_has_more_texts_than_are_read_is_not_read() {
        let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
        archive.start_file("xl/sharedStrings.xml", SimpleFileOptions::default()).unwrap();
        archive.write_all(b"<sst uniqueCount=\"1000000000000000\"><si/></sst>").unwrap();
        let file = archive.finish().unwrap().into_inner();
        assert_eq!(measure(&file).unwrap_err().code, "file.too_large");
    }

    /// The same file with another first sheet.
    fn with_sheet(cells: &str) -> Vec<u8> {
        let head = ["x".to_owned()];
        let sheet = Sheet::new(SheetKind::Xlsx, "x", &head).unwrap().finish().unwrap();
        let mut from = ZipArchive::new(Cursor::new(sheet)).unwrap();
        let mut to = ZipWriter::new(Cursor::new(Vec::new()));
        for part in 0..from.len() {
            let mut part = from.by_index(part).unwrap();
            let (name, mut text) = (part.name().unwrap().to_string(), Vec::new());
            part.read_to_end(&mut text).unwrap();
            if name.ends_with("sheet1.xml") {
                let rows = format!("<sheetData><row r=\"1\">{cells}</row></sheetData>");
                text = format!("<?xml version=\"1.0\"?><worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">{rows}</worksheet>").into_bytes();
            }
            to.start_file(name, SimpleFileOptions::default()).unwrap();
            to.write_all(&text).unwrap();
        }
        to.finish().unwrap().into_inner()
    }

    #[test]
    fn a_formula_that_nothing_computed_and_one_that_came_to_nothing_are_no_values() {
        let file = with_sheet(
            "<c r=\"A1\" t=\"str\"><f>B1</f><v>Anna</v></c><c r=\"B1\"><f>A1&amp;\"x\"</f></c>\
             <c r=\"C1\" t=\"e\"><f>NA()</f><v>#N/A</v></c><c r=\"D1\" t=\"str\"><f>A2</f><v></v></c>\
             <c r=\"E1\"><f t=\"shared\" si=\"4000000000\"/></c><c r=\"F1\" s=\"0\"/>",
        );
        let (rows, void) = read(&file).unwrap();
        assert_eq!(rows, [(1, ["Anna", "=", "#N/A", "", "="].map(str::to_owned).to_vec())]);
        let expected = [((1, 1), Void::Formula), ((1, 2), Void::Error), ((1, 4), Void::Formula)];
        assert_eq!(void.into_iter().collect::<Vec<_>>(), expected);
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
