//! What the programme is, and within what it stands.

use typesetting::Block;

use crate::reports::donor::facts::Facts;
use crate::reports::programme_facts;
use crate::reports::wording::Wording as _;

pub(super) fn blocks(it: &Facts) -> Vec<Block> {
    let mut all = Vec::new();
    for (above, programme) in it.programmes.iter().enumerate() {
        let name = programme_facts::name(it, programme);
        let heading =
            if above == 0 { name } else { it.say_of("report-donor-within", "name", name) };
        all.push(Block::heading(heading));
        all.extend(programme_facts::blocks(it, programme));
    }
    all
}
