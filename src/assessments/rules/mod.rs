//! What assessments and findings must be, and what their table comes to.

mod dimensions;
mod finding;
mod matrix;
mod places;

use super::entity::assessment::Model;
use super::types::{AssessmentDimension, AssessmentPatch, OutcomeDocument};
use crate::country_code::CountryCode;
use crate::db::PartialDate;
use crate::error::{AppError, Checks, FieldError, Result, Wrong};
use crate::events::rules::fields::check_unique;
use crate::programmes::rules::dates_fault;
use crate::text::{Texts, check_long_texts, check_title, check_url, line_fault};

pub use finding::{FindingSaid, check_finding, check_letters, check_says, finding_faults};
pub use matrix::{Found, matrix};
pub use places::{Place, check_place, displaced};

/// How many assessments an event has at most: its report tells of all of them.
pub const OF_EVENT: u64 = 10;
/// How long a title may be, in characters.
const TITLE_MAX: usize = 500;
/// How long a description may be.
const TEXT_MAX: usize = 20_000;

/// What an assessment says of itself; what is missing is not looked at.
#[derive(Clone, Copy, Debug, Default)]
pub struct Said<'a> {
    title: Option<&'a Texts>,
    description: Option<&'a Texts>,
    method: Option<&'a Texts>,
    starts_on: Option<&'a PartialDate>,
    ends_on: Option<&'a PartialDate>,
    countries: &'a [CountryCode],
    dimensions: &'a [AssessmentDimension],
}

impl<'a> From<&'a Model> for Said<'a> {
    fn from(row: &'a Model) -> Self {
        Self {
            title: Some(&row.title),
            description: row.description.as_ref(),
            method: row.method.as_ref(),
            starts_on: row.starts_on.as_ref(),
            ends_on: row.ends_on.as_ref(),
            countries: &row.countries,
            dimensions: &row.dimensions,
        }
    }
}

/// Notes what is wrong with an assessment by itself.
pub fn check(checks: &mut Checks, said: &Said<'_>) {
    check_title(checks, "title", said.title, TITLE_MAX);
    check_long_texts(checks, "description", said.description, TEXT_MAX);
    check_long_texts(checks, "method", said.method, TEXT_MAX);
    checks.extend(dates_fault(said.starts_on, said.ends_on));
    check_unique(checks, "countries", said.countries);
    dimensions::check(checks, said.dimensions);
}

/// 409 where an event has as many assessments as it may have.
pub fn check_of_event(count: u64) -> Result<()> {
    if count < OF_EVENT {
        return Ok(());
    }
    let detail = format!("An event has {OF_EVENT} assessments at most.");
    Err(AppError::conflict("assessment.too_many", detail))
}

/// Notes what is wrong with the words of documents.
pub fn check_documents(checks: &mut Checks, documents: &[OutcomeDocument]) {
    for (index, own) in documents.iter().enumerate() {
        let at = |field| format!("documents/{index}/{field}");
        checks.extend(line_fault(&at("title"), &own.title, TITLE_MAX));
        check_url(checks, &at("url"), own.url.as_deref());
    }
}

/// What can be said of an assessment of which some fields are wrong or missing.
pub fn faults(part: &AssessmentPatch, _: &Wrong<'_>) -> Vec<FieldError> {
    let mut checks = Checks::new();
    let said = Said {
        title: part.title.as_ref(),
        description: part.description.value(),
        method: part.method.value(),
        starts_on: part.starts_on.value(),
        ends_on: part.ends_on.value(),
        countries: part.countries.list().unwrap_or_default(),
        dimensions: part.dimensions.list().unwrap_or_default(),
    };
    check(&mut checks, &said);
    check_documents(&mut checks, part.documents.list().unwrap_or_default());
    checks.into_faults()
}

#[cfg(test)]
mod sample;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assessments::types::OutcomeDocumentKind;

    #[test]
    fn an_assessment_names_a_country_once_and_ends_after_it_begins() {
        let countries: Vec<CountryCode> =
            ["KZ", "KG", "KZ"].map(|code| code.parse().unwrap()).into();
        let (start, end) = ("2021-06".parse().unwrap(), "2021-05".parse().unwrap());
        let said = Said {
            countries: &countries,
            starts_on: Some(&start),
            ends_on: Some(&end),
            ..Said::default()
        };
        let mut checks = Checks::new();
        check(&mut checks, &said);
        let wrong: Vec<_> = checks.into_faults().into_iter().map(|it| it.pointer).collect();
        assert_eq!(wrong, ["/ends_on", "/countries/2"]);
    }

    #[test]
    fn a_document_has_a_title_and_leads_to_the_web_alone() {
        let document = |title: &str, url: &str| OutcomeDocument {
            kind: OutcomeDocumentKind::Strategy,
            title: title.to_owned(),
            dated: None,
            url: Some(url.to_owned()),
            material_id: None,
            event_id: None,
        };
        let given = [
            document("Strategy", "https://example.org/strategy.pdf"),
            document(" ", "javascript:alert(1)"),
        ];
        let mut checks = Checks::new();
        check_documents(&mut checks, &given);
        let wrong: Vec<_> = checks.into_faults().into_iter().map(|it| it.pointer).collect();
        assert_eq!(wrong, ["/documents/1/title", "/documents/1/url"]);
    }
}
