//! Why the event was held, and within what.

use typesetting::{Block, Run};

use crate::reports::programme_facts;
use crate::reports::summary::facts::Facts;
use crate::reports::wording::Wording as _;

pub(super) fn blocks(it: &Facts) -> Vec<Block> {
    let mut all = it.long(it.event.description.as_ref());
    for programme in &it.programmes {
        all.push(Block::heading(programme_facts::name(it, programme)));
        all.extend(programme_facts::blocks(it, programme));
    }
    let papers = it.event.references.iter();
    let papers =
        papers.map(|paper| it.link(&paper.title, paper.url.as_deref(), paper.dated.as_ref()));
    let papers: Vec<Vec<Run>> = papers.collect();
    if !papers.is_empty() {
        all.push(Block::heading(it.say("report-references")));
        all.push(Block::list(papers));
    }
    all
}
