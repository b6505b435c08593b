//! Two invitations of one person to one event: which of them stays, and what it says then.

use std::cmp::Reverse;

use chrono::{DateTime, Utc};

use crate::invitations::entity::Model;
use crate::invitations::types::InvitationStatus;

/// One of the two.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Twin {
    /// How far it is now.
    pub status: InvitationStatus,
    /// Whether its person takes part, by whichever record.
    pub takes_part: bool,
    /// Whether the registration that stays came of it.
    pub registered: bool,
    /// Whether it is that of the record that stays.
    pub of_who_stays: bool,
}

/// By this the two are ordered, and the lesser stays: one that is accepted goes before one that can be
/// answered, unless its person has withdrawn since; then come a no, a draft, one that has ended and one
/// that was taken back. Of two alike goes first that of which the registration came, and else that of
/// the record that stays.
pub fn standing(one: &Twin) -> impl Ord + use<> {
    let status = match one.status {
        InvitationStatus::Accepted if one.takes_part => 0_u8,
        InvitationStatus::Sent => 1,
        InvitationStatus::Accepted => 2,
        InvitationStatus::Declined => 3,
        InvitationStatus::Draft => 4,
        InvitationStatus::Expired => 5,
        InvitationStatus::Revoked => 6,
    };
    (status, Reverse(one.registered), Reverse(one.of_who_stays))
}

/// The one that stays, with what it leaves open filled from the other: who was invited by the organizers
/// themselves, or need not be approved, is so still, and of two that can be answered until then the later
/// end counts. What was taken back says nothing.
pub fn one_of_two(stays: &Model, goes: &Model, both_open: bool) -> Model {
    if goes.status == InvitationStatus::Revoked {
        return stays.clone();
    }
    Model {
        in_own_right: stays.in_own_right || goes.in_own_right,
        skip_approval: stays.skip_approval || goes.skip_approval,
        language: stays.language.clone().or_else(|| goes.language.clone()),
        note: stays.note.clone().or_else(|| goes.note.clone()),
        sent_at: stays.sent_at.or(goes.sent_at),
        expires_at: if both_open {
            later(stays.expires_at, goes.expires_at)
        } else {
            stays.expires_at
        },
        ..stays.clone()
    }
}

/// The later of two ends; without one it ends with the event.
fn later(one: Option<DateTime<Utc>>, other: Option<DateTime<Utc>>) -> Option<DateTime<Utc>> {
    one.zip(other).map(|(one, other)| one.max(other))
}

/// To whom somebody is tied who named, or was named by, the one as well as the other: the first of whom
/// these name that does not lead back to either. `above` are all before each of them, the next first.
pub fn tied_to<I: Copy + Eq>(both: [I; 2], above: [&[I]; 2]) -> Option<I> {
    let leads_back = |chain: &&[I]| chain.iter().any(|id| both.contains(id));
    let mut free = above.into_iter().filter(|chain| !leads_back(chain));
    free.find_map(|chain| chain.first().copied())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn twin(status: usize, takes_part: bool, registered: bool, of_who_stays: bool) -> Twin {
        Twin { status: InvitationStatus::ALL[status], takes_part, registered, of_who_stays }
    }

    #[test]
    fn who_named_one_of_the_two_in_a_circle_names_them_no_more() {
        // 1 named 2 and 2 named 3; 1 and 3 are one.
        assert_eq!(tied_to([3, 1], [&[2, 1], &[]]), None);
        assert_eq!(tied_to([1, 3], [&[], &[2, 1]]), None);
        // 0 named 1.
        assert_eq!(tied_to([3, 1], [&[2, 1, 0], &[0]]), Some(0));
        assert_eq!(tied_to([3, 1], [&[5], &[6]]), Some(5));
        assert_eq!(tied_to([3, 1], [&[1], &[]]), None, "one named the other");
    }

    proptest! {
        #[test]
        fn an_invitation_that_brings_somebody_is_never_given_up(
            statuses in [0..InvitationStatus::ALL.len(), 0..InvitationStatus::ALL.len()],
            takes_part: bool, registered: bool,
        ) {
            let one = twin(statuses[0], takes_part, registered, true);
            let other = twin(statuses[1], takes_part, takes_part && !registered, false);
            prop_assert!(standing(&one) != standing(&other));
            let stays = if standing(&one) < standing(&other) { one } else { other };
            let any = |status| one.status == status || other.status == status;
            if takes_part && any(InvitationStatus::Accepted) {
                prop_assert_eq!(stays.status, InvitationStatus::Accepted);
            } else if any(InvitationStatus::Sent) {
                prop_assert_eq!(stays.status, InvitationStatus::Sent);
            }
        }

        #[test]
        fn two_who_are_one_are_never_tied_to_themselves(
            parents in prop::collection::vec(0..8_usize, 8), one in 0..8_usize, other in 0..8_usize,
        ) {
            // A forest: each is tied to one of less number, or to nobody.
            let above = |mut at: usize| {
                let mut chain = Vec::new();
                while at > 0 && parents[at] < at {
                    at = parents[at];
                    chain.push(at);
                }
                chain
            };
            prop_assume!(one != other);
            let (first, second) = (above(one), above(other));
            let mut at = tied_to([one, other], [&first, &second]);
            let mut steps = 0;
            while let Some(id) = at {
                prop_assert!(id != one && id != other && steps < 8);
                steps += 1;
                at = above(id).first().copied();
            }
        }
    }
}
