//! Trees of things that name their parent.

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasher, Hash};

/// Whether `id` under `parent` would make a circle, given who stands under whom.
pub fn would_circle<I: Copy + Eq + Hash, S: BuildHasher>(
    parents: &HashMap<I, I, S>,
    id: I,
    parent: I,
) -> bool {
    let mut seen = HashSet::new();
    let mut next = Some(parent);
    // A circle that is there already ends the walk too, and is one.
    while let Some(ancestor) = next {
        if ancestor == id || !seen.insert(ancestor) {
            return true;
        }
        next = parents.get(&ancestor).copied();
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn nothing_stands_under_itself_or_under_what_stands_under_it() {
        let parents = HashMap::from([(2, 1), (3, 2), (9, 8), (8, 9)]);
        assert!(would_circle(&parents, 1, 1));
        assert!(would_circle(&parents, 1, 3));
        assert!(!would_circle(&parents, 3, 1));
        assert!(!would_circle(&parents, 7, 3));
        assert!(would_circle(&parents, 7, 8), "a circle that is there already is no parent");
    }

    proptest! {
        #[test]
        fn a_tree_grown_under_the_rule_has_no_circle(moves in prop::collection::vec((0..12, 0..12), 0..60)) {
            let mut parents = HashMap::new();
            for (id, parent) in moves {
                if !would_circle(&parents, id, parent) {
                    parents.insert(id, parent);
                }
            }
            for start in 0..12 {
                let mut steps = 0;
                let mut at = start;
                while let Some(parent) = parents.get(&at) {
                    at = *parent;
                    steps += 1;
                    prop_assert!(steps <= 12);
                }
            }
        }
    }
}
