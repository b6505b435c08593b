//! What is told of an anonymous form: nothing from which it follows that some number of people below
//! five answered something.
//!
//! Values that few chose are counted together with their neighbours, those who left a question open
//! among them, until each count is of five or more; a number that is told by itself is never one of
//! few, and what makes up the others is open. A mean could be taken apart in the same way, so it is
//! rounded to steps of which each can come of two sums at least.

/// Below this nothing is told.
pub const LEAST: i64 = 5;

/// The steps to which a mean is rounded.
const STEPS: [f64; 12] = [0.1, 0.2, 0.25, 0.5, 1.0, 2.0, 5.0, 10.0, 20.0, 25.0, 50.0, 100.0];

/// Values that are counted together, by their places, and how many chose one of them.
pub type Group = (Vec<usize>, i64);

/// The groups of values that stand in an order, each with its neighbours.
pub fn in_order(counts: &[i64]) -> Vec<Group> {
    let mut groups = together((0..counts.len()).rev(), counts);
    for (places, _) in &mut groups {
        places.sort_unstable();
    }
    groups.reverse();
    groups
}

/// The groups of values that stand in no order: those that few chose are counted together.
pub fn without_order(counts: &[i64]) -> Vec<Group> {
    let mut places: Vec<usize> = (0..counts.len()).collect();
    places.sort_by_key(|place| counts.get(*place).copied());
    let mut groups = together(places.into_iter(), counts);
    for (places, _) in &mut groups {
        places.sort_unstable();
    }
    groups.sort();
    groups
}

fn together(places: impl Iterator<Item = usize>, counts: &[i64]) -> Vec<Group> {
    let (mut groups, mut open): (Vec<Group>, Group) = (Vec::new(), (Vec::new(), 0));
    for place in places {
        open.0.push(place);
        open.1 += counts.get(place).copied().unwrap_or(0);
        if open.1 >= LEAST {
            groups.push(std::mem::take(&mut open));
        }
    }
    match groups.last_mut() {
        Some(last) => {
            last.0.append(&mut open.0);
            last.1 += open.1;
        }
        None => return Vec::new(),
    }
    groups
}

/// Whether it can be told that so many of all chose something that others could choose too: neither
/// they nor those who did not are few.
pub fn can_be_told(chose: i64, people: i64) -> bool {
    chose >= LEAST && (chose == people || people - chose >= LEAST)
}

/// A mean over so many people, one of whom moves the sum by `unit` at most, as it is told.
pub fn rounded(mean: f64, people: i64, unit: f64) -> f64 {
    let people = f64::from(i32::try_from(people.max(1)).unwrap_or(i32::MAX));
    let least = 2.0 * unit / people;
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
        let rest = |first| spreads(people - first, values - 1).into_iter().map(move |mut rest| {
            rest.insert(0, first);
            rest
        });
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

    #[test]
    fn from_what_is_told_of_a_scale_no_few_follow_by_any_reckoning() {
        for people in LEAST..=11 {
            for values in 2..=6 {
                check(people, values, |counts| format!("{:?} {:?}", in_order(counts), mean(counts)));
            }
        }
        for people in [20, 25, 40] {
            check(people, 4, |counts| format!("{:?} {:?}", in_order(counts), mean(counts)));
        }
    }

    #[test]
    fn from_what_is_told_of_a_choice_no_few_follow_by_any_reckoning() {
        for people in LEAST..=14 {
            for values in 2..=5 {
                check(people, values, |counts| format!("{:?}", without_order(counts)));
            }
        }
    }

    #[test]
    fn of_something_that_all_but_few_chose_nothing_is_told() {
        for people in 0..=20 {
            check(people.max(LEAST), 2, |counts| {
                let told = can_be_told(counts[0], counts.iter().sum());
                format!("{:?}", told.then_some(counts[0]))
            });
        }
        assert!(!can_be_told(16, 20) && can_be_told(15, 20) && can_be_told(20, 20));
    }

    #[test]
    fn what_many_chose_stands_by_itself() {
        let all = vec![(vec![0, 1, 2], 6), (vec![3], 8), (vec![4], 7)];
        assert_eq!(in_order(&[0, 2, 4, 8, 7]), all);
        let all = vec![(vec![0], 9), (vec![1, 2, 3], 5)];
        assert_eq!(without_order(&[9, 2, 3, 0]), all);
        assert_eq!(in_order(&[1, 2, 1]), []);
    }

    proptest! {
        #[test]
        fn every_count_is_of_five_or_more_and_every_answer_is_counted_once(
            counts in prop::collection::vec(0..40_i64, 1..12),
        ) {
            for groups in [in_order(&counts), without_order(&counts)] {
                let mut places: Vec<usize> = groups.iter().flat_map(|it| it.0.clone()).collect();
                places.sort_unstable();
                let sum: i64 = counts.iter().sum();
                let told = if sum >= LEAST { (0..counts.len()).collect() } else { Vec::new() };
                prop_assert_eq!(places, told);
                prop_assert!(groups.iter().all(|group| group.1 >= LEAST));
            }
        }
    }
}
