//! What an indicator must be, which of its values holds, and how far it is to its target.

use std::collections::BTreeSet;

use chrono::{DateTime, TimeDelta, Utc};

use super::entity::value::Model as Value;
use super::types::{
    IndicatorBaseline, IndicatorDirection, IndicatorMeasure, IndicatorTarget, IndicatorValuePart,
    ProgrammeIndicatorPart,
};
use crate::db::PartialDate;
use crate::error::{AppError, Checks, FieldError, Result, Wrong};
use crate::ids::IndicatorValueId;
use crate::programmes::rules::{CODE_MAX, TITLE_MAX};
use crate::text::{Texts, check_line, check_title, line_fault, long_text_fault};

/// How many indicators a programme has at most.
pub const INDICATORS_MAX: u64 = 200;
/// How many values are entered for an indicator at most.
pub const VALUES_MAX: u64 = 1_000;
/// How long a note may be, in characters.
const NOTE_MAX: usize = 2_000;
/// How far the first clocks are ahead of those by which instants are kept.
const FURTHEST_EAST: TimeDelta = TimeDelta::hours(14);

/// What an indicator says of itself.
#[derive(Clone, Copy, Debug)]
pub struct Sayings<'a> {
    /// Its number.
    pub code: Option<&'a str>,
    /// Its title; nothing is said of one that is missing.
    pub title: Option<&'a Texts>,
    /// In what it is measured.
    pub unit: Option<&'a str>,
    /// Where it is to go, where that is known.
    pub direction: Option<IndicatorDirection>,
    /// The value from which it starts.
    pub baseline: Option<&'a IndicatorBaseline>,
    /// The value that is to be reached.
    pub target: Option<&'a IndicatorTarget>,
}

/// Notes what is wrong with an indicator by itself.
pub fn check(checks: &mut Checks, said: &Sayings<'_>) {
    check_line(checks, "code", said.code, CODE_MAX);
    check_title(checks, "title", said.title, TITLE_MAX);
    check_line(checks, "unit", said.unit, CODE_MAX);
    let source = said.baseline.and_then(|baseline| baseline.source.as_deref());
    check_line(checks, "baseline/source", source, TITLE_MAX);
    checks.extend(direction_fault(said));
}

/// What is wrong with a target that lies on the other side of the baseline than the direction says.
fn direction_fault(said: &Sayings<'_>) -> Option<FieldError> {
    let (baseline, target) = (said.baseline?.value, said.target?.value);
    let (is_against, message) = match said.direction? {
        IndicatorDirection::Increase => {
            (target < baseline, "lies below the baseline: say direction decrease")
        }
        IndicatorDirection::Decrease => {
            (target > baseline, "lies above the baseline: say direction increase")
        }
    };
    is_against.then(|| FieldError::new("target/value", "direction", message))
}

/// What can be said of an indicator of which some fields are wrong or missing.
pub fn faults(part: &ProgrammeIndicatorPart, _: &Wrong<'_>) -> Vec<FieldError> {
    let mut checks = Checks::new();
    let baseline = part.baseline.as_ref().and_then(|it| {
        let (dated, source) = (None, it.source.clone());
        Some(IndicatorBaseline { value: it.value?, dated, source })
    });
    let target = part.target.as_ref().and_then(|it| it.value);
    let target = target.map(|value| IndicatorTarget { value, dated: None });
    let said = Sayings {
        code: part.code.as_deref(),
        title: part.title.as_ref(),
        unit: part.unit.as_deref(),
        direction: part.direction,
        baseline: baseline.as_ref(),
        target: target.as_ref(),
    };
    check(&mut checks, &said);
    checks.into_faults()
}

/// The names by which callers know the columns that changed: baseline and target are one field each.
pub fn names(columns: Vec<String>) -> Vec<String> {
    let whole = |column: String| {
        let nested = ["baseline", "target"].into_iter();
        let mut nested = nested.filter(|field| column.starts_with(&format!("{field}_")));
        nested.next().map_or_else(|| column.clone(), str::to_owned)
    };
    let mut names: Vec<String> = columns.into_iter().map(whole).collect();
    names.dedup();
    names
}

/// Notes what is wrong with the words of a value.
pub fn check_value(checks: &mut Checks, source: Option<&str>, note: Option<&str>) {
    checks.extend(source.and_then(|source| line_fault("source", source, TITLE_MAX)));
    checks.extend(note.and_then(|note| long_text_fault("note", note, NOTE_MAX)));
}

/// Notes where a date has not begun anywhere.
pub fn check_dated(checks: &mut Checks, dated: &PartialDate, now: DateTime<Utc>) {
    let latest = (now + FURTHEST_EAST).date_naive();
    let message = "must not lie in the future";
    checks.require(dated.first_day() <= latest, "dated", "future", message);
}

