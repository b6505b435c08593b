//! Markdown in, blocks out that can do no harm.
//!
//! Raw HTML stays the text it is, of an image only its description is kept, and a link leads to the
//! web or to a mailbox, or it is no link.

use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};
use pulldown_cmark::{Event, HeadingLevel, LinkType, Options, Parser, Tag, TagEnd};
use typesetting::{Block, Column, LINE_BREAK, Run, Table};
use url::Url;

use crate::pages::markdown::{CELLS, cells, leads_outside};

/// How deep lists and quotations go in each other; what is deeper stands in the deepest.
const DEPTH: usize = 8;
/// How long an address is at most.
const ADDRESS: usize = 2_000;
/// How many columns a table has at most, and how long a heading is; what has more is no table on paper.
const COLUMNS: usize = 12;
const HEADING: usize = 120;
/// What no address may hold as it stands.
const UNSAFE: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'<')
    .add(b'>')
    .add(b'\\')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}');

/// The blocks of a Markdown text. Where its tables have too many cells, they are the text they are.
pub fn blocks(text: &str) -> Vec<Block> {
    blocks_with(text, cells(text) <= CELLS)
}

/// The same, with tables or as if there were none.
pub fn blocks_with(text: &str, tables: bool) -> Vec<Block> {
    let tables = if tables { Options::ENABLE_TABLES } else { Options::empty() };
    // A short note would else be where a link leads, and be lost.
    let options = tables | Options::ENABLE_FOOTNOTES;
    let mut reader = Reader::default();
    for event in Parser::new_ext(text, options) {
        reader.take(event);
    }
    reader.flush();
    reader.blocks
}

/// Where an address leads, as any format can hold it; nothing where it leads neither to the web nor to
/// a mailbox.
pub fn address(address: &str) -> Option<String> {
    if !leads_outside(address) {
        return None;
    }
    let known = Url::parse(address).ok()?;
    let whole = utf8_percent_encode(known.as_str(), UNSAFE).to_string();
    (leads_outside(&whole) && whole.len() <= ADDRESS).then_some(whole)
}

#[derive(Default)]
struct Reader {
    blocks: Vec<Block>,
    open: Vec<Open>,
    runs: Vec<Run>,
    bold: usize,
    italic: usize,
    heading: Option<u8>,
    /// What stands before the next text.
    mark: Option<String>,
    code: bool,
    links: Vec<Option<String>>,
    table: Option<Rows>,
}

/// What is begun and not ended.
enum Open {
    Note(Vec<Block>),
    List(Option<u64>, Vec<Vec<Block>>),
    Item(Vec<Block>),
    /// Too deep to be seen.
    Through,
}

/// A table in the making: its rows, the headings first.
#[derive(Default)]
struct Rows(Vec<Vec<Vec<Run>>>);

