//! What is said of media coverage, whole or in part.

use super::TITLE_MAX;
use crate::error::{Checks, FieldError, Wrong};
use crate::events::types::CoveragePatch;
use crate::patch::Change;
use crate::text::{check_line, check_url};

/// What is said; what is missing is not looked at.
#[derive(Clone, Copy, Debug, Default)]
pub struct CoverageSaid<'a> {
    /// Who reported.
    pub outlet: Option<&'a str>,
    /// Its title.
    pub title: Option<&'a str>,
    /// Its address.
    pub url: Option<&'a str>,
}

/// Notes what is wrong with what is said.
pub fn check_coverage(checks: &mut Checks, said: &CoverageSaid<'_>) {
    check_line(checks, "outlet", said.outlet, TITLE_MAX);
    check_line(checks, "title", said.title, 500);
    check_url(checks, "url", said.url);
}

/// What can be said of media coverage of which some fields are wrong or missing.
pub fn coverage_faults(part: &CoveragePatch, _: &Wrong<'_>) -> Vec<FieldError> {
    fn text(field: &Change<String>) -> Option<&str> {
        field.value().map(String::as_str)
    }
    let mut checks = Checks::new();
    let said =
        CoverageSaid { outlet: text(&part.outlet), title: text(&part.title), url: text(&part.url) };
    check_coverage(&mut checks, &said);
    checks.into_faults()
}
