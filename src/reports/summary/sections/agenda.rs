//! The agenda, as an annex.

use typesetting::{Block, Column, Group, LINE_BREAK, Run, Table};

use super::proceedings::{speaker, when};
use crate::agenda::service::{ItemOutline, PanelOutline};
use crate::pages::dates;
use crate::reports::summary::facts::Facts;
use crate::reports::wording::Wording as _;

pub(super) fn blocks(it: &Facts) -> Vec<Block> {
    let panels = it.outline.panels.iter();
    let mut groups: Vec<Group> = panels.map(|panel| group(it, panel)).collect();
    if groups.is_empty() {
        return Vec::new();
    }
    let mut columns = vec![
        Column::words(it.say("report-times"), 2),
        Column::words(it.say("report-item"), 6),
        Column::words(it.say("report-speakers"), 6),
    ];
    // Of many events nobody says when what was.
    if it.outline.items().all(|whole| whole.item.start_time.is_none()) {
        columns.remove(0);
        for row in groups.iter_mut().flat_map(|group| &mut group.rows) {
            row.remove(0);
        }
    }
    vec![Block::Table(Table { columns, groups })]
}

fn group(it: &Facts, whole: &PanelOutline) -> Group {
    let when = when(it, whole);
    let title = it.text(&whole.panel.title);
    let heading = if when.is_empty() { title.to_owned() } else { format!("{title} ({when})") };
    Group { heading: Some(heading), rows: whole.items.iter().map(|item| cells(it, item)).collect() }
}

fn cells(it: &Facts, whole: &ItemOutline) -> Vec<Vec<Run>> {
    let item = &whole.item;
    let language = it.reader.language();
    let times = item
        .start_time
        .is_some()
        .then(|| dates::time_range(language, item.start_time, item.end_time));
    let speakers: Vec<String> = whole.speakers.iter().map(|who| speaker(it, who)).collect();
    [
        times.unwrap_or_default(),
        it.text(&item.title).to_owned(),
        speakers.join(&LINE_BREAK.to_string()),
    ]
    .map(|text| vec![Run::plain(text)])
    .to_vec()
}
