//! How far the recommendations of the events are.

use typesetting::{Bar, Block, Chart, Column, Table};

use crate::reports::blocks::{labelled, row};
use crate::reports::donor::facts::Facts;
use crate::reports::wording::Wording as _;

pub(super) fn blocks(it: &Facts) -> Vec<Block> {
    let board = &it.recommendations;
    if board.counts.total == 0 {
        return Vec::new();
    }
    let counts = [
        (it.say("report-section-recommendations"), board.counts.total),
        (it.say("report-donor-implemented"), board.counts.implemented),
        (it.say("report-donor-open"), board.counts.open),
        (it.say("report-donor-overdue"), board.counts.overdue),
    ];
    let counts = counts.map(|(what, count)| labelled(&what, &count.to_string()));
    let accepted = board.by_acceptance.iter();
    let accepted =
        accepted.map(|of| (it.word("acceptance-", of.acceptance.as_str()), of.count)).collect();
    let states = board.by_implementation.iter();
    let states = states
        .map(|of| (it.word("implementation-", of.implementation.as_str()), of.count))
        .collect();
    let mut all = vec![Block::list(counts)];
    all.extend(bars(it, it.say("report-donor-by-acceptance"), accepted));
    all.extend(bars(it, it.say("report-by-state"), states));
    all.extend(by_country(it));
    all
}

fn bars(it: &Facts, title: String, counts: Vec<(String, u64)>) -> Option<Block> {
    let bar = |(label, value): (String, u64)| (value > 0).then_some(Bar { label, value });
    let bars: Vec<Bar> = counts.into_iter().filter_map(bar).collect();
    let (label, value) = (it.say("report-state"), it.say("report-section-recommendations"));
    (!bars.is_empty()).then_some(Block::Chart(Chart { title, label, value, bars }))
}

/// What concerns several countries is counted for each.
fn by_country(it: &Facts) -> Option<Block> {
    let columns = vec![
        Column::words(it.say("report-country"), 5),
        Column::numbers(it.say("report-section-recommendations"), 2),
        Column::numbers(it.say("report-donor-implemented"), 2),
        Column::numbers(it.say("report-donor-open"), 2),
    ];
    let rows: Vec<_> = it
        .recommendations
        .by_country
        .iter()
        .map(|of| {
            let counts = [of.counts.total, of.counts.implemented, of.counts.open];
            let counts = counts.map(|count| count.to_string());
            row([it.country(&of.country)].into_iter().chain(counts))
        })
        .collect();
    (!rows.is_empty()).then(|| Block::Table(Table::new(columns, rows)))
}
