//! How much a report takes in of the texts of the agenda, of programmes and of recommendations: each is
//! bounded, and there are many of them.

use std::cell::Cell;

use typesetting::{Block, LINE_BREAK};

use crate::files::document;

/// How many letters.
const LETTERS: usize = 1_000_000;
/// What stands for a text for which no room is left.
const CUT: &str = "…";

/// The room that is left.
#[derive(Debug)]
pub(super) struct Room {
    letters: Cell<usize>,
    cells: Cell<usize>,
    cut: Cell<usize>,
}

impl Default for Room {
    fn default() -> Self {
        Self { letters: Cell::new(LETTERS), cells: Cell::new(document::CELLS), cut: Cell::new(0) }
    }
}

impl Room {
    /// The blocks of a Markdown text. Where no cells are left, its tables are the text they are.
    pub(super) fn blocks(&self, text: &str) -> Vec<Block> {
        if !self.take(text) {
            return vec![Block::text(CUT)];
        }
        let (left, cells) = (self.cells.get(), document::cells(text));
        let are_tables = cells <= left;
        if are_tables {
            self.cells.set(left - cells);
        }
        document::blocks_with(text, are_tables)
    }

    /// A text without marks, line by line.
    pub(super) fn lines(&self, text: &str) -> String {
        if !self.take(text) {
            return CUT.to_owned();
        }
        text.lines().map(str::trim).collect::<Vec<_>>().join(&LINE_BREAK.to_string())
    }

    /// How many texts have found no room.
    pub(super) fn cut(&self) -> usize {
        self.cut.get()
    }

    /// Whether a text still has room; then it is less.
    fn take(&self, text: &str) -> bool {
        let left = self.letters.get().checked_sub(text.chars().count());
        match left {
            Some(left) => self.letters.set(left),
            None => self.cut.set(self.cut.get() + 1),
        }
        left.is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_text_and_texts_are_cut_once_there_is_no_room_for_more() {
        let room = Room::default();
        let table = format!("a|b\n-|-\n{}", "c|d\n".repeat(1_500));
        let is_table = |blocks: &[Block]| matches!(blocks, [Block::Table(_)]);
        assert!(is_table(&room.blocks(&table)));
        let second = room.blocks(&table);
        assert!(!is_table(&second) && !second.is_empty(), "{second:?}");
        assert!(is_table(&room.blocks("a|b\n-|-\nc|d\n")), "a small one still finds room");
        let long = "x ".repeat(450_000);
        assert_ne!(room.blocks(&long), [Block::text(CUT)]);
        assert_eq!(room.cut(), 0);
        assert_eq!(room.blocks(&long), [Block::text(CUT)]);
        assert_eq!((room.lines(&long).as_str(), room.lines("a \nb").as_str()), (CUT, "a\u{2028}b"));
        assert_eq!(room.cut(), 2);
    }
}
