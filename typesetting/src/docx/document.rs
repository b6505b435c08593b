//! A document of sections as the parts of a DOCX.

use super::table::{cell, long_row, row, spanning};
use super::xml::{FIELD_END, escaped, field_begin, paragraph, run};
use super::{Content, WIDTH, numbering, table};
use crate::{Block, Chart, Document, Group, LINE_BREAK, Run, Section, Table};

/// How wide the label and the number of a bar are; the bar has the rest.
const CHART: [u32; 3] = [3200, 1000, WIDTH - 4200];

/// How wide a letter is at most in most scripts, and what the sides of a cell take.
const LETTER: u32 = 120;
const SIDES: u32 = 160;
/// From how many lines on a row may go on over the page; a page has twice as many.
const LONG: usize = 25;

/// What lists all titles of sections and annexes, each leading there.
const CONTENTS: &str = "TOC \\o \"1-1\" \\h \\z \\u";

/// What the document makes of a DOCX.
pub(super) fn content(document: &Document) -> Content {
    let mut writer = Writer::default();
    writer.front(document);
    for (number, section) in (1..).zip(&document.sections) {
        writer.section(number, section);
    }
    Content {
        language: document.language.clone(),
        title: document.title.clone(),
        subject: document.subject.clone(),
        page: document.page.clone(),
        body: writer.body,
        links: writer.links,
        numbering: numbering::with(&writer.starts),
    }
}

/// How many lines a text takes in a cell of this width, about.
fn lines(runs: &[Run], width: u32) -> usize {
    let letters = usize::try_from(width.saturating_sub(SIDES) / LETTER).unwrap_or(1).max(1);
    let text: String = runs.iter().map(|it| it.text.as_str()).collect();
    text.split(LINE_BREAK).map(|line| line.chars().count() / letters + 1).sum()
}

#[derive(Default)]
struct Writer {
    body: String,
    links: Vec<(String, String)>,
    /// The depth and the first number of each list with numbers.
    starts: Vec<(usize, u64)>,
}

/// What stands around a paragraph.
#[derive(Clone, Copy, Default)]
struct Place {
    /// Whether it is in a remark.
    note: bool,
    /// In how many lists it is.
    depth: usize,
    /// The list whose number or mark it bears.
    bears: Option<usize>,
}

impl Writer {
    fn front(&mut self, document: &Document) {
        self.put("Subtitle", &run(&document.subject, false));
        self.put("Title", &run(&document.title, false));
        for line in &document.lines {
            self.put("Lines", &run(line, false));
        }
        if document.sections.is_empty() {
            self.put("Normal", &run(&document.nothing, false));
        } else {
            self.contents(document);
        }
    }

    /// A field that the reader's program works out, with the numbers of the pages; the titles stand in it
    /// until then, and the heading of the annexes, which then goes. A second field for the annexes would
    /// need a bookmark around them, which `LibreOffice` passes over, or the name of their style, which Word
    /// reads as the language of the reader's system separates lists.
    fn contents(&mut self, document: &Document) {
        let mut begin = field_begin(CONTENTS);
        for (name, annexes) in [(&document.contents, false), (&document.annexes, true)] {
            let sections = (1_usize..).zip(&document.sections);
            let mut sections = sections.filter(|(_, section)| section.annex == annexes).peekable();
            if sections.peek().is_none() {
                continue;
            }
            self.put("ListHead", &run(name, false));
            for (number, section) in sections {
                let title = run(&section.title, false);
                let link = format!(
                    "<w:hyperlink w:anchor=\"section{number}\" w:history=\"1\">{title}</w:hyperlink>"
                );
                let begin = std::mem::take(&mut begin);
                self.put("TOC1", &format!("{begin}{link}"));
            }
        }
        self.put("Lines", FIELD_END);
    }

    fn put(&mut self, style: &str, runs: &str) {
        self.body.push_str(&paragraph(style, runs));
    }

    /// Its title is where the contents lead; an annex says itself that it is as high as a section, since
    /// its style is none that the contents know.
    fn section(&mut self, number: usize, section: &Section) {
        let how = if section.annex {
            "<w:pStyle w:val=\"Annex\"/><w:outlineLvl w:val=\"0\"/>"
        } else {
            "<w:pStyle w:val=\"Heading1\"/>"
        };
        let title = run(&section.title, false);
        self.body.extend([format!(
            "<w:p><w:pPr>{how}</w:pPr><w:bookmarkStart w:id=\"{number}\" \
             w:name=\"section{number}\"/>{title}<w:bookmarkEnd w:id=\"{number}\"/></w:p>"
        )]);
        self.blocks(&section.blocks, Place::default());
    }

    fn blocks(&mut self, blocks: &[Block], mut place: Place) {
        for block in blocks {
            match block {
                Block::Heading { level, runs } => {
                    let runs = self.runs(runs);
                    self.put(&format!("Heading{}", level + 1), &runs);
                }
                Block::Paragraph { runs } => self.paragraph(runs, place),
                Block::List { start, items } => self.list(*start, items, place),
                Block::Table(it) => self.table(it),
                Block::Chart(it) => self.chart(it),
                Block::Note { blocks } => self.blocks(blocks, Place { note: true, ..place }),
            }
            // The first paragraph of an item bears its number, the others stand below it.
            place.bears = None;
        }
    }

