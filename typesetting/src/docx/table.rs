//! Tables whose head stands again on each page, and whose rows stay whole unless they are long.

use super::xml::paragraph;

/// A table with its columns, its head and its rows.
pub(super) fn table(widths: &[u32], head: &str, rows: &str) -> String {
    let column = |it: &u32| format!("<w:gridCol w:w=\"{it}\"/>");
    let grid: String = widths.iter().map(column).collect();
    let first = u8::from(!head.is_empty());
    format!(
        "<w:tbl><w:tblPr><w:tblStyle w:val=\"List\"/><w:tblW w:w=\"{}\" w:type=\"dxa\"/>\
         <w:tblLayout w:type=\"fixed\"/><w:tblLook w:firstRow=\"{first}\" w:lastRow=\"0\" \
         w:firstColumn=\"0\" w:lastColumn=\"0\" w:noHBand=\"1\" w:noVBand=\"1\"/></w:tblPr>\
         <w:tblGrid>{grid}</w:tblGrid>{head}{rows}</w:tbl>",
        widths.iter().sum::<u32>()
    )
}

/// The row of headings: each a run, and whether numbers stand below it.
pub(super) fn head(widths: &[u32], headings: &[(String, bool)]) -> String {
    let cells = headings.iter().zip(widths).map(|((runs, number), width)| {
        let style = if *number { "NumberHead" } else { "TableHead" };
        cell(*width, 1, &paragraph(style, runs))
    });
    let cells: String = cells.collect();
    format!("<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{cells}</w:tr>")
}

/// A row that names those below it; it is no heading of the document.
pub(super) fn spanning(widths: &[u32], runs: &str) -> String {
    row(&cell(widths.iter().sum(), widths.len(), &paragraph("GroupHead", runs)))
}

/// A row of cells that goes on over the page: of one that stays whole and is taller than a page, some
/// programs show no more than a page.
pub(super) fn long_row(cells: &str) -> String {
    format!("<w:tr>{cells}</w:tr>")
}

/// A row of cells that stays whole.
pub(super) fn row(cells: &str) -> String {
    format!("<w:tr><w:trPr><w:cantSplit/></w:trPr>{cells}</w:tr>")
}

/// A cell over some columns.
pub(super) fn cell(width: u32, columns: usize, content: &str) -> String {
    let span =
        if columns > 1 { format!("<w:gridSpan w:val=\"{columns}\"/>") } else { String::new() };
    let width = format!("<w:tcW w:w=\"{width}\" w:type=\"dxa\"/>");
    format!("<w:tc><w:tcPr>{width}{span}</w:tcPr>{content}</w:tc>")
}
