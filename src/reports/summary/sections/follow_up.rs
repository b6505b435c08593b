//! What comes of the event: the meetings that take its outcomes on, and how far its recommendations are.

use std::collections::BTreeMap;

use typesetting::{Bar, Block, Chart};

use crate::recommendations::types::Implementation;
use crate::reports::summary::facts::Facts;
use crate::reports::wording::Wording as _;

pub(super) fn blocks(it: &Facts) -> Vec<Block> {
    let mut all = Vec::new();
    let meetings = it.event.leads_to.iter();
    let meetings =
        meetings.map(|it_is| it.link(&it_is.title, it_is.url.as_deref(), it_is.dated.as_ref()));
    let meetings: Vec<_> = meetings.collect();
    if !meetings.is_empty() {
        all.push(Block::text(it.say("report-leads-to")));
        all.push(Block::list(meetings));
    }
    // Where another one is in its place, that one is counted.
    let own = it.recommendations.iter().map(|row| &row.recommendation);
    let own = own.filter(|own| own.duplicate_of.is_none() && own.carried_to.is_none());
    let own: BTreeMap<_, Implementation> = own.map(|own| (own.id, own.implementation)).collect();
    let bars: Vec<Bar> = Implementation::ALL
        .iter()
        .map(|state| Bar {
            label: it.word("implementation-", state.as_str()),
            value: own.values().filter(|own| *own == state).map(|_| 1).sum(),
        })
        .filter(|bar| bar.value > 0)
        .collect();
    if !bars.is_empty() {
        all.push(Block::Chart(Chart {
            title: it.say("report-by-state"),
            label: it.say("report-state"),
            value: it.say("report-section-recommendations"),
            bars,
        }));
    }
    all
}
