//! What a value must be, and what values say of a group.

use std::collections::{BTreeMap, BTreeSet};

use super::types::{ComponentSummary, CountryIndicatorPart};
use crate::country_code::CountryCode;
use crate::error::{Checks, FieldError, Wrong};
use crate::text::line_fault;

/// How many components are named as the weakest.
pub const WEAKEST: usize = 2;

/// Notes what is wrong with the words of a value.
pub fn check(
    checks: &mut Checks,
    index: Option<&str>,
    component: Option<&str>,
    source: Option<&str>,
) {
    checks.extend(index.and_then(index_fault));
    checks.extend(component.and_then(|own| line_fault("component", own, 100)));
    checks.extend(source.and_then(|own| line_fault("source", own, 300)));
}

fn index_fault(index: &str) -> Option<FieldError> {
    let known = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.' | ' ');
    let fine = !index.trim().is_empty() && index.len() <= 40 && index.chars().all(known);
    let message = "give the letters by which the index is known, such as EGDI or OSI";
    (!fine).then(|| FieldError::new("index", "format", message))
}

/// What can be said of a value of which some fields are wrong or missing.
pub fn faults(part: &CountryIndicatorPart, _: &Wrong<'_>) -> Vec<FieldError> {
    let mut checks = Checks::new();
    let [index, component, source] =
        [&part.index, &part.component, &part.source].map(Option::as_deref);
    check(&mut checks, index, component, source);
    checks.into_faults()
}

/// The letters by which an index is kept.
pub fn index_code(index: &str) -> String {
    index.trim().to_ascii_uppercase()
}

/// Values of one component (none: the whole) by country.
pub type Values = BTreeMap<CountryCode, f64>;

/// What one component says of a group, beside another.
pub fn summary(
    component: Option<String>,
    values: &Values,
    group: Option<&BTreeSet<CountryCode>>,
    against: Option<&BTreeSet<CountryCode>>,
) -> ComponentSummary {
    let everybody: BTreeSet<CountryCode> = values.keys().cloned().collect();
    let (mean, counted, missing) = of_group(values, group.unwrap_or(&everybody));
    let other = against.map(|against| of_group(values, against));
    let (against_mean, against_counted, against_missing) = other.unwrap_or_default();
    let difference = mean.zip(against_mean).map(|(own, other)| rounded(own - other));
    ComponentSummary {
        component,
        mean: mean.map(rounded),
        counted,
        missing,
        against_mean: against_mean.map(rounded),
        against_counted,
        against_missing,
        difference,
    }
}

/// The mean of a group, of how many of its countries that is, and which have no value.
fn of_group(
    values: &Values,
    group: &BTreeSet<CountryCode>,
) -> (Option<f64>, u32, Vec<CountryCode>) {
    let (mut sum, mut counted) = (0.0, 0_u32);
    let mut missing = Vec::new();
    for country in group {
        match values.get(country) {
            Some(value) => (sum, counted) = (sum + value, counted + 1),
            None => missing.push(country.clone()),
        }
    }
    ((counted > 0).then(|| sum / f64::from(counted)), counted, missing)
}

/// To the six places that no index has more of, so that sums of decimals show no noise.
fn rounded(value: f64) -> f64 {
    (value * 1e6).round() / 1e6
}

/// The components, those first in which the group has the lowest mean; those without any last.
pub fn lowest_first(components: &mut [ComponentSummary]) {
    components.sort_by(|one, other| {
        let mean = |it: &ComponentSummary| it.mean.unwrap_or(f64::INFINITY);
        mean(one).total_cmp(&mean(other)).then_with(|| one.component.cmp(&other.component))
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn group(codes: &[&str]) -> BTreeSet<CountryCode> {
        codes.iter().map(|code| code.parse().unwrap()).collect()
    }

    #[test]
    fn a_mean_is_of_those_who_have_a_value_and_the_others_are_named() {
        let values: Values =
            [("KZ", 0.9), ("KG", 0.6), ("DE", 0.8)].map(|(c, v)| (c.parse().unwrap(), v)).into();
        let own = group(&["KG", "KZ", "TM"]);
        let shown = summary(None, &values, Some(&own), Some(&group(&["DE"])));
        assert_eq!((shown.mean, shown.counted), (Some(0.75), 2));
        assert_eq!(shown.missing, ["TM".parse().unwrap()]);
        assert_eq!((shown.against_mean, shown.difference), (Some(0.8), Some(-0.05)));
        let nobody = summary(None, &values, Some(&group(&["TM"])), None);
        assert_eq!((nobody.mean, nobody.difference, nobody.counted), (None, None, 0));
        assert_eq!(summary(None, &values, None, None).counted, 3);
    }

    #[test]
    fn an_index_is_known_by_its_letters() {
        assert_eq!(index_code(" egdi "), "EGDI");
        assert!(index_fault("OSI").is_none());
        for wrong in ["", " ", "a/b", "индекс"] {
            assert!(index_fault(wrong).is_some(), "{wrong}");
        }
    }

    proptest! {
        #[test]
        fn a_mean_lies_between_the_least_and_the_most(values in prop::collection::vec(0.0..1.0_f64, 1..9)) {
            let codes = ["AM", "AZ", "GE", "KG", "KZ", "TJ", "TM", "UZ", "MN"];
            let all: Values =
                codes.iter().zip(&values).map(|(code, value)| (code.parse().unwrap(), *value)).collect();
            let shown = summary(None, &all, Some(&group(&codes)), None);
            let least = values.iter().copied().fold(f64::INFINITY, f64::min);
            let most = values.iter().copied().fold(0.0, f64::max);
            let mean = shown.mean.unwrap();
            prop_assert!(least - 1e-6 <= mean && mean <= most + 1e-6);
            prop_assert_eq!(shown.missing.len() + values.len(), codes.len());
        }
    }
}
