//! A table that becomes a file of one kind or another.

use chrono::{DateTime, SecondsFormat, Utc};

use super::csv::CsvWriter;
use super::xlsx::XlsxWriter;
use crate::error::{AppError, Kind, Result};

/// The kinds of file that a table can become.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SheetKind {
    /// CSV (RFC 4180), in UTF-8.
    Csv,
    /// A sheet of Office Open XML.
    Xlsx,
}

/// What stands in a cell.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// Nothing.
    Empty,
    /// A text, whatever it begins with.
    Text(String),
    /// A number.
    Number(f64),
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self::from(text.to_owned())
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        if text.is_empty() { Self::Empty } else { Self::Text(text) }
    }
}

impl From<u64> for Cell {
    fn from(number: u64) -> Self {
        // Counts, which are far from where this is not exact any more.
        u32::try_from(number).map_or_else(|_| number.to_string().into(), |n| Self::Number(n.into()))
    }
}

impl<T: Into<Cell>> From<Option<T>> for Cell {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Empty, Into::into)
    }
}

/// The columns of a table, by their names, with what stands in each of a row.
pub type Columns<R> = [(&'static str, fn(&R) -> Cell)];

/// How many rows an XLSX may have, which is held in memory as a whole until it is written.
const XLSX_ROWS: usize = 50_000;

enum Writer {
    Csv(Box<CsvWriter>),
    Xlsx(Box<XlsxWriter>),
}

/// A table in the making.
pub struct Sheet {
    writer: Writer,
    rows: usize,
}

impl Sheet {
    /// A table with its head. `title` is what a sheet of it is called.
    pub fn new(kind: SheetKind, title: &str, head: &[String]) -> Result<Self> {
        let writer = match kind {
            SheetKind::Csv => Writer::Csv(Box::new(CsvWriter::new(head)?)),
            SheetKind::Xlsx => {
                let mut writer = XlsxWriter::new(title)?;
                let head: Vec<Cell> = head.iter().cloned().map(Cell::from).collect();
                writer.row(&head)?;
                Writer::Xlsx(Box::new(writer))
            }
        };
        Ok(Self { writer, rows: 0 })
    }

    /// One more row; 422 where that is more than such a file may have.
    pub fn row(&mut self, cells: &[Cell]) -> Result<()> {
        self.rows += 1;
        if self.rows > XLSX_ROWS && matches!(self.writer, Writer::Xlsx(_)) {
            return Err(too_long());
        }
        self.write(cells)
    }

    fn write(&mut self, cells: &[Cell]) -> Result<()> {
        match &mut self.writer {
            Writer::Csv(writer) => writer.row(cells),
            Writer::Xlsx(writer) => writer.row(cells),
        }
    }

    /// The file. Packing a large one takes a while.
    pub fn finish(self) -> Result<Vec<u8>> {
        match self.writer {
            Writer::Csv(writer) => writer.finish(),
            Writer::Xlsx(writer) => writer.finish(),
        }
    }
}

fn too_long() -> AppError {
    let detail = format!(
        "This list has more than {XLSX_ROWS} rows, which is more than an XLSX is made of: take it \
         as csv, or filter it."
    );
    AppError::new(Kind::Invalid, "list.too_long", detail)
}

/// What stands in a cell of something that has a word for itself, such as an id or a choice.
pub fn said(value: Option<&impl ToString>) -> Cell {
    value.map(ToString::to_string).into()
}

/// What stands in a cell for a time.
pub fn at(time: Option<DateTime<Utc>>) -> Cell {
    time.map(|time| time.to_rfc3339_opts(SecondsFormat::AutoSi, true)).into()
}

/// What stands in a cell for an answer by yes or no.
pub fn yes_or_no(value: bool) -> Cell {
    if value { "yes" } else { "no" }.into()
}