impl Reader {
    fn take(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) if self.code => {
                self.put(&text.replace('\n', &LINE_BREAK.to_string()));
            }
            Event::Html(text) | Event::InlineHtml(text) => self.put(&text.replace('\n', " ")),
            Event::Text(text) => self.put(&text),
            Event::Code(text) => {
                let before = std::mem::replace(&mut self.code, true);
                self.put(&text);
                self.code = before;
            }
            Event::FootnoteReference(label) => self.put(&format!("[^{label}]")),
            Event::SoftBreak => self.put(" "),
            Event::HardBreak => self.put(&LINE_BREAK.to_string()),
            Event::Rule => self.flush(),
            _ => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Strong => self.bold += 1,
            Tag::Emphasis => self.italic += 1,
            Tag::Link { link_type: LinkType::Email, dest_url, .. } => {
                self.links.push(self::address(&format!("mailto:{dest_url}")));
            }
            Tag::Link { dest_url, .. } => self.links.push(self::address(&dest_url)),
            Tag::Image { .. } | Tag::TableCell => {}
            Tag::TableRow | Tag::TableHead => {
                if let Some(Rows(rows)) = &mut self.table {
                    rows.push(Vec::new());
                }
            }
            block => {
                self.flush();
                self.begin(&block);
            }
        }
    }

    fn begin(&mut self, tag: &Tag<'_>) {
        let deep = self.open.len() >= DEPTH * 2;
        match tag {
            Tag::Heading { level, .. } => self.heading = Some(depth(*level)),
            Tag::FootnoteDefinition(label) => self.mark = Some(format!("[^{label}]: ")),
            Tag::CodeBlock(_) => self.code = true,
            Tag::Table(_) => self.table = Some(Rows::default()),
            Tag::BlockQuote(_) | Tag::List(_) if deep => self.open.push(Open::Through),
            Tag::BlockQuote(_) => self.open.push(Open::Note(Vec::new())),
            Tag::List(start) => self.open.push(Open::List(*start, Vec::new())),
            Tag::Item => self.open.push(match self.open.last() {
                Some(Open::List(..)) => Open::Item(Vec::new()),
                _ => Open::Through,
            }),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Strong => self.bold = self.bold.saturating_sub(1),
            TagEnd::Emphasis => self.italic = self.italic.saturating_sub(1),
            TagEnd::Link => drop(self.links.pop()),
            TagEnd::Image | TagEnd::TableRow | TagEnd::TableHead => {}
            TagEnd::TableCell => {
                let cell = trimmed(std::mem::take(&mut self.runs));
                if let Some(row) = self.table.as_mut().and_then(|Rows(rows)| rows.last_mut()) {
                    row.push(cell);
                }
            }
            TagEnd::Table => {
                let blocks = self.table.take().map(Rows::blocks).unwrap_or_default();
                for block in blocks {
                    self.add(block);
                }
            }
            TagEnd::BlockQuote(_) | TagEnd::List(_) | TagEnd::Item => {
                self.flush();
                self.close();
            }
            _ => {
                self.flush();
                self.code = false;
                self.heading = None;
            }
        }
    }

    /// What was begun last is whole.
    fn close(&mut self) {
        match self.open.pop() {
            Some(Open::Note(blocks)) if !blocks.is_empty() => self.add(Block::Note { blocks }),
            Some(Open::List(start, items)) if !items.is_empty() => {
                self.add(Block::List { start, items });
            }
            Some(Open::Item(blocks)) => {
                if let Some(Open::List(_, items)) = self.open.last_mut() {
                    items.push(blocks);
                }
            }
            _ => {}
        }
    }

    /// A stretch of text; what looks like what stands before it goes on with it.
    fn put(&mut self, text: &str) {
        let run = Run {
            text: self.mark.take().unwrap_or_default() + text,
            bold: self.bold > 0 && self.heading.is_none(),
            italic: self.italic > 0,
            code: self.code,
            link: self.links.last().cloned().flatten(),
        };
        match self.runs.last_mut() {
            Some(last) if are_alike(last, &run) => last.text.push_str(&run.text),
            _ => self.runs.push(run),
        }
    }

    /// The text before this is a paragraph or a heading.
    fn flush(&mut self) {
        let mut runs = trimmed(std::mem::take(&mut self.runs));
        if runs.is_empty() {
            return;
        }
        let Some(level) = self.heading else { return self.add(Block::Paragraph { runs }) };
        if self.open.is_empty() {
            return self.add(Block::Heading { level, runs });
        }
        for run in &mut runs {
            run.bold = true;
        }
        self.add(Block::Paragraph { runs });
    }

    /// Puts a block where it belongs.
    fn add(&mut self, block: Block) {
        let inside = self.open.iter_mut().rev().find_map(|open| match open {
            Open::Note(blocks) | Open::Item(blocks) => Some(blocks),
            Open::List(..) | Open::Through => None,
        });
        inside.unwrap_or(&mut self.blocks).push(block);
    }
}

/// Whether two stretches look the same and lead to the same.
fn are_alike(one: &Run, other: &Run) -> bool {
    let how = |run: &Run| (run.bold, run.italic, run.code);
    how(one) == how(other) && one.link == other.link
}

fn said(runs: &[Run]) -> String {
    runs.iter().map(|run| run.text.as_str()).collect()
}

/// The headings of a text stand below the title of its section.
fn depth(level: HeadingLevel) -> u8 {
    match level {
        HeadingLevel::H1 | HeadingLevel::H2 => 2,
        HeadingLevel::H3 => 3,
        HeadingLevel::H4 | HeadingLevel::H5 | HeadingLevel::H6 => 4,
    }
}

/// Without white space around it, and without what is empty.
fn trimmed(mut runs: Vec<Run>) -> Vec<Run> {
    let is_blank = |run: &Run| run.text.trim().is_empty();
    let before = runs.iter().take_while(|run| is_blank(run)).count();
    runs.drain(..before);
    while runs.last().is_some_and(is_blank) {
        runs.pop();
    }
    if let Some(first) = runs.first_mut() {
        let rest = first.text.trim_start().to_owned();
        first.text = rest;
    }
    if let Some(last) = runs.last_mut() {
        last.text.truncate(last.text.trim_end().len());
    }
    runs
}

impl Rows {
    /// A table, or where it is too wide for one a paragraph a row.
    fn blocks(self) -> Vec<Block> {
        let headings = self.0.first().map(Vec::as_slice).unwrap_or_default();
        let is_long = |runs: &Vec<Run>| said(runs).chars().count() > HEADING;
        if headings.len() <= COLUMNS && !headings.iter().any(is_long) {
            return self.table().map(Block::Table).into_iter().collect();
        }
        let row = |cells: Vec<Vec<Run>>| {
            let cells = cells.into_iter().filter(|cell| !cell.is_empty());
            let runs = cells.flat_map(|cell| cell.into_iter().chain([Run::plain(" | ")]));
            Block::Paragraph { runs: trimmed(runs.collect()) }
        };
        self.0.into_iter().map(row).collect()
    }

