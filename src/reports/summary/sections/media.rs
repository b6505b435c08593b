//! What media reported, as far as it is on record.

use typesetting::{Block, Column, Run, Table};

use crate::events::entity::coverage::Model as Coverage;
use crate::files::document;
use crate::reports::summary::facts::Facts;
use crate::reports::wording::Wording as _;

pub(super) fn blocks(it: &Facts) -> Vec<Block> {
    if it.coverage.is_empty() {
        return Vec::new();
    }
    let columns = vec![
        Column::words(it.say("report-outlet"), 4),
        Column::words(it.say("report-country"), 3),
        Column::words(it.say("report-date"), 3),
        Column::words(it.say("report-title"), 8),
    ];
    let rows = it.coverage.iter().map(|row| cells(it, row)).collect();
    vec![Block::Table(Table::new(columns, rows))]
}

fn cells(it: &Facts, row: &Coverage) -> Vec<Vec<Run>> {
    let link = row.url.as_deref().and_then(document::address);
    // Of some nothing is known but where it can be read.
    let title = row.title.as_ref().or(row.url.as_ref()).cloned().unwrap_or_default();
    let country = row.country.as_ref().map(|code| it.country(code));
    let date = row.dated.as_ref().map(|date| it.partial(date));
    let words = [row.outlet.clone(), country, date].map(Option::unwrap_or_default);
    let mut cells: Vec<Vec<Run>> = words.map(|text| vec![Run::plain(text)]).to_vec();
    cells.push(vec![Run { link, ..Run::plain(title) }]);
    cells
}