/// What can be said of a value of which some fields are wrong or missing.
pub fn value_faults(part: &IndicatorValuePart, _: &Wrong<'_>) -> Vec<FieldError> {
    let mut checks = Checks::new();
    check_value(&mut checks, part.source.as_deref(), part.note.as_deref());
    checks.into_faults()
}

/// 409 where the system counts the indicator itself.
pub fn check_entered(measure: IndicatorMeasure) -> Result<()> {
    if measure == IndicatorMeasure::Entered {
        return Ok(());
    }
    let detail = "The system counts this indicator itself; no value is entered for it.";
    Err(AppError::conflict("programme_indicator.counted", detail))
}

/// 409 where a programme has as many indicators as it may have.
pub fn check_indicators(count: u64) -> Result<()> {
    if count < INDICATORS_MAX {
        return Ok(());
    }
    let detail = format!("A programme has {INDICATORS_MAX} indicators at most.");
    Err(AppError::conflict("programme_indicator.too_many", detail))
}

/// 409 where as many values are entered for an indicator as may be.
pub fn check_values(count: u64) -> Result<()> {
    if count < VALUES_MAX {
        return Ok(());
    }
    let detail = format!("{VALUES_MAX} values are entered for an indicator at most.");
    Err(AppError::conflict("programme_indicator.values_full", detail))
}

/// Which of the values of an indicator holds at the end of a time: of those that none corrects the one
/// dated last, and of two with the same last day the one that was entered last. Without an end the last
/// of all.
pub fn holding<'a>(values: &'a [Value], until: Option<&PartialDate>) -> Option<&'a Value> {
    let corrected: BTreeSet<IndicatorValueId> =
        values.iter().filter_map(|value| value.corrects_id).collect();
    let end = until.map(PartialDate::last_day);
    let in_time = |value: &&Value| end.is_none_or(|end| value.dated.last_day() <= end);
    // Of a year that was not over nobody knew more than until the day of the entry.
    let day = |value: &Value| value.dated.last_day().min(value.created_at.date_naive());
    values
        .iter()
        .filter(|value| !corrected.contains(&value.id))
        .filter(in_time)
        .max_by_key(|value| (day(value), value.id))
}

/// How far an indicator is to its target.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Progress {
    /// What share of the way from the baseline to the target is done, in per cent; below 0 where it went
    /// the other way, above 100 where it went beyond. None where there is no way to measure: one of the
    /// three is not known, or the target is the baseline.
    pub percent: Option<f64>,
    /// Whether the target is reached; none where there is none, or no value.
    pub reached: Option<bool>,
}

impl Progress {
    /// From the baseline by way of the value to the target.
    pub fn of(
        direction: IndicatorDirection,
        baseline: Option<f64>,
        value: Option<f64>,
        target: Option<f64>,
    ) -> Self {
        let Some((value, target)) = value.zip(target) else { return Self::default() };
        let reached = match direction {
            IndicatorDirection::Increase => value >= target,
            IndicatorDirection::Decrease => value <= target,
        };
        let way = baseline.map(|baseline| (value - baseline, target - baseline));
        let share = way.map(|(done, whole)| done / whole).filter(|share| share.is_finite());
        Self { percent: share.map(to_tenths_of_percent), reached: Some(reached) }
    }
}

