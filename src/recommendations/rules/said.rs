//! What a recommendation says, whole or in part.

use super::{TEXT_MAX, check_evidence, is_sdg_target};
use crate::error::{Checks, FieldError, Wrong};
use crate::recommendations::entity::recommendation::Model;
use crate::recommendations::types::{Counterpart, Outcome, ProgressCreate, RecommendationPatch};
use crate::text::{Texts, check_line, check_long_texts, check_url, line_fault};

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
    check_long_texts(checks, "text", said.text, TEXT_MAX);
    check_line(checks, "category", said.category, 200);
    for (index, own) in said.counterparts.iter().enumerate() {
        let given = own.organization_id.is_some() || own.name.is_some();
        let pointer = format!("counterparts/{index}");
        checks.require(given, &pointer, "required", "give organization_id, name or both");
        check_line(checks, &format!("{pointer}/name"), own.name.as_deref(), 300);
    }
    for (field, list) in [("clusters", said.clusters), ("sdg_targets", said.sdg_targets)] {
        for (index, own) in list.iter().enumerate() {
            checks.extend(line_fault(&format!("{field}/{index}"), own, 200));
        }
    }
}

/// Notes what is no target of the Sustainable Development Goals. What was kept before there was this
/// rule may stay, so it is asked of what is new.
pub fn check_targets(checks: &mut Checks, targets: &[String]) {
    for (index, own) in targets.iter().enumerate() {
        let message = "give a target as it is printed, such as 16.6, 17.18 or 9.c";
        checks.require(is_sdg_target(own), &format!("sdg_targets/{index}"), "sdg_target", message);
    }
}

/// Notes what is wrong with the words of what came of a recommendation.
pub fn check_outcomes(checks: &mut Checks, outcomes: &[Outcome]) {
    for (index, own) in outcomes.iter().enumerate() {
        let at = |field| format!("came_of_it/{index}/{field}");
        let given = own.event_id.is_some() || own.title.is_some();
        let message = "give event_id, title or both";
        checks.require(given, &format!("came_of_it/{index}"), "required", message);
        check_line(checks, &at("title"), own.title.as_deref(), 300);
        check_url(checks, &at("url"), own.url.as_deref());
    }
}

/// What can be said of a recommendation of which some fields are wrong or missing.
pub fn faults(part: &RecommendationPatch, _: &Wrong<'_>) -> Vec<FieldError> {
    let mut checks = Checks::new();
    check_said(&mut checks, &Said::from(part));
    check_targets(&mut checks, part.sdg_targets.list().unwrap_or_default());
    check_outcomes(&mut checks, part.came_of_it.list().unwrap_or_default());
    checks.into_faults()
}

/// The same of a report on progress.
pub fn progress_faults(part: &ProgressCreate, _: &Wrong<'_>) -> Vec<FieldError> {
    let mut checks = Checks::new();
    check_evidence(&mut checks, part.text.as_deref(), &part.evidence_urls);
    checks.into_faults()
}
