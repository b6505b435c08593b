//! Tables that come in: a CSV or an XLSX that anybody may have made, read within bounds.

mod csv;
mod encoding;
mod parts;
mod xlsx;

use std::collections::BTreeMap;

pub(in crate::files) use encoding::decode;

use super::sheet::SheetKind;
use crate::error::{AppError, Kind, Result};

/// How many rows a table may have below its head.
pub const ROWS: usize = 10_000;
/// How many columns.
pub const COLUMNS: usize = 200;

/// A table as it came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Incoming {
    /// In which letters it was written.
    pub encoding: &'static str,
    /// What stands above the columns.
    pub head: Vec<String>,
    /// The rows that are not empty, with their numbers in the sheet; the head is in row 1.
    pub rows: Vec<(u32, Vec<String>)>,
    /// The cells, by row and column, of which nothing can be read.
    pub void: Voids,
}

/// Why nothing can be read of a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Void {
    /// Its formula came to nothing: the cell says how, such as `#N/A`.
    Error,
    /// It has a formula and no value: no spreadsheet has computed it.
    Formula,
}

/// Cells, by row and column, of which nothing can be read.
pub type Voids = BTreeMap<(u32, usize), Void>;

/// Reads a table, or says why it is none.
pub fn read(kind: SheetKind, bytes: &[u8]) -> Result<Incoming> {
    let (encoding, (rows, void)) = match kind {
        SheetKind::Csv => csv::read(bytes)?,
        SheetKind::Xlsx => ("utf-8", xlsx::read(bytes)?),
    };
    let mut rows = rows.into_iter().filter(|(_, cells)| cells.iter().any(|it| !it.is_empty()));
    let Some((_, head)) = rows.next() else {
        return Err(unreadable(
            "file.empty",
            "The file has no rows: its first row names the columns.",
        ));
    };
    Ok(Incoming { encoding, head, rows: rows.collect(), void })
}

/// The letters of a column: `A`, ..., `Z`, `AA`.
pub fn letters(column: usize) -> String {
    let mut left = column + 1;
    let mut name = String::new();
    while left > 0 {
        let digit = u8::try_from((left - 1) % 26).unwrap_or(0);
        name.insert(0, char::from(b'A' + digit));
        left = (left - 1) / 26;
    }
    name
}

/// Rows with their numbers, and the cells of which nothing can be read.
type Rows = (Vec<(u32, Vec<String>)>, Voids);

fn unreadable(code: &'static str, detail: impl Into<String>) -> AppError {
    AppError::new(Kind::Invalid, code, detail)
}

/// 422 where there are more rows than are read.
fn check_rows(row: usize) -> Result<()> {
    if row <= ROWS {
        return Ok(());
    }
    let detail = format!("The file has more than {ROWS} rows below its head: split it.");
    Err(unreadable("file.too_many_rows", detail))
}

/// 422 where there are more columns than are read.
fn check_columns(columns: usize) -> Result<()> {
    if columns <= COLUMNS {
        return Ok(());
    }
    Err(unreadable("file.too_many_columns", format!("The file has more than {COLUMNS} columns.")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files::sheet::{Cell, Sheet};
    use proptest::prelude::*;

    #[test]
    fn columns_have_the_letters_that_a_spreadsheet_gives_them() {
        for (column, name) in
            [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (52, "BA"), (702, "AAA")]
        {
            assert_eq!(letters(column), name);
        }
    }

    fn code(kind: SheetKind, bytes: &[u8]) -> String {
        read(kind, bytes).unwrap_err().code.into_owned()
    }

    #[test]
    fn what_is_of_another_kind_than_it_says_is_told_so() {
        let head = ["name".to_owned()];
        let sheet = Sheet::new(SheetKind::Xlsx, "x", &head).unwrap().finish().unwrap();
        assert_eq!(code(SheetKind::Csv, &sheet), "file.not_csv");
        assert_eq!(code(SheetKind::Csv, b"%PDF-1.7 ..."), "file.not_csv");
        assert_eq!(code(SheetKind::Csv, b"a\0b\0"), "file.not_text");
        assert_eq!(code(SheetKind::Xlsx, b"name\r\nAnna\r\n"), "file.not_xlsx");
        assert_eq!(code(SheetKind::Xlsx, b"PK\x03\x04 and nothing"), "file.not_xlsx");
        assert_eq!(code(SheetKind::Xlsx, &sheet[..sheet.len() / 2]), "file.not_xlsx");
        for kind in [SheetKind::Csv, SheetKind::Xlsx] {
            let nothing = Sheet::new(kind, "x", &[]).unwrap().finish().unwrap();
            assert_eq!(code(kind, &nothing), "file.empty");
        }
        assert_eq!(code(SheetKind::Csv, b""), "file.empty");
    }

    #[test]
    fn more_rows_or_columns_than_are_read_are_refused() {
        for kind in [SheetKind::Csv, SheetKind::Xlsx] {
            let made = |rows: usize, columns: usize| {
                let head: Vec<String> = (0..columns).map(|n| n.to_string()).collect();
                let mut sheet = Sheet::new(kind, "x", &head).unwrap();
                (0..rows).for_each(|_| sheet.row(&[Cell::from("x")]).unwrap());
                sheet.finish().unwrap()
            };
            assert_eq!(read(kind, &made(ROWS, 1)).unwrap().rows.len(), ROWS);
            assert_eq!(code(kind, &made(ROWS + 1, 1)), "file.too_many_rows");
            assert_eq!(code(kind, &made(1, COLUMNS + 1)), "file.too_many_columns");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn what_goes_out_comes_in_as_it_was(
            rows in prop::collection::vec(prop::collection::vec("[^\\pC\\pZ]\\PC{0,10}|['=+@\",;\t\n-]{1,4}x", 3), 1..6)
        ) {
            for kind in [SheetKind::Csv, SheetKind::Xlsx] {
                let mut sheet = Sheet::new(kind, "x", &rows[0]).unwrap();
                for row in &rows[1..] {
                    let cells: Vec<Cell> = row.iter().cloned().map(Cell::from).collect();
                    sheet.row(&cells).unwrap();
                }
                let read = read(kind, &sheet.finish().unwrap()).unwrap();
                let back: Vec<_> = std::iter::once(read.head).chain(read.rows.into_iter().map(|row| row.1)).collect();
                prop_assert_eq!(&back, &rows);
            }
        }
    }

    mod any_input {
        use super::*;

        proptest! {
            #[test]
            fn is_a_table_or_told_why_not(
                bytes in prop::collection::vec(any::<u8>(), 0..200), text in "\\PC{0,40}[\"\r\n;,\t]{0,6}\\PC{0,20}"
            ) {
                for kind in [SheetKind::Csv, SheetKind::Xlsx] {
                    let packed = [b"PK\x03\x04", bytes.as_slice()].concat();
                    for bytes in [&bytes, text.as_bytes(), &packed] {
                        if let Err(error) = read(kind, bytes) {
                            prop_assert!(error.code.starts_with("file."));
                        }
                    }
                }
            }
        }
    }
}