fn to_tenths_of_percent(share: f64) -> f64 {
    (share * 1_000.0).round() / 10.0
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use uuid::Uuid;

    use IndicatorDirection::{Decrease, Increase};

    fn percent(from: Option<f64>, value: Option<f64>, to: Option<f64>) -> Option<f64> {
        Progress::of(Increase, from, value, to).percent
    }

    #[test]
    fn progress_is_the_share_of_the_way_from_the_baseline_to_the_target() {
        assert_eq!(percent(Some(10.0), Some(40.0), Some(70.0)), Some(50.0));
        assert_eq!(percent(Some(0.0), Some(1.0), Some(3.0)), Some(33.3));
        assert_eq!(percent(Some(10.0), Some(5.0), Some(20.0)), Some(-50.0));
        assert_eq!(percent(Some(0.0), Some(90.0), Some(60.0)), Some(150.0));
        let down = Progress::of(Decrease, Some(80.0), Some(50.0), Some(20.0));
        assert_eq!(down, Progress { percent: Some(50.0), reached: Some(false) });
        assert_eq!(Progress::of(Decrease, Some(80.0), Some(20.0), Some(20.0)).reached, Some(true));
    }

    #[test]
    fn there_is_no_share_of_a_way_that_is_not_known_or_has_no_length() {
        assert_eq!(percent(None, Some(40.0), Some(70.0)), None);
        assert_eq!(percent(Some(10.0), None, Some(70.0)), None);
        assert_eq!(percent(Some(10.0), Some(40.0), None), None);
        assert_eq!(percent(Some(70.0), Some(70.0), Some(70.0)), None);
        let kept = Progress::of(Increase, Some(70.0), Some(75.0), Some(70.0));
        assert_eq!(kept, Progress { percent: None, reached: Some(true) }, "kept where it was");
        assert_eq!(Progress::of(Increase, None, Some(5.0), Some(9.0)).reached, Some(false));
        assert_eq!(Progress::of(Increase, Some(1.0), None, Some(9.0)), Progress::default());
    }

    #[test]
    fn a_change_names_the_fields_that_callers_know() {
        let columns = ["code", "baseline_value", "baseline_dated", "target_value", "unit"];
        let found = names(columns.map(str::to_owned).to_vec());
        assert_eq!(found, ["code", "baseline", "target", "unit"]);
    }

    #[test]
    fn a_target_lies_where_the_direction_leads() {
        let fault = |direction, from: f64, to: f64| {
            let baseline = IndicatorBaseline { value: from, dated: None, source: None };
            let target = IndicatorTarget { value: to, dated: None };
            let mut checks = Checks::new();
            let said = Sayings {
                code: None,
                title: None,
                unit: None,
                direction,
                baseline: Some(&baseline),
                target: Some(&target),
            };
            check(&mut checks, &said);
            checks.into_faults().into_iter().map(|it| it.pointer).collect::<Vec<_>>()
        };
        let nothing: [&str; 0] = [];
        assert_eq!(fault(Some(Increase), 1.0, 2.0), nothing);
        assert_eq!(fault(Some(Increase), 2.0, 2.0), nothing);
        assert_eq!(fault(Some(Increase), 2.0, 1.0), ["/target/value"]);
        assert_eq!(fault(Some(Decrease), 1.0, 2.0), ["/target/value"]);
        assert_eq!(fault(Some(Decrease), 2.0, 1.0), nothing);
        assert_eq!(fault(None, 2.0, 1.0), nothing, "it is not known where it is to go");
    }

    fn entered(number: u128, value: f64, dated: &str) -> Value {
        Value {
            id: Uuid::from_u128(number).into(),
            indicator_id: Uuid::nil().into(),
            value,
            dated: dated.parse().unwrap(),
            source: None,
            note: None,
            corrects_id: None,
            recorded_by: String::new(),
            created_at: "2026-03-01T00:00:00Z".parse().unwrap(),
        }
    }

    #[test]
    fn the_value_dated_last_holds_and_a_correction_goes_before_what_it_corrects() {
        let values = [
            entered(1, 10.0, "2024-06"),
            entered(2, 30.0, "2025"),
            entered(3, 12.0, "2024-06"),
            entered(4, 20.0, "2025-03-01"),
        ];
        let at = |until: Option<&str>| {
            let until: Option<PartialDate> = until.map(|text| text.parse().unwrap());
            holding(&values, until.as_ref()).map(|value| value.value)
        };
        assert_eq!(at(None), Some(30.0));
        assert_eq!(at(Some("2025-06")), Some(20.0), "a year is over on its last day");
        assert_eq!(at(Some("2024")), Some(12.0));
        assert_eq!(at(Some("2024-05")), None);
    }

    #[test]
    fn what_is_corrected_holds_no_more_whatever_its_date_and_a_year_goes_as_far_as_it_was_known() {
        let mut values = [entered(1, 10.0, "2026-02"), entered(2, 99.0, "2026")];
        let at = |values: &[Value]| holding(values, None).map(|value| value.value);
        assert_eq!(at(&values), Some(99.0));
        let later = Value {
            created_at: "2026-06-01T00:00:00Z".parse().unwrap(),
            ..entered(3, 40.0, "2026-05")
        };
        assert_eq!(at(&[values[0].clone(), values[1].clone(), later]), Some(40.0));
        values[0].corrects_id = Some(values[1].id);
        assert_eq!(at(&values), Some(10.0));
    }

    #[test]
    fn a_date_that_has_begun_nowhere_is_refused() {
        let fits = |dated: &str| {
            let mut checks = Checks::new();
            let now = "2026-03-31T11:00:00Z".parse().unwrap();
            check_dated(&mut checks, &dated.parse().unwrap(), now);
            checks.into_faults().is_empty()
        };
        assert!(fits("2026") && fits("2026-03-31") && fits("2026-04-01"));
        assert!(!fits("2026-04-02") && !fits("2026-05") && !fits("2027"));
    }

    proptest! {
        #[test]
        fn progress_is_a_number_or_nothing(
            from in -1e12..1e12_f64, value in -1e12..1e12_f64, to in -1e12..1e12_f64,
        ) {
            let found = percent(Some(from), Some(value), Some(to));
            prop_assert!(found.is_none_or(f64::is_finite), "{found:?}");
            prop_assume!((from - to).abs() > 1.0);
            prop_assert_eq!(percent(Some(from), Some(to), Some(to)), Some(100.0));
            prop_assert_eq!(percent(Some(from), Some(from), Some(to)), Some(0.0));
        }
    }
}
