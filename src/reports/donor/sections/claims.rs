//! What is claimed of the events beside what is counted: neither is corrected.

use typesetting::{Block, Column, Group, Run, Table};

use crate::reports::across::events::Counted;
use crate::reports::blocks::{row, said, signed};
use crate::reports::donor::facts::Facts;
use crate::reports::rules::figure;
use crate::reports::types::Figure;
use crate::reports::wording::Wording as _;

pub(super) fn blocks(it: &Facts) -> Vec<Block> {
    let groups: Vec<Group> = it.events.iter().filter_map(|counted| group(it, counted)).collect();
    let notes: Vec<Block> = it.events.iter().filter_map(|counted| note(it, counted)).collect();
    if groups.is_empty() {
        return notes;
    }
    let columns = vec![
        Column::words(it.say("report-figure"), 3),
        Column::numbers(it.say("statistics-claimed"), 2),
        Column::numbers(it.say("statistics-counted"), 2),
        Column::numbers(it.say("statistics-difference"), 2),
    ];
    let mut all = vec![Block::Table(Table { columns, groups })];
    let mut figures = it.events.iter().flat_map(figures);
    if figures.any(|figure| figure.differs) {
        all.push(Block::note(it.say("report-differs")));
    }
    all.extend(notes);
    all
}

/// What is to be known of what is claimed of an event.
fn note(it: &Facts, counted: &Counted) -> Option<Block> {
    let note = counted.event.claimed_note.as_ref()?;
    Some(Block::note(said(&it.title(&counted.event), &it.room().lines(note))))
}

/// Those who took part, and their countries.
fn figures(counted: &Counted) -> [Figure; 2] {
    let event = &counted.event;
    [
        figure(event.claimed_participants, counted.participants),
        figure(event.claimed_countries, counted.countries()),
    ]
}

fn group(it: &Facts, counted: &Counted) -> Option<Group> {
    let names = [it.say("statistics-participants"), it.say("statistics-countries")];
    let row_of = |(name, figure): (String, Figure)| -> Option<Vec<Vec<Run>>> {
        let by = signed(figure.difference.unwrap_or_default());
        Some(row([name, figure.claimed?.to_string(), figure.counted.to_string(), by]))
    };
    let rows: Vec<_> = names.into_iter().zip(figures(counted)).filter_map(row_of).collect();
    (!rows.is_empty()).then(|| Group { heading: Some(it.title(&counted.event)), rows })
}
