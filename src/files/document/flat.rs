//! Blocks in one paragraph.

use typesetting::{Block, LINE_BREAK, Run};

/// Blocks in one paragraph, line by line: what can stand in a cell of a table.
pub fn flat(blocks: &[Block]) -> Vec<Run> {
    let mut out: Vec<Run> = Vec::new();
    for block in blocks {
        let lines: Vec<Vec<Run>> = match block {
            Block::Heading { runs, .. } | Block::Paragraph { runs } => vec![runs.clone()],
            Block::List { items, .. } => items.iter().map(|item| flat(item)).collect(),
            Block::Note { blocks } => vec![flat(blocks)],
            Block::Table(it) => {
                it.groups.iter().flat_map(|it| &it.rows).flatten().cloned().collect()
            }
            Block::Chart(_) => Vec::new(),
        };
        for line in lines {
            if !out.is_empty() {
                out.push(Run::plain(LINE_BREAK));
            }
            out.extend(line);
        }
    }
    out
}
