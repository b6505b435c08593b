//! Tables as CSV (RFC 4180), fit to be opened in a spreadsheet.

use super::formula::defused;
use super::sheet::Cell;
use crate::error::{AppError, Result};

/// A table in the making, as CSV. It begins with the mark by which Excel knows UTF-8.
pub(super) struct CsvWriter(::csv::Writer<Vec<u8>>);

impl CsvWriter {
    /// One with its head alone, which is quoted as a whole: what is not is what stands between the
    /// cells, whatever they hold.
    pub(super) fn new(head: &[String]) -> Result<Self> {
        let mut head_writer = ::csv::WriterBuilder::new()
            .terminator(::csv::Terminator::CRLF)
            .quote_style(::csv::QuoteStyle::Always)
            .from_writer("\u{feff}".as_bytes().to_vec());
        let head = head.iter().map(|cell| defused(cell).into_owned());
        head_writer.write_record(head).map_err(AppError::internal)?;
        let start = head_writer.into_inner().map_err(|e| AppError::internal(e.to_string()))?;
        let writer = ::csv::WriterBuilder::new()
            .terminator(::csv::Terminator::CRLF)
            .flexible(true)
            .from_writer(start);
        Ok(Self(writer))
    }

    /// One more row. No cell of it can become a formula.
    pub(super) fn row(&mut self, cells: &[Cell]) -> Result<()> {
        for cell in cells {
            let written = match cell {
                Cell::Empty => self.0.write_field(""),
                Cell::Text(text) => self.0.write_field(defused(text).as_bytes()),
                Cell::Number(number) => self.0.write_field(number.to_string()),
            };
            written.map_err(AppError::internal)?;
        }
        self.0.write_record(None::<&[u8]>).map_err(AppError::internal)
    }

    /// The file.
    pub(super) fn finish(self) -> Result<Vec<u8>> {
        self.0.into_inner().map_err(|error| AppError::internal(error.to_string()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files::formula::restored;
    use proptest::prelude::*;

    fn written(rows: &[Vec<String>]) -> Vec<u8> {
        let mut writer = CsvWriter::new(&rows[0]).unwrap();
        for row in &rows[1..] {
            let cells: Vec<Cell> = row.iter().cloned().map(Cell::Text).collect();
            writer.row(&cells).unwrap();
        }
        writer.finish().unwrap()
    }

    #[test]
    fn a_table_is_quoted_where_it_must_be_and_ends_its_lines_with_crlf() {
        let row = |cells: [&str; 2]| cells.map(str::to_owned).to_vec();
        let rows = [
            row(["name", "position"]),
            row(["Oh, Dr. \"K\"", "Vice President\nNIA"]),
            row(["", ""]),
        ];
        assert_eq!(
            String::from_utf8(written(&rows)).unwrap(),
            "\u{feff}\"name\",\"position\"\r\n\"Oh, Dr. \"\"K\"\"\",\"Vice President\nNIA\"\r\n,\r\n"
        );
    }

    #[test]
    fn a_number_is_one_also_where_it_is_below_zero() {
        let mut writer = CsvWriter::new(&["n".to_owned()]).unwrap();
        let cells = [Cell::Number(-1.0), Cell::Number(2.5), Cell::Empty, Cell::from("-1")];
        writer.row(&cells).unwrap();
        assert_eq!(writer.finish().unwrap(), "\u{feff}\"n\"\r\n-1,2.5,,'-1\r\n".as_bytes());
    }

    proptest! {
        #[test]
        fn every_cell_comes_back(rows in prop::collection::vec(prop::collection::vec("\\PC{0,12}|['=+@\",\r\n -]{0,4}", 2..4), 1..5)) {
            let bytes = written(&rows);
            let mut reader = ::csv::ReaderBuilder::new()
                .has_headers(false)
                .flexible(true)
                .from_reader(&bytes["\u{feff}".len()..]);
            let back: Vec<Vec<String>> = reader
                .records()
                .map(|row| row.unwrap().iter().map(|cell| restored(cell).to_owned()).collect())
                .collect();
            prop_assert_eq!(back, rows);
        }
    }
}
