//! The event at a glance.

use typesetting::{Block, Column, Table};

use super::fact;
use crate::reports::summary::facts::Facts;
use crate::reports::types::Figure;
use crate::reports::wording::Wording as _;

pub(super) fn blocks(it: &Facts) -> Vec<Block> {
    let event = &it.event;
    let claimed = &it.statistics.claimed;
    let theme = event.theme.as_ref().map(|theme| it.text(theme)).unwrap_or_default();
    let titles = it.programmes.iter().rev().map(|it| &it.title).map(|title| it.text(title));
    let count = |number: usize| if number == 0 { String::new() } else { number.to_string() };
    let recommended = it.recommendations.iter().map(|row| row.recommendation.id);
    let recommended = recommended.collect::<std::collections::BTreeSet<_>>().len();
    let rows = [
        fact(it.say("report-event"), it.word("kind-", event.kind.as_str())),
        fact(it.say("report-theme"), theme),
        fact(it.say("report-dates"), it.dates()),
        fact(it.say("report-place"), it.place()),
        fact(it.say("report-modality"), it.word("modality-", event.modality.as_str())),
        fact(it.say("report-organizers"), it.organizers()),
        fact(it.say("report-programme"), titles.collect::<Vec<_>>().join(" · ")),
        fact(it.say("statistics-participants"), figure(it, claimed.participants)),
        it.came.and_then(|people| fact(it.say("statistics-attended"), people.to_string())),
        fact(it.say("statistics-countries"), figure(it, claimed.countries)),
        fact(it.say("report-panels"), count(it.outline.panels.len())),
        fact(it.say("report-section-recommendations"), count(recommended)),
    ];
    let columns = vec![Column::words("", 3), Column::words("", 8)];
    vec![Block::Table(Table::new(columns, rows.into_iter().flatten().collect()))]
}

/// The count, and beside it what is claimed where that is another.
fn figure(it: &Facts, figure: Figure) -> String {
    match figure.claimed.filter(|_| figure.differs) {
        Some(claimed) => format!(
            "{}: {claimed}; {}: {}",
            it.say("statistics-claimed"),
            it.say("statistics-counted"),
            figure.counted
        ),
        None if figure.counted == 0 => String::new(),
        None => figure.counted.to_string(),
    }
}
