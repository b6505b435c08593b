//! A document of sections: what reports are made of, and what can be kept and set again later. What was
//! kept is read by every later version: a field that is new has a value where it is missing.

use serde::{Deserialize, Serialize};

/// How deep headings go below the title of a section, which is the first.
const LEVELS: u8 = 4;

/// Where a text begins a new line within its paragraph.
pub const LINE_BREAK: char = '\u{2028}';

/// A document.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Document {
    /// The language of all words that are not names, as a tag (BCP 47).
    pub language: String,
    /// What it is called.
    pub title: String,
    /// Of what it is.
    pub subject: String,
    /// What else stands in its head, line by line.
    pub lines: Vec<String>,
    /// How the number of a page is said, with `{page}` and `{pages}` where they stand in it.
    pub page: String,
    /// What stands above the list of its sections.
    pub contents: String,
    /// What stands above the list of its annexes.
    pub annexes: String,
    /// Its sections, those that are annexes last.
    pub sections: Vec<Section>,
    /// What is said where it has none.
    pub nothing: String,
}

/// A section of a document.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Section {
    /// By what it is known, such as `overview`; no reader sees it.
    pub key: String,
    /// What it is called.
    pub title: String,
    /// Whether it is an annex, which begins a page.
    pub annex: bool,
    /// What stands in it.
    pub blocks: Vec<Block>,
}

impl Section {
    /// With the levels of its headings set right: each is one below the one before at most.
    pub fn new(key: &str, title: String, annex: bool, mut blocks: Vec<Block>) -> Self {
        let mut deepest = 2;
        for block in &mut blocks {
            if let Block::Heading { level, .. } = block {
                *level = (*level).clamp(2, LEVELS).min(deepest);
                deepest = *level + 1;
            }
        }
        Self { key: key.to_owned(), title, annex, blocks }
    }
}

/// A block of a section.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Block {
    /// A heading; only in a section itself, and not in what stands inside another block.
    Heading {
        /// From 2; the title of the section is 1.
        level: u8,
        /// What it says.
        #[serde(default)]
        runs: Vec<Run>,
    },
    /// A paragraph.
    Paragraph {
        /// What it says.
        #[serde(default)]
        runs: Vec<Run>,
    },
    /// A list.
    List {
        /// The number of the first item; none where items have no numbers.
        #[serde(default)]
        start: Option<u64>,
        /// What stands in each item.
        #[serde(default)]
        items: Vec<Vec<Self>>,
    },
    /// A table.
    Table(Table),
    /// Bars, by which counts are compared.
    Chart(Chart),
    /// What is set apart: a remark, a quotation.
    Note {
        /// What stands in it.
        #[serde(default)]
        blocks: Vec<Self>,
    },
}

impl Block {
    /// A paragraph of plain text.
    pub fn text(text: impl Into<String>) -> Self {
        Self::Paragraph { runs: vec![Run::plain(text)] }
    }

    /// A heading of plain text, below the title of the section.
    pub fn heading(text: impl Into<String>) -> Self {
        Self::Heading { level: 2, runs: vec![Run::plain(text)] }
    }

    /// A remark of plain text.
    pub fn note(text: impl Into<String>) -> Self {
        Self::Note { blocks: vec![Self::text(text)] }
    }

    /// A list without numbers, a paragraph an item.
    pub fn list(items: impl IntoIterator<Item = Vec<Run>>) -> Self {
        let item = |runs| vec![Self::Paragraph { runs }];
        Self::List { start: None, items: items.into_iter().map(item).collect() }
    }
}

/// A stretch of text that looks the same.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Run {
    /// The text; [`LINE_BREAK`] begins a new line.
    pub text: String,
    /// Whether it is bold.
    #[serde(skip_serializing_if = "is_not")]
    pub bold: bool,
    /// Whether it is in italics.
    #[serde(skip_serializing_if = "is_not")]
    pub italic: bool,
    /// Whether it is what a machine reads, such as code.
    #[serde(skip_serializing_if = "is_not")]
    pub code: bool,
    /// Where it leads: an address on the web or of a mailbox.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub link: Option<String>,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde calls it so")]
fn is_not(it: &bool) -> bool {
    !it
}

impl Run {
    /// Plain text.
    pub fn plain(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }

