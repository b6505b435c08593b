//! What is told of an anonymous form: nothing from which it follows that some number of people below
//! five answered something.
//!
//! How many chose what is told of a question as a whole or not at all: where one number is of few, the
//! others and the sum would tell it. Those who left a question open are counted like an answer. That all
//! answered the same is not told either: else it would follow, where it is not, that somebody did not.
//! A mean could be taken apart likewise, so it is rounded to steps of which each can come of several
//! sums. None of this could be hidden on a scale of two steps, and there is none.

/// Below this nothing is told.
pub const LEAST: i64 = 5;

/// The steps to which a mean is rounded.
const STEPS: [f64; 12] = [0.1, 0.2, 0.25, 0.5, 1.0, 2.0, 5.0, 10.0, 20.0, 25.0, 50.0, 100.0];
/// How many sums one step can come of.
const SUMS: f64 = 3.0;

/// Whether it can be told how many chose each of these, of which each chose one.
pub fn all_can_be_told(counts: &[i64]) -> bool {
    let chosen = counts.iter().filter(|count| **count > 0);
    chosen.clone().all(|count| *count >= LEAST) && chosen.count() > 1
}

/// Whether it can be told that so many of all chose something that others could choose too: neither
/// they nor those who did not are few.
pub fn can_be_told(chose: i64, people: i64) -> bool {
    chose >= LEAST && (chose == people || people - chose >= LEAST)
}

/// A mean over so many people, one of whom moves the sum by `unit` at most, as it is told.
pub fn rounded(mean: f64, people: i64, unit: f64) -> f64 {
    let people = f64::from(i32::try_from(people.max(1)).unwrap_or(i32::MAX));
    let least = SUMS * unit / people;
    let step = STEPS.into_iter().find(|step| *step >= least - 1e-9).unwrap_or(100.0);
    ((mean / step).round() * step * 1000.0).round() / 1000.0
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use proptest::prelude::*;

    /// All ways in which `people` can be spread over so many values.
    fn spreads(people: i64, values: usize) -> Vec<Vec<i64>> {
        if values == 1 {
            return vec![vec![people]];
        }
        let rest = |first| {
            spreads(people - first, values - 1).into_iter().map(move |mut rest| {
                rest.insert(0, first);
                rest
            })
        };
        (0..=people).flat_map(rest).collect()
    }

    /// Holds that from what is told no count of one to four follows, whoever knows how it is made.
    fn check(people: i64, values: usize, told: impl Fn(&[i64]) -> String) {
        let mut by_told: BTreeMap<String, Vec<Vec<i64>>> = BTreeMap::new();
        for counts in spreads(people, values) {
            by_told.entry(told(&counts)).or_default().push(counts);
        }
        for (told, all) in by_told {
            for place in 0..values {
                let first = all[0][place];
                let follows = all.iter().all(|counts| counts[place] == first);
                assert!(!follows || !(1..LEAST).contains(&first), "{told}: {all:?}");
            }
        }
    }

    /// The mean of a scale of which the first place is for those who left it open.
    #[expect(clippy::cast_precision_loss, reason = "these are few people")]
    fn mean(counts: &[i64]) -> Option<f64> {
        let answered: i64 = counts[1..].iter().sum();
        let sum: i64 = counts.iter().zip(0..).map(|(count, value)| count * value).sum();
        (answered >= LEAST).then(|| rounded(sum as f64 / answered as f64, answered, 1.0))
    }

    fn told(counts: &[i64]) -> Option<&[i64]> {
        all_can_be_told(counts).then_some(counts)
    }

    #[test]
    fn from_what_is_told_of_a_scale_no_few_follow_by_any_reckoning() {
        for people in LEAST..=12 {
            for values in 4..=6 {
                check(people, values, |counts| format!("{:?} {:?}", told(counts), mean(counts)));
            }
        }
        for people in 13..=40 {
            check(people, 4, |counts| format!("{:?} {:?}", told(counts), mean(counts)));
        }
    }

    #[test]
    fn from_what_is_told_of_a_choice_no_few_follow_by_any_reckoning() {
        for people in LEAST..=16 {
            for values in 2..=5 {
                check(people, values, |counts| format!("{:?}", told(counts)));
            }
        }
    }

    #[test]
    fn of_something_that_all_but_few_chose_nothing_is_told() {
        for people in LEAST..=20 {
            check(people, 2, |counts| {
                let told = can_be_told(counts[0], counts.iter().sum());
                format!("{:?}", told.then_some(counts[0]))
            });
        }
        assert!(!can_be_told(16, 20) && can_be_told(15, 20) && can_be_told(20, 20));
    }

    proptest! {
        #[test]
        fn a_number_that_is_told_is_of_five_or_more_and_so_is_what_it_leaves(
            counts in prop::collection::vec(0..40_i64, 2..12),
        ) {
            let people: i64 = counts.iter().sum();
            if all_can_be_told(&counts) {
                for count in counts.into_iter().filter(|count| *count > 0) {
                    prop_assert!(count >= LEAST && people - count >= LEAST);
                }
            }
        }

        #[test]
        fn a_mean_that_is_told_is_near_and_never_beyond_its_scale(
            counts in prop::collection::vec(0..30_i64, 4..8),
        ) {
            let answered: i64 = counts[1..].iter().sum();
            if let Some(told) = mean(&counts) {
                let highest = f64::from(u32::try_from(counts.len() - 1).unwrap());
                prop_assert!((1.0..=highest).contains(&told), "{told} of {answered}");
            }
        }
    }
}
