//! From counts to figures, from figures to the values of indicators, and what is told of whom.

use std::collections::BTreeSet;

use super::types::{DonorFigures, IndicatorProgress};
use crate::db::PartialDate;
use crate::evaluations::rules::hiding::LEAST;
use crate::evaluations::rules::scores::{mean, percent, to_tenths, wide};
use crate::programmes::indicators::entity::indicator::Model as Indicator;
use crate::programmes::indicators::entity::value::Model as Entered;
use crate::programmes::indicators::rules::{Progress, holding};
use crate::programmes::indicators::types::IndicatorMeasure as Measure;
use crate::recommendations::dashboard::types::{RecommendationsDashboard, StandingCounts};
use crate::recommendations::types::Acceptance;
use crate::reports::across::turnout::{Turnout, Turnouts, counts};
use crate::reports::types::Counts;

/// The gender that is counted for the share of women.
const WOMEN: &str = "female";
/// Those of whom the gender is not known.
const NOT_KNOWN: [&str; 2] = ["", "undisclosed"];

/// What is counted over some events.
pub(super) fn figures(
    events: usize,
    turnouts: &Turnouts,
    recommendations: &RecommendationsDashboard,
    (opinions, gains): (&[f64], &[f64]),
) -> DonorFigures {
    let whole = &turnouts.whole;
    let accepted =
        |of: &Acceptance| matches!(of, Acceptance::Accepted | Acceptance::PartiallyAccepted);
    let accepted = recommendations.by_acceptance.iter().filter(|it| accepted(&it.acceptance));
    let (all, done) = (recommendations.counts.total, recommendations.counts.implemented);
    let (all, done) = (count(all), count(done));
    DonorFigures {
        events: i64::try_from(events).unwrap_or(i64::MAX),
        participants: whole.participants,
        attended: whole.attended,
        people: whole.people,
        women_percent: women(&turnouts.by_gender),
        countries: known(&turnouts.by_country),
        organizations: whole.organizations,
        certificates: whole.certificates,
        recommendations: all,
        recommendations_accepted: count(accepted.map(|it| it.count).sum()),
        recommendations_implemented: done,
        recommendations_implemented_percent: (all > 0).then(|| percent(done, all)),
        satisfaction_percent: mean(opinions).map(to_tenths),
        learning_gain: mean(gains).map(to_tenths),
    }
}

fn count(of: u64) -> i64 {
    i64::try_from(of).unwrap_or(i64::MAX)
}

/// From how many known countries somebody takes part.
fn known(by_country: &[Turnout]) -> i64 {
    let known = by_country.iter().filter(|row| !row.value.is_empty() && row.participants > 0);
    i64::try_from(known.count()).unwrap_or(i64::MAX)
}

fn women(by_gender: &[Turnout]) -> Option<f64> {
    let known = by_gender.iter().filter(|row| !NOT_KNOWN.contains(&row.value.as_str()));
    let (women, all) = known.fold((0, 0), |(women, all), row| {
        let more = if row.value == WOMEN { row.people } else { 0 };
        (women + more, all + row.people)
    });
    (all > 0).then(|| percent(women, all))
}

/// The value of an indicator that the system counts; none of one that is entered, and none where there is
/// nothing of which it could be a share or a mean.
pub(super) fn value(measure: Measure, figures: &DonorFigures) -> Option<f64> {
    match measure {
        Measure::Entered => None,
        Measure::Events => Some(wide(figures.events)),
        Measure::Participants => Some(wide(figures.participants)),
        Measure::Attended => Some(wide(figures.attended)),
        Measure::People => Some(wide(figures.people)),
        Measure::WomenPercent => figures.women_percent,
        Measure::Countries => Some(wide(figures.countries)),
        Measure::Organizations => Some(wide(figures.organizations)),
        Measure::Certificates => Some(wide(figures.certificates)),
        Measure::Recommendations => Some(wide(figures.recommendations)),
        Measure::RecommendationsAccepted => Some(wide(figures.recommendations_accepted)),
        Measure::RecommendationsImplemented => Some(wide(figures.recommendations_implemented)),
        Measure::RecommendationsImplementedPercent => figures.recommendations_implemented_percent,
        Measure::SatisfactionPercent => figures.satisfaction_percent,
        Measure::LearningGain => figures.learning_gain,
    }
}

/// Which count of those who have something in common an indicator is.
fn figure(measure: Measure) -> Option<fn(&Turnout) -> i64> {
    match measure {
        Measure::Participants => Some(|row| row.participants),
        Measure::Attended => Some(|row| row.attended),
        Measure::People => Some(|row| row.people),
        Measure::Organizations => Some(|row| row.organizations),
        Measure::Certificates => Some(|row| row.certificates),
        _ => None,
    }
}

/// Of which rows it is told how many came, or were given a certificate: those of enough people. What the
/// sum of all leaves for the others is of enough people too, and of more rows than one.
pub(super) fn told_apart(rows: &[Turnout]) -> BTreeSet<&str> {
    let mut by_size: Vec<&Turnout> = rows.iter().filter(|row| row.participants > 0).collect();
    by_size.sort_by_key(|row| row.participants);
    let (mut told, mut hidden, mut people) = (BTreeSet::new(), 0, 0);
    for row in by_size {
        let is_left_open = hidden > 0 && (hidden == 1 || people < LEAST);
        if row.participants < LEAST || is_left_open {
            hidden += 1;
            people += row.participants;
        } else {
            told.insert(row.value.as_str());
        }
    }
    told
}

