//! What a programme's data must be: one tree, dates in order though known only in part, texts that
//! can be shown.

use std::collections::HashSet;
use std::hash::Hash;

use super::types::{Agreement, ProgrammePatch, Reference};
use crate::db::PartialDate;
use crate::error::{Checks, FieldError, Wrong};
use crate::text::{
    Texts, check_line, check_long_texts, check_title, check_url, line_fault, long_text_fault,
};

pub use crate::tree::would_circle;

/// How long a code may be, in characters.
pub const CODE_MAX: usize = 60;
/// How long a title or a name may be.
pub const TITLE_MAX: usize = 500;
/// How long a description may be.
pub const TEXT_MAX: usize = 20_000;

/// What a programme says of itself.
#[derive(Clone, Copy, Debug)]
pub struct Sayings<'a> {
    /// Its code.
    pub code: Option<&'a str>,
    /// Its title; nothing is said of one that is missing.
    pub title: Option<&'a Texts>,
    /// Its description.
    pub description: Option<&'a Texts>,
    /// When it starts.
    pub starts_on: Option<&'a PartialDate>,
    /// When it ends.
    pub ends_on: Option<&'a PartialDate>,
    /// The agreements on which it rests.
    pub agreements: &'a [Agreement],
    /// Papers and pages about it.
    pub references: &'a [Reference],
}

/// Notes what is wrong with a programme by itself.
pub fn check(checks: &mut Checks, said: &Sayings<'_>) {
    check_line(checks, "code", said.code, CODE_MAX);
    check_title(checks, "title", said.title, TITLE_MAX);
    check_long_texts(checks, "description", said.description, TEXT_MAX);
    checks.extend(dates_fault(said.starts_on, said.ends_on));
    for (index, agreement) in said.agreements.iter().enumerate() {
        check_agreement(checks, &format!("agreements/{index}"), agreement);
    }
    for (index, reference) in said.references.iter().enumerate() {
        check_reference(checks, &format!("references/{index}"), reference);
    }
}

/// What can be said of a programme of which some fields are wrong or missing.
pub fn faults(part: &ProgrammePatch, _: &Wrong<'_>) -> Vec<FieldError> {
    let said = Sayings {
        code: part.code.value().map(String::as_str),
        title: part.title.as_ref(),
        description: part.description.value(),
        starts_on: part.starts_on.value(),
        ends_on: part.ends_on.value(),
        agreements: part.agreements.list().unwrap_or_default(),
        references: part.references.list().unwrap_or_default(),
    };
    let mut checks = Checks::new();
    check(&mut checks, &said);
    checks.into_faults()
}

fn check_agreement(checks: &mut Checks, base: &str, agreement: &Agreement) {
    for (field, text) in [("kind", &agreement.kind), ("title", &agreement.title)] {
        let fault = |text: &str| line_fault(&format!("{base}/{field}"), text, TITLE_MAX);
        checks.extend(text.as_deref().and_then(fault));
    }
    for (index, party) in agreement.parties.iter().enumerate() {
        checks.extend(line_fault(&format!("{base}/parties/{index}"), party, TITLE_MAX));
    }
    let scope = agreement.scope.as_deref();
    checks.extend(scope.and_then(|s| long_text_fault(&format!("{base}/scope"), s, TEXT_MAX)));
    if *agreement == Agreement::default() {
        checks.add(base, "required", "say what was agreed: a kind, a title, parties or a scope");
    }
}

/// Notes what is wrong with a reference, under `base` (such as `references/0`).
pub fn check_reference(checks: &mut Checks, base: &str, reference: &Reference) {
    checks.extend(line_fault(&format!("{base}/title"), &reference.title, TITLE_MAX));
    check_url(checks, &format!("{base}/url"), reference.url.as_deref());
}

/// Notes pairs that stand twice in a list.
pub fn check_pairs<T: Hash + Eq>(checks: &mut Checks, field: &str, pairs: impl Iterator<Item = T>) {
    let mut seen = HashSet::new();
    for (index, pair) in pairs.enumerate() {
        if !seen.insert(pair) {
            checks.add(format!("{field}/{index}"), "duplicate", "stands here twice");
        }
    }
}

/// What is wrong with the dates: an end that lies before the beginning, however both are meant.
pub fn dates_fault(
    starts_on: Option<&PartialDate>,
    ends_on: Option<&PartialDate>,
) -> Option<FieldError> {
    let before = ends_on?.last_day() < starts_on?.first_day();
    before.then(|| FieldError::new("ends_on", "before_start", "must not lie before starts_on"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pair_stands_once_in_a_list() {
        let mut checks = Checks::new();
        check_pairs(&mut checks, "countries", [("KZ", 1), ("KG", 1), ("KZ", 2)].iter());
        assert!(checks.is_empty());
        check_pairs(&mut checks, "countries", [("KZ", 1), ("KG", 1), ("KZ", 1)].iter());
        assert_eq!(checks.finish().unwrap_err().fields[0].pointer, "/countries/2");
    }

    #[test]
    fn an_end_in_the_year_of_the_beginning_is_fine() {
        let fault = |start: &str, end: &str| {
            dates_fault(Some(&start.parse().unwrap()), Some(&end.parse().unwrap())).is_some()
        };
        assert!(!fault("2018", "2021-12"));
        assert!(!fault("2021-07-15", "2021"));
        assert!(!fault("2021", "2021-01-01"));
        assert!(fault("2021", "2020-12-31"));
        assert!(fault("2021-07", "2021-06"));
        assert!(dates_fault(None, Some(&"2021".parse().unwrap())).is_none());
    }
}
