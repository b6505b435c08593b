//! The blocks of which the sections of reports are put together.

use typesetting::{Bar, Block, Chart, Run};

use super::rules::UNKNOWN;
use super::types::Counts;
use super::wording::Wording;

/// A fact with its name, as a row of a table without headings; nothing where it is not known.
pub(super) fn fact(name: String, value: impl Into<String>) -> Option<Vec<Vec<Run>>> {
    let value: String = value.into();
    (!value.is_empty()).then(|| row([name, value]))
}

/// Cells of plain text.
pub(super) fn row(cells: impl IntoIterator<Item = String>) -> Vec<Vec<Run>> {
    cells.into_iter().map(|text| vec![Run::plain(text)]).collect()
}

/// `what: value`, the first in bold.
pub(super) fn labelled(what: &str, value: &str) -> Vec<Run> {
    vec![Run::bold(format!("{what}:")), Run::plain(format!(" {value}"))]
}

/// A long text as what can stand in a list or in a cell of a table: without headings.
pub(super) fn inside(blocks: Vec<Block>) -> Vec<Block> {
    let plain = |block| match block {
        Block::Heading { mut runs, .. } => {
            for run in &mut runs {
                run.bold = true;
            }
            Block::Paragraph { runs }
        }
        other => other,
    };
    blocks.into_iter().map(plain).collect()
}

/// Bars of people, the longest first; none where nothing is known of anybody.
pub(super) fn chart(
    it: &impl Wording,
    title: String,
    counts: &Counts,
    label: impl Fn(&str) -> String,
) -> Option<Chart> {
    let bar = |(value, people): (&String, &i64)| {
        let value_of = u64::try_from(*people).ok().filter(|people| *people > 0)?;
        Some(Bar { label: label(value), value: value_of })
    };
    if counts.keys().all(|value| value == UNKNOWN) {
        return None;
    }
    let mut bars: Vec<Bar> = counts.iter().filter_map(bar).collect();
    bars.sort_by(|one, other| {
        other.value.cmp(&one.value).then_with(|| one.label.cmp(&other.label))
    });
    let (label, value) = (it.say("report-label"), it.say("report-people"));
    (!bars.is_empty()).then_some(Chart { title, label, value, bars })
}

/// What a figure differs by, with its sign.
pub(super) fn signed(by: i64) -> String {
    match by {
        0 => "0".to_owned(),
        1.. => format!("+{by}"),
        _ => format!("−{}", by.unsigned_abs()),
    }
}

/// `what: value` as one text.
pub(super) fn said(what: &str, value: &str) -> String {
    format!("{what}: {value}")
}
