//! Tables as CSV (RFC 4180), fit to be opened in a spreadsheet.

use crate::error::{AppError, Result};

/// Whether the file begins with the mark by which Excel knows UTF-8.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bom {
    /// With the mark.
    With,
    /// Without it.
    Without,
}

/// The rows as CSV, the first one as the head. No cell of them can become a formula.
pub fn table<R, C>(rows: R, bom: Bom) -> Result<Vec<u8>>
where
    R: IntoIterator,
    R::Item: IntoIterator<Item = C>,
    C: AsRef<str>,
{
    let start = if bom == Bom::With { "\u{feff}".as_bytes().to_vec() } else { Vec::new() };
    let mut writer = ::csv::WriterBuilder::new()
        .terminator(::csv::Terminator::CRLF)
        .flexible(true)
        .from_writer(start);
    for row in rows {
        let cells: Vec<String> = row.into_iter().map(|cell| harmless(cell.as_ref())).collect();
        writer.write_record(&cells).map_err(AppError::internal)?;
    }
    writer.into_inner().map_err(|error| AppError::internal(error.to_string()))
}

/// The cell as text: an apostrophe before what a spreadsheet would compute.
fn harmless(cell: &str) -> String {
    // Spreadsheets look past blanks, and some take the wide forms of the signs for the signs.
    let first = cell.trim_start_matches([' ', '\u{a0}', '\n']).chars().next();
    match first {
        Some('=' | '+' | '-' | '@' | '\t' | '\r' | '＝' | '＋' | '－' | '＠') => {
            format!("'{cell}")
        }
        _ => cell.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn text(rows: &[Vec<&str>], bom: Bom) -> String {
        String::from_utf8(table(rows, bom).unwrap()).unwrap()
    }

    #[test]
    fn a_table_is_quoted_where_it_must_be_and_ends_its_lines_with_crlf() {
        let rows = [vec!["name", "position"], vec!["Oh, Dr. \"K\"", "Vice President\nNIA"]];
        assert_eq!(
            text(&rows, Bom::Without),
            "name,position\r\n\"Oh, Dr. \"\"K\"\"\",\"Vice President\nNIA\"\r\n"
        );
        assert!(text(&rows, Bom::With).starts_with('\u{feff}'));
    }

    #[test]
    fn no_cell_becomes_a_formula() {
        for cell in ["=cmd()", "+996 555", "-1", "@SUM(A1)", "\tx", "\rx", " =1", "＝1"] {
            assert_eq!(harmless(cell), format!("'{cell}"));
        }
        for cell in ["", "a=b", "Смит-Джонс", "12 officials", "'quoted'"] {
            assert_eq!(harmless(cell), cell);
        }
    }

    proptest! {
        #[test]
        fn every_cell_comes_back(rows in prop::collection::vec(prop::collection::vec("\\PC{0,12}|[=+@\",\r\n -]{0,4}", 1..4), 1..5)) {
            let bytes = table(&rows, Bom::Without).unwrap();
            let mut reader = ::csv::ReaderBuilder::new()
                .has_headers(false)
                .flexible(true)
                .from_reader(bytes.as_slice());
            let back: Vec<Vec<String>> = reader
                .records()
                .map(|row| row.unwrap().iter().map(str::to_owned).collect())
                .collect();
            let sent: Vec<Vec<String>> =
                rows.iter().map(|row| row.iter().map(|cell| harmless(cell)).collect()).collect();
            prop_assert_eq!(back, sent);
        }
    }
}
