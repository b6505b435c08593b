//! How recommendations are counted.

use chrono::NaiveDate;

use super::types::StandingCounts;
use crate::recommendations::requests::rules::{Due, due};
use crate::recommendations::rules::Standing;
use crate::recommendations::types::Implementation;

impl StandingCounts {
    /// Counts one more.
    pub fn add(&mut self, one: One) {
        self.total += 1;
        self.open += u64::from(one.open);
        self.overdue += u64::from(one.due == Due::Overdue);
        self.due_soon += u64::from(one.due == Due::Soon);
        self.implemented += u64::from(one.implemented);
    }
}

/// What is counted of a recommendation, or of one of its addressees.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct One {
    open: bool,
    due: Due,
    implemented: bool,
}

impl One {
    /// An addressee who stands so on a day, or a recommendation without addressees.
    pub fn of(standing: Standing, last_day: Option<NaiveDate>, today: NaiveDate) -> Self {
        Self {
            open: standing.is_open(),
            due: due(last_day, standing, today),
            implemented: standing.implementation == Implementation::Implemented,
        }
    }

    /// A recommendation that stands so as a whole: it is open while it is so for one of its addressees,
    /// and overdue or due soon with that one.
    pub fn whole(own: Self, addressees: &[Self]) -> Self {
        let implemented = own.implemented;
        Self { implemented, ..Self::all_of(addressees).unwrap_or(own) }
    }

    /// A recommendation as far as it is for some of its addressees, such as those of a country: it is
    /// implemented once all of these have done so, whatever the others do. None without any.
    pub fn all_of(addressees: &[Self]) -> Option<Self> {
        if addressees.is_empty() {
            return None;
        }
        let has = |due| addressees.iter().any(|one| one.due == due);
        let due = if has(Due::Overdue) {
            Due::Overdue
        } else if has(Due::Soon) {
            Due::Soon
        } else {
            Due::Later
        };
        Some(Self {
            open: addressees.iter().any(|one| one.open),
            due,
            implemented: addressees.iter().all(|one| one.implemented),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::recommendations::types::Acceptance;

    fn stands(implementation: Implementation) -> Standing {
        Standing { acceptance: Acceptance::Accepted, implementation }
    }

    #[test]
    fn what_is_open_for_one_of_its_addressees_is_open_and_overdue_with_it() {
        let (last, today) = ("2026-05-31".parse().ok(), "2026-06-01".parse().unwrap());
        let done = One::of(stands(Implementation::Implemented), last, today);
        let begun = One::of(stands(Implementation::InProgress), last, today);
        let mut counts = StandingCounts::default();
        counts.add(One::whole(begun, &[done, begun]));
        let expected =
            StandingCounts { total: 1, open: 1, overdue: 1, due_soon: 0, implemented: 0 };
        assert_eq!(counts, expected);
        counts.add(One::whole(done, &[done, done]));
        counts.add(One::whole(done, &[]));
        assert_eq!((counts.total, counts.open, counts.implemented), (3, 1, 2));
    }

    #[test]
    fn what_the_addressees_of_a_country_have_done_is_implemented_there_alone() {
        let (last, today) = ("2026-05-31".parse().ok(), "2026-06-01".parse().unwrap());
        let done = One::of(stands(Implementation::Implemented), last, today);
        let begun = One::of(stands(Implementation::InProgress), last, today);
        let mut counts = StandingCounts::default();
        for ones in [[done, done], [done, begun]] {
            counts.add(One::all_of(&ones).unwrap());
        }
        let expected =
            StandingCounts { total: 2, open: 1, overdue: 1, due_soon: 0, implemented: 1 };
        assert_eq!(counts, expected);
        assert_eq!(One::all_of(&[]), None);
    }
}
