//! A list of participants as the parts of a document.

use super::table::{cell, row, spanning};
use super::xml::{paragraph, run};
use super::{Content, numbering, table};
use crate::{Delegation, ListOfParticipants, Part, Participant};

/// How wide the columns are, in twentieths of a point.
const WIDTHS: [u32; 4] = [700, 3000, 2900, 3268];

/// What the list makes of a DOCX.
pub(super) fn content(list: &ListOfParticipants) -> Content {
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
        body.push_str(&people(&list.headings, part));
    }
    // A table cannot stand at the end.
    body.push_str(&paragraph("Lines", ""));
    Content {
        language: list.language.clone(),
        title: list.title.clone(),
        subject: list.subject.clone(),
        page: list.page.clone(),
        body,
        links: Vec::new(),
        numbering: numbering::none(),
    }
}

fn people(headings: &[String; 4], part: &Part) -> String {
    let head: Vec<(String, bool)> = headings.iter().map(|word| (run(word, false), false)).collect();
    let rows: String = part.delegations.iter().map(delegation).collect();
    table::table(&WIDTHS, &table::head(&WIDTHS, &head), &rows)
}

fn delegation(delegation: &Delegation) -> String {
    let mut rows = String::new();
    if let Some(heading) = &delegation.heading {
        rows.push_str(&spanning(&WIDTHS, &run(heading, false)));
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
