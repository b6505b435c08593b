//! What the event was meant to achieve.

use typesetting::{Block, Run};

use crate::reports::summary::facts::Facts;
use crate::reports::wording::Wording as _;

pub(super) fn blocks(it: &Facts) -> Vec<Block> {
    let aims = it.event.objectives.iter().map(|aim| vec![Run::plain(it.text(aim))]);
    let aims: Vec<_> = aims.collect();
    if aims.is_empty() { Vec::new() } else { vec![Block::list(aims)] }
}