/// One of the figures of each that have something in common, as far as it is told.
fn told_counts(measure: Measure, rows: &[Turnout]) -> Counts {
    let Some(figure) = figure(measure) else { return Counts::new() };
    let told = told_apart(rows);
    let is_of_deeds = matches!(measure, Measure::Attended | Measure::Certificates);
    let is_told = |row: &Turnout| !is_of_deeds || told.contains(row.value.as_str());
    counts(rows, |row| if is_told(row) { figure(row) } else { 0 })
}

/// Recommendations by the countries that are to carry them out.
fn recommended(measure: Measure, all: &RecommendationsDashboard) -> Counts {
    let figure: fn(&StandingCounts) -> u64 = match measure {
        Measure::Recommendations => |counts| counts.total,
        Measure::RecommendationsImplemented => |counts| counts.implemented,
        _ => return Counts::new(),
    };
    let named = all.by_country.iter().map(|it| (it.country.to_string(), count(figure(&it.counts))));
    named.filter(|(_, of)| *of > 0).collect()
}

/// How far an indicator is at the end of a time.
pub(super) fn progress(
    indicator: &Indicator,
    entered: &[Entered],
    until: Option<&PartialDate>,
    counted: (&DonorFigures, &Turnouts, &RecommendationsDashboard),
) -> IndicatorProgress {
    let (figures, turnouts, recommendations) = counted;
    let measure = indicator.measure;
    let entry = (measure == Measure::Entered).then(|| holding(entered, until)).flatten();
    let value = entry.map(|entry| entry.value).or_else(|| value(measure, figures));
    let (from, to) = (indicator.baseline_value, indicator.target_value);
    let way = Progress::of(indicator.direction, from, value, to);
    let by = |rows: &[Turnout]| told_counts(measure, rows);
    let mut by_country = by(&turnouts.by_country);
    by_country.extend(recommended(measure, recommendations));
    IndicatorProgress {
        indicator_id: indicator.id,
        code: indicator.code.clone(),
        title: indicator.title.clone(),
        unit: indicator.unit.clone(),
        measure,
        direction: indicator.direction,
        baseline: indicator.baseline(),
        target: indicator.target(),
        value,
        dated: entry.map(|entry| entry.dated.clone()),
        source: entry.and_then(|entry| entry.source.clone()),
        note: entry.and_then(|entry| entry.note.clone()),
        progress_percent: way.percent,
        reached: way.reached,
        by_country,
        by_gender: by(&turnouts.by_gender),
        by_organization_kind: by(&turnouts.by_organization_kind),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(value: &str, people: i64) -> Turnout {
        Turnout { value: value.to_owned(), participants: people, people, ..Turnout::default() }
    }

    #[test]
    fn the_share_of_women_leaves_out_those_of_whom_it_is_not_known() {
        let rows =
            [of("female", 3), of("male", 2), of("other", 1), of("undisclosed", 5), of("", 9)];
        assert_eq!(women(&rows), Some(50.0));
        assert_eq!(women(&rows[3..]), None, "of nobody there is no share");
    }

    #[test]
    fn of_few_it_is_not_told_how_many_came_nor_does_it_follow_from_the_others() {
        let told = |sizes: &[i64]| {
            let names = ["a", "b", "c", "d"];
            let rows: Vec<Turnout> =
                names.iter().zip(sizes).map(|(name, size)| of(name, *size)).collect();
            told_apart(&rows).into_iter().collect::<String>()
        };
        assert_eq!(told(&[5, 9]), "ab");
        assert_eq!(told(&[4, 9, 20]), "c", "the one that is left open would follow");
        assert_eq!(told(&[1, 2, 7, 20]), "d", "three people would be known together");
        assert_eq!(told(&[2, 3, 7, 20]), "cd");
        assert_eq!(told(&[0, 5, 6]), "bc");
        assert_eq!(told(&[4]), "");
    }

    #[test]
    fn of_few_an_indicator_does_not_tell_who_came() {
        let came = |value: &str, participants, attended| Turnout {
            attended,
            certificates: attended,
            ..of(value, participants)
        };
        let rows = [came("KG", 6, 4), came("KZ", 3, 1), came("UZ", 2, 2), came("", 9, 0)];
        for measure in [Measure::Attended, Measure::Certificates] {
            assert_eq!(told_counts(measure, &rows), Counts::from([("KG".to_owned(), 4)]));
        }
        assert_eq!(told_counts(Measure::Participants, &rows).len(), 4);
        assert_eq!(told_counts(Measure::Events, &rows), Counts::new());
    }

    #[test]
    fn a_country_that_is_not_known_or_from_which_nobody_takes_part_is_not_reached() {
        assert_eq!(known(&[of("", 4), of("KG", 2), of("KZ", 0)]), 1);
    }

    #[test]
    fn every_measure_but_what_is_entered_has_a_value_once_there_is_something_to_count() {
        let figures = DonorFigures {
            women_percent: Some(40.0),
            recommendations_implemented_percent: Some(50.0),
            satisfaction_percent: Some(80.0),
            learning_gain: Some(12.5),
            ..DonorFigures::default()
        };
        for measure in Measure::ALL {
            let is_counted = *measure != Measure::Entered;
            assert_eq!(value(*measure, &figures).is_some(), is_counted, "{measure}");
        }
        assert_eq!(value(Measure::LearningGain, &DonorFigures::default()), None);
        assert_eq!(value(Measure::Events, &DonorFigures::default()), Some(0.0));
    }
}
