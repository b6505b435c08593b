//! Tables as XLSX (ECMA-376): one sheet, whose first row stays in sight.

use rust_xlsxwriter::{Format, Workbook, Worksheet, XlsxError};

use super::formula::{is_formula, is_quoted};
use super::sheet::Cell;
use crate::error::{AppError, Result};

/// How wide a column is at most, in letters.
const WIDEST: usize = 60;
/// How wide one is at least.
const NARROWEST: usize = 8;

/// A table in the making, as a sheet.
pub(super) struct XlsxWriter {
    sheet: Worksheet,
    rows: u32,
    widths: Vec<usize>,
    head: Format,
    text: Format,
    /// Says that a cell is text, whatever it begins with, also once somebody has edited it.
    quoted: Format,
}

impl XlsxWriter {
    /// An empty one.
    pub(super) fn new(title: &str) -> Result<Self> {
        let mut sheet = Worksheet::new();
        sheet.set_name(sheet_name(title)).map_err(broken)?;
        sheet.set_freeze_panes(1, 0).map_err(broken)?;
        sheet.set_repeat_rows(0, 0).map_err(broken)?;
        sheet.set_landscape().set_print_fit_to_pages(1, 0);
        let text = Format::new().set_text_wrap().set_align(rust_xlsxwriter::FormatAlign::Top);
        let (head, quoted) = (text.clone().set_bold(), text.clone().set_quote_prefix());
        Ok(Self { sheet, rows: 0, widths: Vec::new(), head, text, quoted })
    }

    /// One more row; the first is the head.
    pub(super) fn row(&mut self, cells: &[Cell]) -> Result<()> {
        self.widths.resize(self.widths.len().max(cells.len()), NARROWEST);
        for ((cell, column), width) in cells.iter().zip(0..).zip(&mut self.widths) {
            let (row, format) = (self.rows, if self.rows == 0 { &self.head } else { &self.text });
            match cell {
                Cell::Empty => {}
                Cell::Number(number) => {
                    self.sheet
                        .write_number_with_format(row, column, *number, format)
                        .map_err(broken)?;
                }
                Cell::Text(text) => {
                    let format = if is_formula(text) { &self.quoted } else { format };
                    // One more apostrophe before what has some, as in CSV.
                    let more = if is_quoted(text) { format!("'{text}") } else { text.clone() };
                    self.sheet
                        .write_string_with_format(row, column, more, format)
                        .map_err(broken)?;
                    let longest = text.lines().map(|line| line.chars().count()).max();
                    *width = (*width).max(longest.unwrap_or(0)).min(WIDEST);
                }
            }
        }
        self.rows += 1;
        Ok(())
    }

    /// The file.
    pub(super) fn finish(mut self) -> Result<Vec<u8>> {
        for (width, column) in self.widths.iter().zip(0..) {
            let width = u16::try_from(*width + 2).unwrap_or(u16::MAX);
            self.sheet.set_column_width(column, width).map_err(broken)?;
        }
        let mut book = Workbook::new();
        book.push_worksheet(self.sheet);
        book.save_to_buffer().map_err(broken)
    }
}

fn broken(error: XlsxError) -> AppError {
    AppError::internal(error)
}

/// What a sheet may be called: 31 letters, without the signs that lead to other sheets.
fn sheet_name(title: &str) -> String {
    let name: String = title.chars().filter(|c| !"[]:*?/\\'".contains(*c)).take(31).collect();
    if name.trim().is_empty() { "1".to_owned() } else { name }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sheet_has_a_name_whatever_it_is_called() {
        for (title, name) in [("Register", "Register"), ("", "1"), ("a/b: [c]", "ab c")] {
            assert_eq!(sheet_name(title), name);
        }
        let long = "Список участников ".repeat(4);
        assert_eq!(sheet_name(&long).chars().count(), 31);
        assert!(XlsxWriter::new(&long).is_ok());
    }
}
