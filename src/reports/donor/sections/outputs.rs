//! The materials and the certificates that came of the events.

use typesetting::Block;

use crate::reports::blocks::labelled;
use crate::reports::donor::facts::Facts;
use crate::reports::wording::Wording as _;

pub(super) fn blocks(it: &Facts) -> Vec<Block> {
    let materials = it.materials.iter();
    let materials = materials.map(|(whom, count)| {
        labelled(&it.word("report-materials-", whom.as_str()), &count.to_string())
    });
    let certificates = it.certificates.iter();
    let certificates = certificates
        .map(|(kind, count)| labelled(&it.word("certificate-", kind.as_str()), &count.to_string()));
    let all: Vec<_> = materials.chain(certificates).collect();
    if all.is_empty() { Vec::new() } else { vec![Block::list(all)] }
}
