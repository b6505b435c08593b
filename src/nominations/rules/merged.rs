//! Two nominations of one person to one event: which of them stays.

use std::cmp::Reverse;

use crate::nominations::types::NominationStatus;

/// One of the two.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Twin {
    /// How far it is.
    pub status: NominationStatus,
    /// Whether they are to come only in the place of another.
    pub alternate: bool,
    /// Whether it is that of the record that stays.
    pub of_who_stays: bool,
}

/// By this the two are ordered, and the lesser stays: who is selected goes before who stands by, then who
/// is not decided on, then who was declined; of two alike who comes in their own right goes before an
/// alternate, and else that of the record that stays.
pub fn standing(one: &Twin) -> impl Ord + use<> {
    let status = match one.status {
        NominationStatus::Selected => 0_u8,
        NominationStatus::Reserve => 1,
        NominationStatus::Submitted => 2,
        NominationStatus::Declined => 3,
    };
    (status, one.alternate, Reverse(one.of_who_stays))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn who_is_selected_stays_and_which_one_it_is_depends_on_no_order(
            statuses in [0..NominationStatus::ALL.len(), 0..NominationStatus::ALL.len()],
            alternates: [bool; 2],
        ) {
            let twin = |index: usize| Twin {
                status: NominationStatus::ALL[statuses[index]],
                alternate: alternates[index],
                of_who_stays: index == 0,
            };
            let (one, other) = (twin(0), twin(1));
            prop_assert!(standing(&one) != standing(&other));
            let stays = if standing(&one) < standing(&other) { one } else { other };
            if [one, other].iter().any(|it| it.status == NominationStatus::Selected) {
                prop_assert_eq!(stays.status, NominationStatus::Selected);
            }
            if [one, other].iter().any(|it| it.status != NominationStatus::Declined) {
                prop_assert!(stays.status != NominationStatus::Declined);
            }
        }
    }
}
