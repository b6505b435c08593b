//! What a recommendation says, whole or in part.

use super::{TEXT_MAX, check_evidence};
use crate::error::{Checks, FieldError, Wrong};
use crate::recommendations::entity::recommendation::Model;
use crate::recommendations::types::{Counterpart, ProgressCreate, RecommendationPatch};
use crate::text::{Texts, line_fault, long_texts_faults};

/// What is said; what is missing is not looked at.
#[derive(Clone, Copy, Debug, Default)]
pub struct Said<'a> {
    text: Option<&'a Texts>,
    category: Option<&'a str>,
    counterparts: &'a [Counterpart],
    clusters: &'a [String],
    sdg_targets: &'a [String],
}

impl<'a> From<&'a Model> for Said<'a> {
    fn from(row: &'a Model) -> Self {
        Self {
            text: Some(&row.text),
            category: row.category.as_deref(),
            counterparts: &row.counterparts,
            clusters: &row.clusters,
            sdg_targets: &row.sdg_targets,
        }
    }
}

impl<'a> From<&'a RecommendationPatch> for Said<'a> {
    fn from(patch: &'a RecommendationPatch) -> Self {
        Self {
            text: patch.text.as_ref(),
            category: patch.category.value().map(String::as_str),
            counterparts: patch.counterparts.list().unwrap_or_default(),
            clusters: patch.clusters.list().unwrap_or_default(),
            sdg_targets: patch.sdg_targets.list().unwrap_or_default(),
        }
    }
}

/// Notes what is wrong with what is said.
pub fn check_said(checks: &mut Checks, said: &Said<'_>) {
    checks.extend(said.text.into_iter().flat_map(|it| long_texts_faults("text", it, TEXT_MAX)));
    checks.extend(said.category.and_then(|own| line_fault("category", own, 200)));
    for (index, own) in said.counterparts.iter().enumerate() {
        let given = own.organization_id.is_some() || own.name.is_some();
        let pointer = format!("counterparts/{index}");
        checks.require(given, &pointer, "required", "give organization_id, name or both");
        let name = own.name.as_deref();
        checks.extend(name.and_then(|name| line_fault(&format!("{pointer}/name"), name, 300)));
    }
    for (field, list) in [("clusters", said.clusters), ("sdg_targets", said.sdg_targets)] {
        for (index, own) in list.iter().enumerate() {
            checks.extend(line_fault(&format!("{field}/{index}"), own, 200));
        }
    }
}

/// What can be said of a recommendation of which some fields are wrong or missing.
pub fn faults(part: &RecommendationPatch, _: &Wrong<'_>) -> Vec<FieldError> {
    let mut checks = Checks::new();
    check_said(&mut checks, &Said::from(part));
    checks.into_faults()
}

/// The same of a report on progress.
pub fn progress_faults(part: &ProgressCreate, _: &Wrong<'_>) -> Vec<FieldError> {
    let mut checks = Checks::new();
    check_evidence(&mut checks, part.text.as_deref(), &part.evidence_urls);
    checks.into_faults()
}
