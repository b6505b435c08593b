//! The numbers and marks of lists.

use std::fmt::Write as _;

use super::xml::{BEGIN, NAMESPACE};

/// How deep lists go in each other; what is deeper looks like the deepest.
pub(super) const DEPTH: usize = 9;
/// The list without numbers.
pub(super) const MARKS: usize = 1;

/// Nothing is listed.
pub(super) fn none() -> String {
    with(&[])
}

/// The marks, and a list with numbers for each first number, at the depth that it stands in: their
/// ids begin behind [`MARKS`].
pub(super) fn with(starts: &[(usize, u64)]) -> String {
    let mut out = format!("{BEGIN}<w:numbering xmlns:w=\"{NAMESPACE}\">");
    for (id, format) in [(0, "bullet"), (1, "decimal")] {
        let _ = write!(out, "<w:abstractNum w:abstractNumId=\"{id}\">");
        let _ = write!(out, "<w:multiLevelType w:val=\"multilevel\"/>");
        out.extend((0..DEPTH).map(|depth| level(depth, format)));
        out.push_str("</w:abstractNum>");
    }
    let _ = write!(out, "<w:num w:numId=\"{MARKS}\"><w:abstractNumId w:val=\"0\"/></w:num>");
    for ((depth, start), id) in starts.iter().zip(MARKS + 1..) {
        let _ = write!(
            out,
            "<w:num w:numId=\"{id}\"><w:abstractNumId w:val=\"1\"/><w:lvlOverride \
             w:ilvl=\"{depth}\"><w:startOverride w:val=\"{start}\"/></w:lvlOverride></w:num>"
        );
    }
    out + "</w:numbering>"
}

fn level(depth: usize, format: &str) -> String {
    let text = if format == "bullet" { "•".to_owned() } else { format!("%{}.", depth + 1) };
    let left = 420 * (depth + 1);
    format!(
        "<w:lvl w:ilvl=\"{depth}\"><w:start w:val=\"1\"/><w:numFmt w:val=\"{format}\"/>\
         <w:lvlText w:val=\"{text}\"/><w:lvlJc w:val=\"left\"/><w:pPr><w:ind w:left=\"{left}\" \
         w:hanging=\"340\"/></w:pPr></w:lvl>"
    )
}
