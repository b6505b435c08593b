//! The events that were held, under the programmes in which they stand.

use typesetting::{Block, Column, Group, Run, Table};

use crate::ids::ProgrammeId;
use crate::reports::across::events::Counted;
use crate::reports::blocks::row;
use crate::reports::donor::facts::Facts;
use crate::reports::wording::Wording as _;
use crate::reports::words;

pub(super) fn blocks(it: &Facts) -> Vec<Block> {
    if it.events.is_empty() {
        return Vec::new();
    }
    let columns = vec![
        Column::words(it.say("report-event"), 6),
        Column::words(it.say("report-dates"), 4),
        Column::words(it.say("report-place"), 4),
        Column::numbers(it.say("statistics-participants"), 2),
        Column::numbers(it.say("statistics-attended"), 2),
        Column::numbers(it.say("statistics-countries"), 2),
    ];
    // Of two programmes with one title each has its own group.
    let mut groups: Vec<(Option<ProgrammeId>, Group)> = Vec::new();
    for counted in &it.events {
        let id = counted.event.programme_id;
        if let Some((_, group)) = groups.iter_mut().find(|(of, _)| *of == id) {
            group.rows.push(cells(it, counted));
            continue;
        }
        let title = id.and_then(|id| it.titles.get(&id));
        let heading = title.map(|title| it.text(title).to_owned());
        groups.push((id, Group { heading, rows: vec![cells(it, counted)] }));
    }
    let groups = groups.into_iter().map(|(_, group)| group).collect();
    vec![Block::Table(Table { columns, groups })]
}

fn cells(it: &Facts, counted: &Counted) -> Vec<Vec<Run>> {
    let (event, language) = (&counted.event, it.reader().language());
    row([
        it.title(event),
        words::dates(event, language),
        words::place(event, language),
        counted.participants.to_string(),
        counted.came.map_or_else(|| "–".to_owned(), |came| came.to_string()),
        counted.countries().to_string(),
    ])
}
