//! What a finding must be.

use crate::assessments::entity::finding::Model;
use crate::assessments::types::FindingPatch;
use crate::error::{AppError, Checks, FieldError, Result, Wrong};
use crate::text::{Texts, check_line, check_long_texts, check_url};

/// How long the text of a finding may be, in characters: it stands in a cell of a table.
const TEXT_MAX: usize = 4_000;
/// How many letters the texts of all findings of an assessment have at most, in all languages together:
/// a table and a report hold all of them at once.
const LETTERS_MAX: i64 = 1_000_000;
/// How long a source may be.
const SOURCE_MAX: usize = 500;

/// What a finding says; what is missing is not looked at.
#[derive(Clone, Copy, Debug, Default)]
pub struct FindingSaid<'a> {
    text: Option<&'a Texts>,
    source: Option<&'a str>,
    url: Option<&'a str>,
}

impl<'a> From<&'a Model> for FindingSaid<'a> {
    fn from(row: &'a Model) -> Self {
        Self { text: row.text.as_ref(), source: row.source.as_deref(), url: row.url.as_deref() }
    }
}

/// Notes what is wrong with what a finding says.
pub fn check_finding(checks: &mut Checks, said: &FindingSaid<'_>) {
    check_long_texts(checks, "text", said.text, TEXT_MAX);
    check_line(checks, "source", said.source, SOURCE_MAX);
    check_url(checks, "url", said.url);
}

/// Notes unless it says something.
pub fn check_says(checks: &mut Checks, row: &Model) {
    let says = row.text.is_some() || row.level.is_some();
    checks.require(says, "text", "required", "say what was found: give text, level or both");
}

/// 409 where a text is too much beside the others of its assessment, which have so many letters.
pub fn check_letters(others: i64, text: &Texts) -> Result<()> {
    let own: usize = text.iter().map(|(_, text)| text.chars().count()).sum();
    if others.saturating_add(i64::try_from(own).unwrap_or(i64::MAX)) <= LETTERS_MAX {
        return Ok(());
    }
    let detail = "The findings of an assessment have 1,000,000 letters at most, in all languages \
                  together; shorten some, or divide it into several.";
    Err(AppError::conflict("assessment.full", detail))
}

/// What can be said of a finding of which some fields are wrong or missing.
pub fn finding_faults(part: &FindingPatch, _: &Wrong<'_>) -> Vec<FieldError> {
    let mut checks = Checks::new();
    let said = FindingSaid {
        text: part.text.value(),
        source: part.source.value().map(String::as_str),
        url: part.url.value().map(String::as_str),
    };
    check_finding(&mut checks, &said);
    checks.into_faults()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_findings_together_have_their_bound() {
        let text = Texts::english("жж");
        assert!(check_letters(LETTERS_MAX - 2, &text).is_ok());
        let refused = check_letters(LETTERS_MAX - 1, &text).unwrap_err();
        assert_eq!(refused.code, "assessment.full");
    }

    #[test]
    fn what_a_finding_says_has_its_bounds() {
        let text = Texts::english("a".repeat(TEXT_MAX + 1));
        let said = FindingSaid {
            text: Some(&text),
            source: Some("a\nb"),
            url: Some("javascript:alert(1)"),
        };
        let mut checks = Checks::new();
        check_finding(&mut checks, &said);
        let wrong: Vec<_> = checks.into_faults().into_iter().map(|it| it.pointer).collect();
        assert_eq!(wrong, ["/text/en", "/source", "/url"]);
    }
}
