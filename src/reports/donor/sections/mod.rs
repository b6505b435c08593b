//! The sections of the report of a programme: each a function from the facts to blocks.

mod claims;
mod evaluation;
mod events;
mod indicators;
mod outputs;
mod overview;
mod participation;
mod recommendations;

use typesetting::Block;

use super::facts::Facts;
use super::types::DonorSectionKey;

type Compute = fn(&Facts) -> Vec<Block>;

const COMPUTED: &[(DonorSectionKey, Compute)] = &[
    (DonorSectionKey::Overview, overview::blocks),
    (DonorSectionKey::Events, events::blocks),
    (DonorSectionKey::Participation, participation::blocks),
    (DonorSectionKey::Indicators, indicators::blocks),
    (DonorSectionKey::Recommendations, recommendations::blocks),
    (DonorSectionKey::Evaluation, evaluation::blocks),
    (DonorSectionKey::Outputs, outputs::blocks),
    (DonorSectionKey::Claims, claims::blocks),
];

/// The sections of which something is known.
pub(super) fn computed(facts: &Facts) -> Vec<(DonorSectionKey, Vec<Block>)> {
    let all = COMPUTED.iter().map(|(key, compute)| (*key, compute(facts)));
    all.filter(|(_, blocks)| !blocks.is_empty()).collect()
}
