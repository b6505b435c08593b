//! Two registrations of one person for one event: which of them stays, and what it says then.

use std::cmp::Reverse;

use crate::registrations::entity::Model;
use crate::registrations::types::RegistrationStatus;

/// By this the two are ordered, and the lesser stays: a seat goes before a place on the waiting list,
/// that before a decision to wait for, and that before what is out, in which the organizers' word goes
/// before the person's own and this before an address that nobody has confirmed. Of two who wait, who
/// has waited for longer stays; of two alike else that of the record that stays.
pub fn standing(
    status: RegistrationStatus,
    waitlist_seq: Option<i64>,
    of_who_stays: bool,
) -> impl Ord + use<> {
    let status = match status {
        RegistrationStatus::Confirmed => 0_u8,
        RegistrationStatus::Waitlisted => 1,
        RegistrationStatus::Pending => 2,
        RegistrationStatus::Rejected => 3,
        RegistrationStatus::Withdrawn => 4,
        RegistrationStatus::Unverified => 5,
    };
    (status, waitlist_seq, Reverse(of_who_stays))
}

/// The one that stays, with what it leaves open filled from the other. Of what nobody has confirmed
/// nothing is taken. A calendar takes the next entry of the one for a later one than both had.
pub fn one_of_two(stays: &Model, goes: &Model) -> Model {
    let mut row = stays.clone();
    row.calendar_sequence = stays.calendar_sequence.max(goes.calendar_sequence);
    row.invitation_id = stays.invitation_id.or(goes.invitation_id);
    row.remark = stays.remark.clone().or_else(|| goes.remark.clone());
    if !goes.is_own_word() {
        return row;
    }
    row.country = stays.country.clone().or_else(|| goes.country.clone());
    if stays.organization.is_none() && stays.organization_id.is_none() {
        row.organization.clone_from(&goes.organization);
        row.organization_id = goes.organization_id;
    }
    row.position = stays.position.clone().or_else(|| goes.position.clone());
    row.language = stays.language.clone().or_else(|| goes.language.clone());
    for (key, value) in &goes.answers.0 {
        if !row.answers.0.contains_key(key) {
            row.answers.0.insert(key.clone(), value.clone());
            let version = goes.answer_versions.0.get(key).map(|it| (key.clone(), *it));
            row.answer_versions.0.extend(version);
        }
    }
    let asked = |purpose: &str| stays.consents.iter().any(|it| it.purpose == purpose);
    let further = goes.consents.iter().filter(|it| !asked(&it.purpose)).cloned();
    row.consents.0.extend(further);
    row
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_seat_is_never_given_up_for_less_nor_a_place_for_one_behind_it(
            statuses in [0..RegistrationStatus::ALL.len(), 0..RegistrationStatus::ALL.len()],
            numbers in (0..9_i64, 10..19_i64), swapped: bool,
        ) {
            let [one, other] = statuses.map(|index| RegistrationStatus::ALL[index]);
            let numbers = if swapped { (numbers.1, numbers.0) } else { numbers };
            let waits = |it: RegistrationStatus, number| {
                (it == RegistrationStatus::Waitlisted).then_some(number)
            };
            let (mine, theirs) = (waits(one, numbers.0), waits(other, numbers.1));
            let (first, second) = (standing(one, mine, true), standing(other, theirs, false));
            prop_assert!(first != second);
            let (stays, number) = if first < second { (one, mine) } else { (other, theirs) };
            let any = |status| one == status || other == status;
            let best = [
                RegistrationStatus::Confirmed,
                RegistrationStatus::Waitlisted,
                RegistrationStatus::Pending,
            ];
            if let Some(best) = best.into_iter().find(|status| any(*status)) {
                prop_assert_eq!(stays, best);
            } else {
                prop_assert!(!stays.is_in());
            }
            prop_assert_eq!(number, if stays == RegistrationStatus::Waitlisted {
                [mine, theirs].into_iter().flatten().min()
            } else {
                None
            });
        }
    }
}