    /// Bold text.
    pub fn bold(text: impl Into<String>) -> Self {
        Self { bold: true, ..Self::plain(text) }
    }
}

/// A table.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Table {
    /// Its columns. Where none has a heading there is no row of them, and the first column says what
    /// the others are.
    pub columns: Vec<Column>,
    /// Its rows, in groups.
    pub groups: Vec<Group>,
}

impl Table {
    /// A table of one group.
    pub fn new(columns: Vec<Column>, rows: Vec<Vec<Vec<Run>>>) -> Self {
        Self { columns, groups: vec![Group { heading: None, rows }] }
    }

    /// Whether a row of headings stands above it.
    pub fn has_head(&self) -> bool {
        self.columns.iter().any(|column| !column.heading.is_empty())
    }
}

/// A column of a table. A table has a dozen of them at most, and headings of a line or two, to be
/// read on paper.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Column {
    /// What stands above it.
    pub heading: String,
    /// How wide it is beside the others; at least 1.
    pub width: u32,
    /// Whether numbers stand in it.
    #[serde(skip_serializing_if = "is_not")]
    pub number: bool,
}

impl Column {
    /// A column of words.
    pub fn words(heading: impl Into<String>, width: u32) -> Self {
        Self { heading: heading.into(), width, number: false }
    }

    /// A column of numbers.
    pub fn numbers(heading: impl Into<String>, width: u32) -> Self {
        Self { number: true, ..Self::words(heading, width) }
    }
}

/// Rows of a table that belong together.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Group {
    /// What they are called, where they are.
    pub heading: Option<String>,
    /// The rows, cell by cell: as many as there are columns.
    pub rows: Vec<Vec<Vec<Run>>>,
}

/// Bars, by which counts are compared.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Chart {
    /// What is counted, by what.
    pub title: String,
    /// What stands above the labels.
    pub label: String,
    /// What stands above the numbers.
    pub value: String,
    /// A bar each, in their order.
    pub bars: Vec<Bar>,
}

/// A bar.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Bar {
    /// What it counts.
    pub label: String,
    /// How many.
    pub value: u64,
}

impl Chart {
    /// How long each bar is, in thousandths of the longest; never nothing where something is counted.
    pub fn lengths(&self) -> Vec<u64> {
        let longest = self.bars.iter().map(|bar| bar.value).max().unwrap_or(0).max(1);
        let length = |value: u64| {
            let share = u128::from(value) * 1000 / u128::from(longest);
            u64::try_from(share).unwrap_or(1000).max(u64::from(value > 0))
        };
        self.bars.iter().map(|bar| length(bar.value)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_heading_is_one_below_the_one_before_at_most() {
        let heading = |level| Block::Heading { level, runs: vec![Run::plain("x")] };
        let blocks = [4, 1, 6, 6, 6, 2, 4].map(heading).to_vec();
        let section = Section::new("x", String::new(), false, blocks);
        let levels: Vec<u8> = section
            .blocks
            .iter()
            .filter_map(|block| match block {
                Block::Heading { level, .. } => Some(*level),
                _ => None,
            })
            .collect();
        assert_eq!(levels, [2, 2, 3, 4, 4, 2, 3]);
    }

    #[test]
    fn the_longest_bar_fills_its_room_and_few_are_seen_beside_many() {
        let bars = [4000, 2, 0].map(|value| Bar { label: "KZ".to_owned(), value }).to_vec();
        let chart =
            Chart { title: String::new(), label: String::new(), value: String::new(), bars };
        assert_eq!(chart.lengths(), [1000, 1, 0]);
    }

    #[test]
    fn a_document_that_was_kept_comes_back_as_it_was() {
        let run = Run { link: Some("https://example.org".to_owned()), ..Run::bold("a") };
        let table = Table::new(vec![Column::words("x", 1)], vec![vec![vec![run.clone()]]]);
        let blocks = vec![
            Block::heading("h"),
            Block::list([vec![run]]),
            Block::Table(table),
            Block::note("n"),
            Block::List { start: Some(3), items: vec![vec![Block::text("t")]] },
        ];
        let kept = serde_json::to_string(&blocks).unwrap();
        assert_eq!(serde_json::from_str::<Vec<Block>>(&kept).unwrap(), blocks);
    }
}
