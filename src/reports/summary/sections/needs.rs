//! What countries have to be able to do and are not yet, and what holds them back.

use typesetting::{Block, Run};

use super::inside;
use crate::needs::entity::Model as Need;
use crate::needs::types::NeedKind;
use crate::reports::summary::facts::Facts;
use crate::reports::wording::Wording as _;
use crate::reports::words::joined;

pub(super) fn blocks(it: &Facts) -> Vec<Block> {
    let mut all: Vec<Block> = list(it, NeedKind::CapacityNeed).into_iter().collect();
    if let Some(barriers) = list(it, NeedKind::Barrier) {
        all.extend([Block::heading(it.say("report-barriers")), barriers]);
    }
    all
}

fn list(it: &Facts, kind: NeedKind) -> Option<Block> {
    let of_kind = it.needs.iter().filter(|need| need.kind == kind);
    let items: Vec<Vec<Block>> = of_kind.map(|need| item(it, need)).collect();
    (!items.is_empty()).then_some(Block::List { start: None, items })
}

fn item(it: &Facts, need: &Need) -> Vec<Block> {
    let country = need.country.as_ref().map(|code| it.country(code));
    let more = joined([country.as_deref(), need.category.as_deref()]);
    let mut runs = vec![Run::bold(it.text(&need.title))];
    if !more.is_empty() {
        runs.push(Run::plain(format!(" ({more})")));
    }
    let mut all = vec![Block::Paragraph { runs }];
    all.extend(inside(it.long(need.description.as_ref())));
    all
}
