//! A list of participants as the parts of a document.

use super::xml::{page_number, paragraph, run};
use crate::{Delegation, ListOfParticipants, Part, Participant};

const NAMESPACE: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const BEGIN: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const LINKS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// How wide the columns are, in twentieths of a point.
const WIDTHS: [u32; 4] = [700, 3000, 2900, 3268];

/// A page of A4 with its head and foot.
const PAGE: &str = "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"rId3\"/>\
    <w:footerReference w:type=\"default\" r:id=\"rId4\"/><w:pgSz w:w=\"11906\" w:h=\"16838\"/>\
    <w:pgMar w:top=\"1361\" w:right=\"1019\" w:bottom=\"1134\" w:left=\"1019\" w:header=\"567\" \
    w:footer=\"567\" w:gutter=\"0\"/></w:sectPr>";

/// The text.
pub(super) fn document(list: &ListOfParticipants) -> String {
    let mut body = paragraph("Subtitle", &run(&list.subject, false));
    body.push_str(&paragraph("Title", &run(&list.title, false)));
    for line in &list.lines {
        body.push_str(&paragraph("Lines", &run(line, false)));
    }
    if list.parts.is_empty() {
        body.push_str(&paragraph("Normal", &run(&list.nobody, false)));
    }
    for part in &list.parts {
        body.push_str(&paragraph("Heading1", &run(&part.heading, false)));
        body.push_str(&table(&list.headings, part));
    }
    // A table cannot stand at the end.
    body.push_str(&paragraph("Lines", ""));
    format!(
        "{BEGIN}<w:document xmlns:w=\"{NAMESPACE}\" xmlns:r=\"{LINKS}\"><w:body>{body}{PAGE}\
         </w:body></w:document>"
    )
}

/// What stands above each page.
pub(super) fn header(list: &ListOfParticipants) -> String {
    let runs = run(&format!("{} · {}", list.subject, list.title), false);
    let head = paragraph("Header", &runs);
    format!("{BEGIN}<w:hdr xmlns:w=\"{NAMESPACE}\">{head}</w:hdr>")
}

/// What stands below each page.
pub(super) fn footer(list: &ListOfParticipants) -> String {
    let foot = paragraph("Footer", &page_number(&list.page));
    format!("{BEGIN}<w:ftr xmlns:w=\"{NAMESPACE}\">{foot}</w:ftr>")
}

fn table(headings: &[String; 4], part: &Part) -> String {
    let grid = WIDTHS.map(|it| format!("<w:gridCol w:w=\"{it}\"/>")).concat();
    let head: String = headings
        .iter()
        .zip(WIDTHS)
        .map(|(word, width)| cell(width, 1, &paragraph("TableHead", &run(word, false))))
        .collect();
    let rows: String = part.delegations.iter().map(delegation).collect();
    format!(
        "<w:tbl><w:tblPr><w:tblStyle w:val=\"List\"/><w:tblW w:w=\"{}\" w:type=\"dxa\"/>\
         <w:tblLayout w:type=\"fixed\"/><w:tblLook w:firstRow=\"1\" w:lastRow=\"0\" \
         w:firstColumn=\"0\" w:lastColumn=\"0\" w:noHBand=\"1\" w:noVBand=\"1\"/></w:tblPr>\
         <w:tblGrid>{grid}</w:tblGrid><w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{head}\
         </w:tr>{rows}</w:tbl>",
        WIDTHS.iter().sum::<u32>()
    )
}

fn delegation(delegation: &Delegation) -> String {
    let mut rows = String::new();
    if let Some(heading) = &delegation.heading {
        let heading = paragraph("Heading2", &run(heading, false));
        let width = WIDTHS.iter().sum();
        rows.push_str(&row(&cell(width, WIDTHS.len(), &heading)));
    }
    rows.extend(delegation.people.iter().map(person));
    rows
}

fn person(person: &Participant) -> String {
    let mut name = String::new();
    if let Some(honorific) = &person.honorific {
        name.push_str(&run(&format!("{honorific} "), false));
    }
    name.push_str(&run(&person.name, true));
    let said = |text: Option<&String>| run(text.map_or("", String::as_str), false);
    let cells = [
        run(&person.number.to_string(), false),
        name,
        said(person.position.as_ref()),
        said(person.organization.as_ref()),
    ];
    let cells = cells.iter().zip(WIDTHS);
    row(&cells.map(|(runs, width)| cell(width, 1, &paragraph("Cell", runs))).collect::<String>())
}

fn row(cells: &str) -> String {
    format!("<w:tr><w:trPr><w:cantSplit/></w:trPr>{cells}</w:tr>")
}

fn cell(width: u32, columns: usize, content: &str) -> String {
    let span =
        if columns > 1 { format!("<w:gridSpan w:val=\"{columns}\"/>") } else { String::new() };
    let width = format!("<w:tcW w:w=\"{width}\" w:type=\"dxa\"/>");
    format!("<w:tc><w:tcPr>{width}{span}</w:tcPr>{content}</w:tc>")
}
