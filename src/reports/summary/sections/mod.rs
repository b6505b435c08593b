//! The sections that are computed: each a function from the facts to blocks.
//!
//! A section without a row in [`COMPUTED`] is written by organizers alone.

mod agenda;
mod answers;
mod assessments;
mod background;
mod evaluation;
mod follow_up;
mod media;
mod needs;
mod objectives;
mod organization;
mod overview;
mod participants;
mod participation;
mod proceedings;
mod recommendations;

use typesetting::Block;

use super::facts::Facts;
use super::types::{ReportStage, SectionKey};
use crate::reports::blocks::{chart, fact, inside, labelled, signed};

type Compute = fn(&Facts) -> Vec<Block>;

const COMPUTED: &[(SectionKey, Compute)] = &[
    (SectionKey::Overview, overview::blocks),
    (SectionKey::Background, background::blocks),
    (SectionKey::Objectives, objectives::blocks),
    (SectionKey::Organization, organization::blocks),
    (SectionKey::Participation, participation::blocks),
    (SectionKey::Proceedings, proceedings::blocks),
    (SectionKey::Assessments, assessments::blocks),
    (SectionKey::Needs, needs::blocks),
    (SectionKey::Recommendations, recommendations::blocks),
    (SectionKey::Evaluation, evaluation::blocks),
    (SectionKey::Media, media::blocks),
    (SectionKey::FollowUp, follow_up::blocks),
    (SectionKey::AnnexAgenda, agenda::blocks),
    (SectionKey::AnnexParticipants, participants::blocks),
    (SectionKey::AnnexEvaluation, answers::blocks),
];

/// What a section says by itself; nothing where nothing is on record, or where it comes later.
pub fn computed(key: SectionKey, stage: ReportStage, facts: &Facts) -> Vec<Block> {
    let is_later = key.is_annex() || key == SectionKey::FollowUp;
    if is_later && stage == ReportStage::Progress {
        return Vec::new();
    }
    let found = COMPUTED.iter().find(|(known, _)| *known == key);
    found.map(|(_, compute)| compute(facts)).unwrap_or_default()
}