    fn paragraph(&mut self, runs: &[Run], place: Place) {
        let style = if place.note { "Note" } else { "Normal" };
        let runs = self.runs(runs);
        let level = place.depth.clamp(1, numbering::DEPTH) - 1;
        let how = match place.bears {
            Some(list) => format!(
                "<w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{list}\"/></w:numPr>\
                 <w:spacing w:after=\"60\"/>"
            ),
            None if place.depth > 0 => format!("<w:ind w:left=\"{}\"/>", 420 * (level + 1)),
            None => String::new(),
        };
        self.body.extend([format!(
            "<w:p><w:pPr><w:pStyle w:val=\"{style}\"/>{how}</w:pPr>{runs}</w:p>"
        )]);
    }

    fn list(&mut self, start: Option<u64>, items: &[Vec<Block>], place: Place) {
        let depth = place.depth + 1;
        let list = match start {
            Some(first) => {
                self.starts.push((depth.min(numbering::DEPTH) - 1, first));
                numbering::MARKS + self.starts.len()
            }
            None => numbering::MARKS,
        };
        for item in items {
            let inside = Place { depth, bears: Some(list), ..place };
            if matches!(item.first(), Some(Block::Paragraph { .. })) {
                self.blocks(item, inside);
            } else {
                self.paragraph(&[], inside);
                self.blocks(item, Place { bears: None, ..inside });
            }
        }
    }

    /// One with nothing in it would be no table to Word.
    fn table(&mut self, it: &Table) {
        let is_row = |group: &Group| group.heading.is_some() || !group.rows.is_empty();
        if it.columns.is_empty() || !(it.has_head() || it.groups.iter().any(is_row)) {
            return;
        }
        let all: u32 = it.columns.iter().map(|column| column.width.max(1)).sum();
        let share = |width: u32| WIDTH * width.max(1) / all.max(1);
        let widths: Vec<u32> = it.columns.iter().map(|column| share(column.width)).collect();
        let words = it.columns.iter().map(|column| (run(&column.heading, false), column.number));
        let head = if it.has_head() {
            table::head(&widths, &words.collect::<Vec<_>>())
        } else {
            String::new()
        };
        let rows: String = it.groups.iter().map(|group| self.group(it, &widths, group)).collect();
        self.closed(&table::table(&widths, &head, &rows));
    }

    fn group(&mut self, it: &Table, widths: &[u32], group: &Group) -> String {
        let heading = group.heading.as_ref();
        let mut rows = heading.map_or_else(String::new, |it| spanning(widths, &run(it, false)));
        for cells in &group.rows {
            let mut row_of = String::new();
            let mut is_long = false;
            for ((column, runs), width) in it.columns.iter().zip(cells).zip(widths) {
                let style = if column.number { "NumberCell" } else { "Cell" };
                row_of.push_str(&cell(*width, 1, &paragraph(style, &self.runs(runs))));
                is_long = is_long || lines(runs, *width) >= LONG;
            }
            rows.push_str(&if is_long { long_row(&row_of) } else { row(&row_of) });
        }
        rows
    }

    /// Each bar is a paragraph with a ground, as long as its indents leave.
    fn chart(&mut self, chart: &Chart) {
        self.put("ChartTitle", &run(&chart.title, false));
        let words = [(chart.label.as_str(), false), (&chart.value, true), ("", false)];
        let head = table::head(&CHART, &words.map(|(word, number)| (run(word, false), number)));
        let room = u64::from(CHART[2] - 240);
        let rows: String = chart
            .bars
            .iter()
            .zip(chart.lengths())
            .map(|(bar, length)| {
                let rest = room - room * length / 1000;
                let bar_of = format!(
                    "<w:p><w:pPr><w:pStyle w:val=\"Bar\"/><w:ind w:right=\"{rest}\"/></w:pPr></w:p>"
                );
                let label = paragraph("Cell", &run(&bar.label, false));
                let value = paragraph("NumberCell", &run(&bar.value.to_string(), false));
                let bar_of = if bar.value > 0 { bar_of } else { paragraph("Cell", "") };
                row(&[label, value, bar_of]
                    .iter()
                    .zip(CHART)
                    .map(|(content, width)| cell(width, 1, content))
                    .collect::<String>())
            })
            .collect();
        self.closed(&table::table(&CHART, &head, &rows));
    }

    /// Between two tables stands a paragraph, lest they become one.
    fn closed(&mut self, table: &str) {
        self.body.push_str(table);
        self.put("Lines", "");
    }

    fn runs(&mut self, runs: &[Run]) -> String {
        runs.iter().map(|it| self.run(it)).collect()
    }

    fn run(&mut self, it: &Run) -> String {
        let mut how = String::new();
        for (is_so, tags) in [
            (it.code, "<w:rStyle w:val=\"Code\"/>"),
            (it.link.is_some(), "<w:rStyle w:val=\"Hyperlink\"/>"),
        ] {
            if is_so && how.is_empty() {
                how.push_str(tags);
            }
        }
        for (is_so, tags) in [(it.bold, "<w:b/><w:bCs/>"), (it.italic, "<w:i/><w:iCs/>")] {
            how.push_str(if is_so { tags } else { "" });
        }
        let line = |text: &str| format!("<w:t xml:space=\"preserve\">{}</w:t>", escaped(text));
        let lines: Vec<String> = it.text.split(LINE_BREAK).map(line).collect();
        let run = format!("<w:r><w:rPr>{how}</w:rPr>{}</w:r>", lines.join("<w:br/>"));
        let Some(target) = &it.link else { return run };
        let id = format!("link{}", self.links.len() + 1);
        self.links.push((id.clone(), target.clone()));
        format!("<w:hyperlink r:id=\"{id}\" w:history=\"1\">{run}</w:hyperlink>")
    }
}
