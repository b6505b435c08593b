//! What something names, of which a caller may see a part alone.

use std::collections::BTreeSet;

use crate::error::Checks;

/// What something names, and what of that and of what it is to name a caller sees.
#[derive(Clone, Debug)]
pub struct Links<I> {
    /// What it has named so far.
    pub old: BTreeSet<I>,
    /// What the caller sees.
    pub seen: BTreeSet<I>,
}

impl<I: Copy + Ord> Links<I> {
    /// Notes what is nothing to the caller, and what is named twice. What was named before may stay.
    pub fn check(&self, checks: &mut Checks, field: &str, given: &[I], message: &str) {
        for (index, id) in given.iter().enumerate() {
            let pointer = format!("{field}/{index}");
            let known = self.old.contains(id) || self.seen.contains(id);
            checks.require(known, &pointer, "unknown", message);
            checks.require(!given[..index].contains(id), &pointer, "duplicate", "is named already");
        }
    }

    /// What it names once it is given these. What the caller does not see, they cannot take away by
    /// leaving it out.
    pub fn after(&self, given: &[I]) -> BTreeSet<I> {
        let unseen = self.old.difference(&self.seen).copied();
        given.iter().copied().chain(unseen).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_caller_does_not_see_is_neither_named_nor_taken_away() {
        let links = Links { old: [1, 2].into(), seen: [1, 3].into() };
        assert_eq!(links.after(&[3]), [2, 3].into());
        assert_eq!(links.after(&[]), [2].into());
        let mut checks = Checks::new();
        links.check(&mut checks, "ids", &[2, 3, 4, 3], "unknown");
        let wrong = checks.into_faults().into_iter();
        let wrong: Vec<_> = wrong.map(|it| format!("{} {}", it.pointer, it.code)).collect();
        assert_eq!(wrong, ["/ids/2 unknown", "/ids/3 duplicate"]);
    }
}
