//! What is counted of an event, in figures and pictures.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use chrono::NaiveDate;
use serde::Serialize;

use super::{EventSummary, View};

/// How wide a bar or a line can be, in the units of its picture.
const WIDTH: i64 = 1000;
/// How high a line can be.
const HEIGHT: i64 = 300;

/// The statistics of an event.
#[derive(Clone, Debug, Serialize)]
pub struct StatisticsView {
    /// The facts.
    pub event: EventSummary,
    /// All registrations, whatever became of them.
    pub registrations: i64,
    /// The confirmed.
    pub confirmed: i64,
    /// What a report claims beside what is counted; empty where it claims nothing.
    pub claims: Vec<ClaimLine>,
    /// In which words the report says it.
    pub note: Option<String>,
    /// How many had registered by when; none while nobody has.
    pub over_time: Option<TimeLine>,
    /// How many, by this and that.
    pub charts: Vec<BarChart>,
    /// The seats of countries; empty where nobody is nominated and nothing is set.
    pub seats: Vec<SeatLine>,
}

impl View for StatisticsView {
    const TEMPLATE: &'static str = "statistics.html";
}

/// A claimed and a counted figure.
#[derive(Clone, Debug, Serialize)]
pub struct ClaimLine {
    /// `participants` or `countries`.
    pub name: &'static str,
    /// What the report claims.
    pub claimed: i64,
    /// What the rows say.
    pub counted: i64,
}

/// The seats of a country.
#[derive(Clone, Debug, Serialize)]
pub struct SeatLine {
    /// Its name.
    pub country: String,
    /// How many seats it has; none: no quota.
    pub seats: Option<i32>,
    /// How many are selected.
    pub selected: i64,
    /// How many of these are women.
    pub women: i64,
    /// How many of a hundred are to be women.
    pub women_share: Option<i32>,
}

/// How many, by one property.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct BarChart {
    /// What by, such as `country`.
    pub name: &'static str,
    /// A bar each, the longest first unless they have an order.
    pub bars: Vec<Bar>,
}

/// One bar.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Bar {
    /// What it counts.
    pub label: String,
    /// How many.
    pub people: i64,
    /// How long it is, in thousandths of the longest.
    pub width: i64,
}

impl BarChart {
    /// The bars of these counts, the longest first; none where nothing is counted.
    pub fn of(name: &'static str, counts: impl IntoIterator<Item = (String, i64)>) -> Option<Self> {
        let mut counts: Vec<(String, i64)> = counts.into_iter().filter(|(_, it)| *it > 0).collect();
        counts.sort_by(|(one, few), (other, many)| many.cmp(few).then_with(|| one.cmp(other)));
        Self::in_order(name, counts)
    }

    /// The same in an order that says something, with those that nobody chose.
    pub fn in_order(
        name: &'static str,
        counts: impl IntoIterator<Item = (String, i64)>,
    ) -> Option<Self> {
        let counts: Vec<(String, i64)> = counts.into_iter().collect();
        let longest = counts.iter().map(|(_, people)| *people).max().filter(|it| *it > 0)?;
        let bar = |(label, people)| Bar { label, people, width: scaled(people, longest, WIDTH) };
        Some(Self { name, bars: counts.into_iter().map(bar).collect() })
    }
}

/// How many there were by when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TimeLine {
    /// The first day.
    pub from: NaiveDate,
    /// The last day.
    pub to: NaiveDate,
    /// How many there are at its end.
    pub people: i64,
    /// The line that grows, as the path of an SVG of 1000 by 300 units.
    pub path: String,
    /// Each day on which there came some.
    pub days: Vec<DayLine>,
}

/// One day of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DayLine {
    /// The day.
    pub day: NaiveDate,
    /// How many came.
    pub people: i64,
    /// How many there were by its end.
    pub all: i64,
}

impl TimeLine {
    /// The line of how many came on which days; none where nobody did.
    pub fn of(counts: &BTreeMap<NaiveDate, i64>) -> Option<Self> {
        let mut all = 0;
        let days: Vec<DayLine> = counts
            .iter()
            .filter(|(_, people)| **people > 0)
            .map(|(day, people)| {
                all += people;
                DayLine { day: *day, people: *people, all }
            })
            .collect();
        let (from, to) = (days.first()?.day, days.last()?.day);
        let long = (to - from).num_days() + 1;
        let mut path = format!("M0 {HEIGHT}");
        for it in &days {
            let x = scaled((it.day - from).num_days(), long, WIDTH);
            let y = HEIGHT - scaled(it.all, all, HEIGHT);
            // Writing into a string cannot fail.
            let _ = write!(path, "H{x}V{y}");
        }
        let _ = write!(path, "H{WIDTH}");
        Some(Self { from, to, people: all, path, days })
    }
}

/// A part of a whole on a scale, never nothing.
fn scaled(part: i64, whole: i64, scale: i64) -> i64 {
    let share = part.saturating_mul(scale) / whole.max(1);
    if part > 0 { share.max(1) } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(number: i64) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 3, 1).unwrap() + chrono::TimeDelta::days(number)
    }

    #[test]
    fn the_longest_bar_is_the_first_and_few_are_seen_beside_many() {
        let counts = [("KG", 2), ("KZ", 4000), ("TJ", 0), ("KR", 2)];
        let counts = counts.map(|(label, people)| (label.to_owned(), people));
        let chart = BarChart::of("country", counts).unwrap();
        let bars: Vec<(&str, i64, i64)> =
            chart.bars.iter().map(|it| (&*it.label, it.people, it.width)).collect();
        assert_eq!(bars, [("KZ", 4000, 1000), ("KG", 2, 1), ("KR", 2, 1)]);
        assert_eq!(BarChart::of("country", [("KG".to_owned(), 0)]), None);
        let steps =
            [("1", 0), ("2", 4), ("3", 8)].map(|(label, people)| (label.to_owned(), people));
        let chart = BarChart::in_order("answers", steps).unwrap();
        let widths: Vec<i64> = chart.bars.iter().map(|it| it.width).collect();
        assert_eq!(widths, [0, 500, 1000]);
    }

    #[test]
    fn a_line_stands_still_between_days_on_which_some_came() {
        let counts = [(day(0), 1), (day(1), 0), (day(4), 3)].into();
        let line = TimeLine::of(&counts).unwrap();
        assert_eq!(line.path, "M0 300H0V225H800V0H1000");
        assert_eq!((line.from, line.to, line.people), (day(0), day(4), 4));
        assert_eq!(TimeLine::of(&BTreeMap::new()), None);
    }

    proptest! {
        #[test]
        fn a_line_only_grows_and_stays_in_its_picture(
            counts in proptest::collection::btree_map(0..900_i64, 0..5000_i64, 0..40),
        ) {
            let counts: BTreeMap<_, _> = counts.into_iter().map(|(at, n)| (day(at), n)).collect();
            let Some(line) = TimeLine::of(&counts) else {
                prop_assert!(counts.values().all(|it| *it == 0));
                return Ok(());
            };
            prop_assert_eq!(line.people, counts.values().sum::<i64>());
            let (mut x, mut y) = (0, HEIGHT);
            for step in line.path.trim_start_matches("M0 300").split('H').skip(1) {
                let (right, up) = step.split_once('V').unwrap_or((step, ""));
                let right: i64 = right.parse().unwrap();
                let up: i64 = if up.is_empty() { y } else { up.parse().unwrap() };
                prop_assert!((x..=WIDTH).contains(&right) && (0..=y).contains(&up));
                (x, y) = (right, up);
            }
            prop_assert_eq!((x, y), (WIDTH, 0));
        }
    }
}
