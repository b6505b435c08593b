//! What can be reached by steps.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

/// All that can be reached from some by steps, they among it; `most` at most, the nearest first. A circle
/// is walked once.
pub fn reached<I: Copy + Ord>(
    from: impl IntoIterator<Item = I>,
    steps: &BTreeMap<I, Vec<I>>,
    most: usize,
) -> BTreeSet<I> {
    let mut found = BTreeSet::new();
    let mut waiting: VecDeque<I> = from.into_iter().collect();
    while let Some(next) = waiting.pop_front() {
        if found.len() == most {
            break;
        }
        if found.insert(next) {
            waiting.extend(steps.get(&next).into_iter().flatten());
        }
    }
    found
}

/// The steps the other way.
pub fn reversed<I: Copy + Ord>(steps: &BTreeMap<I, Vec<I>>) -> BTreeMap<I, Vec<I>> {
    let mut back: BTreeMap<I, Vec<I>> = BTreeMap::new();
    for (from, to) in steps {
        for to in to {
            back.entry(*to).or_default().push(*from);
        }
    }
    back
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn circles_are_walked_once_and_all_that_is_reached_leads_back(
            links in prop::collection::vec((0_u8..12, 0_u8..12), 0..40),
            from in 0_u8..12,
        ) {
            let mut steps: BTreeMap<u8, Vec<u8>> = BTreeMap::new();
            for (one, other) in links {
                steps.entry(one).or_default().push(other);
            }
            let found = reached([from], &steps, 200);
            prop_assert!(found.contains(&from));
            for one in &found {
                prop_assert!(steps.get(one).into_iter().flatten().all(|next| found.contains(next)));
                prop_assert!(reached([*one], &reversed(&steps), 200).contains(&from));
            }
            prop_assert!(reached([from], &steps, 3).len() <= 3);
        }
    }
}
