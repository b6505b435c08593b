//! Two posts of one person that are the same: which of them stays.

use std::cmp::Reverse;

/// By this the two are ordered, and the lesser stays: an active one goes before one that is not, and of
/// two alike that of the record that stays.
pub fn standing(active: bool, of_who_stays: bool) -> impl Ord + use<> {
    (Reverse(active), Reverse(of_who_stays))
}