    fn table(self) -> Option<Table> {
        let mut rows = self.0.into_iter();
        let headings: Vec<String> = rows.next()?.iter().map(|cell| said(cell)).collect();
        let rows: Vec<Vec<Vec<Run>>> = rows.collect();
        let column = |(at, heading): (usize, String)| {
            let cells = rows.iter().filter_map(|row| row.get(at)).map(|cell| said(cell));
            let longest = cells.map(|cell| cell.chars().count()).max().unwrap_or(0);
            let longest = longest.max(heading.chars().count()).clamp(4, 60);
            Column::words(heading, u32::try_from(longest).unwrap_or(60))
        };
        let columns: Vec<Column> = headings.into_iter().enumerate().map(column).collect();
        (!columns.is_empty()).then(|| Table::new(columns, rows))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kept(text: &str) -> String {
        serde_json::to_string(&blocks(text)).unwrap()
    }

    #[test]
    fn markup_is_text_and_a_link_leads_to_the_web_or_to_a_mailbox_or_nowhere() {
        let all = kept(
            "Hello <b onclick=x>you</b> [a](javascript:alert(1)) [b](https://example.org/\u{e9}?x={y}) \
             [c](data:text/html,x) <d@example.org> ![e](https://example.org/x.png)",
        );
        assert!(all.contains("<b onclick=x>you</b> a "), "{all}");
        assert!(all.contains("\"link\":\"https://example.org/%C3%A9?x=%7By%7D\""), "{all}");
        assert!(all.contains("\"link\":\"mailto:d@example.org\""), "{all}");
        assert_eq!(all.matches("\"link\"").count(), 2, "{all}");
    }

    #[test]
    fn a_text_that_goes_too_deep_stands_in_the_deepest() {
        let text = format!("{}deep", "> ".repeat(500));
        let all = kept(&text);
        assert!(all.contains("deep") && all.matches("note").count() == DEPTH * 2, "{all}");
        let item = |n: usize| format!("{}- a{n}\n", "  ".repeat(n));
        let list: String = (0..60).map(item).collect();
        assert!(kept(&list).contains("a59"));
    }

    #[test]
    fn a_table_that_is_too_wide_for_paper_is_told_row_by_row() {
        let row = |cell: &str| format!("|{}\n", format!("{cell}|").repeat(20));
        let all = blocks(&format!("{}{}{}", row("a"), row("-"), row("b")));
        assert_eq!(all.len(), 2, "{all:?}");
        assert!(kept("|a|b|\n|-|-|\n|c|d|\n").contains("table"));
    }

    #[test]
    fn a_text_whose_tables_would_have_too_many_cells_has_none() {
        let columns = |n: usize| vec!["a"; n].join("|");
        let rule = |n: usize| vec!["-"; n].join("|");
        let table = |n: usize, rows: usize| {
            format!("{}\n{}\n{}\n\n", columns(n), rule(n), "a\n".repeat(rows).trim_end())
        };
        // Short rows are filled up: each letter stands for hundreds of cells.
        let bomb = table(362, 724).repeat(17);
        assert!(bomb.chars().count() < 50_000 && cells(&bomb) > 4_000_000, "{}", cells(&bomb));
        assert!(kept(&bomb).len() < 200_000);
        assert!(cells(&table(362, 724).replace('\n', "\r\n")) > 250_000);
        assert!(cells(&table(12, 500).replace('\n', "\n> ")) > CELLS);
        assert_eq!(cells(&table(3, 2)), 9, "the headings and two rows");
        assert!(kept(&table(12, 400)).contains("table"));
        assert!(!kept(&table(12, 500)).contains("table"));
        assert_eq!(cells("a | b\n\n- one\n- two | three\n\n---\n\ntext\n"), 0);
    }

    #[test]
    fn what_looks_the_same_is_one_stretch_in_however_many_pieces_it_is_read() {
        let text = "a\\* b\n".repeat(8_000);
        let all = blocks(&text);
        let [Block::Paragraph { runs }] = all.as_slice() else { panic!("{} blocks", all.len()) };
        assert_eq!((runs.len(), runs[0].text.len()), (1, 5 * 8_000 - 1));
    }

    #[test]
    fn notes_stand_where_and_as_they_were_typed() {
        for note in ["Source.", "https://example.org/a", "Some words, 2026."] {
            let all = blocks(&format!("Testing[^1] this[^2].\n\n[^1]: {note}\n\nMore.\n"));
            let paragraph = |text: String| Block::Paragraph { runs: vec![Run::plain(text)] };
            let typed =
                ["Testing[^1] this[^2].".to_owned(), format!("[^1]: {note}"), "More.".to_owned()];
            assert_eq!(all, typed.map(paragraph));
        }
    }

    #[test]
    fn a_heading_inside_a_list_is_a_bold_paragraph() {
        let all = blocks("- # Aim\n  text");
        let [Block::List { items, .. }] = all.as_slice() else { panic!("{all:?}") };
        assert_eq!(items[0][0], Block::Paragraph { runs: vec![Run::bold("Aim")] });
    }
}
