//! Which way a nomination goes, and how many of a country have a seat.

mod merged;

pub use merged::{Twin, standing};

use super::types::{NominationPatch, NominationStatus, QuotaPatch};
use crate::countries::CountryCode;
use crate::error::{AppError, Checks, FieldError, Result, Wrong};
use crate::text::long_text_fault;

/// How many seats a country may have.
const SEATS_MAX: i32 = 10_000;
/// How long a reason may be, in characters.
const REASON_MAX: usize = 2000;

/// What organizers can do with a nomination.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Move {
    /// Give them a seat of their country, and invite them.
    Select,
    /// Have them stand by.
    Reserve,
    /// Say no.
    Decline,
}

impl std::fmt::Display for Move {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Select => "select",
            Self::Reserve => "reserve",
            Self::Decline => "decline",
        })
    }
}

/// 409 for a seat of a country that would go to somebody who comes for another.
pub fn other_country(seat: &CountryCode, own: &CountryCode) -> AppError {
    let detail = format!(
        "This place is a seat of {seat}, and this person is on record for {own}. Correct the record \
         if they come for {seat}; else withdraw this registration, by which its seat goes to who is \
         next of {seat}, and register or select this person by themselves."
    );
    AppError::conflict("nomination.other_country", detail)
}

/// What can be done in a state.
pub fn allowed(status: NominationStatus) -> &'static [Move] {
    match status {
        NominationStatus::Submitted => &[Move::Select, Move::Reserve, Move::Decline],
        NominationStatus::Reserve => &[Move::Select, Move::Decline],
        NominationStatus::Declined => &[Move::Select, Move::Reserve],
        NominationStatus::Selected => &[],
    }
}

/// 409 unless the move is allowed in this state, naming those that are.
pub fn check(status: NominationStatus, wanted: Move) -> Result<()> {
    let moves = allowed(status);
    if moves.contains(&wanted) {
        return Ok(());
    }
    if status == NominationStatus::Selected {
        return Err(selected());
    }
    Err(AppError::wrong_state("nomination.state", "nomination", status, moves))
}

/// 409 for one who is selected: they hold an invitation or a registration.
pub fn selected() -> AppError {
    let detail = "This nomination is selected; what can be done now: revoke the invitation or \
                  withdraw the registration, and the seat goes to who is next of the country.";
    AppError::conflict("nomination.state", detail)
}

/// The code of the refusal of [`check_not_turned_down`].
pub const TURNED_DOWN: &str = "nomination.turned_down";

/// 409 for one whose registration the organizers rejected: they could not accept what they would get.
pub fn check_not_turned_down(rejected: bool) -> Result<()> {
    if !rejected {
        return Ok(());
    }
    let detail = "The registration of this person was rejected, so they could not accept an \
                  invitation; approve the registration, and they have a seat of their country.";
    Err(AppError::conflict(TURNED_DOWN, detail))
}

/// The code of the refusal of [`check_not_replaced`].
pub const REPLACED: &str = "nomination.replaced";

/// 409 for one in whose place somebody comes: they could not accept what they would get.
pub fn check_not_replaced(replaced: bool) -> Result<()> {
    if !replaced {
        return Ok(());
    }
    let detail = "Somebody comes in the place of this person, who could not accept an invitation; \
                  withdraw the registration of whoever comes instead, or register this person.";
    Err(AppError::conflict(REPLACED, detail))
}

/// 409 where the role of one who is selected is to change: the invitation has it now.
pub fn check_role_change(status: NominationStatus, changes: bool) -> Result<()> {
    if !changes || status != NominationStatus::Selected {
        return Ok(());
    }
    let detail = "This nomination is selected, and its role is the invitation's now; change the role \
                  of the invitation or of the registration instead.";
    Err(AppError::conflict("nomination.selected", detail))
}

/// Whether a country with so many seats has one left; without a number there is no limit.
pub fn has_room(seats: Option<i32>, taken: i64) -> bool {
    seats.is_none_or(|seats| taken < i64::from(seats))
}

/// 409 where the country has no seat left.
pub fn check_room(country: &CountryCode, seats: Option<i32>, taken: i64) -> Result<()> {
    if has_room(seats, taken) {
        return Ok(());
    }
    let detail = match seats {
        Some(seats) if seats > 0 => format!(
            "Of the {seats} seats of {country} {taken} are taken; raise its quota, or withdraw one \
             who is selected."
        ),
        _ => format!(
            "{country} has no seats at this event, which has quotas; give it a quota first."
        ),
    };
    Err(AppError::conflict("nomination.quota_full", detail))
}

/// 409 where as many alternates of a country stand by as it was asked for.
pub fn check_alternates(country: &CountryCode, most: i32, named: i64) -> Result<()> {
    if named < i64::from(most) {
        return Ok(());
    }
    let detail = format!(
        "{country} is asked for {most} alternates and has named {named}; raise `alternates` of its \
         quota, or decline one of them."
    );
    Err(AppError::conflict("nomination.alternates_full", detail))
}

/// 409 where a country is to have fewer alternates than stand by.
pub fn check_standing_by(country: &CountryCode, most: Option<i32>, named: i64) -> Result<()> {
    let Some(most) = most.filter(|most| i64::from(*most) < named) else { return Ok(()) };
    let detail = format!(
        "{named} alternates of {country} stand by, more than {most}; decline one of them first."
    );
    Err(AppError::conflict("quota.alternates", detail))
}

/// 409 where a country is to have fewer seats than are taken.
pub fn check_taken(country: &CountryCode, seats: i32, taken: i64) -> Result<()> {
    if taken <= i64::from(seats) {
        return Ok(());
    }
    let detail = format!(
        "{taken} of {country} are selected, more than {seats}; revoke the invitation or withdraw the \
         registration of one of them first."
    );
    Err(AppError::conflict("quota.taken", detail))
}

/// Notes what is wrong with the numbers of a quota.
pub fn check_quota(
    checks: &mut Checks,
    seats: Option<i32>,
    alternates: Option<i32>,
    women_share: Option<i32>,
) {
    let numbers = [
        ("seats", seats, SEATS_MAX),
        ("alternates", alternates, SEATS_MAX),
        ("women_share", women_share, 100),
    ];
    for (field, number, most) in numbers {
        let fits = number.is_none_or(|number| (0..=most).contains(&number));
        let message = format!("must be a number from 0 to {most}");
        checks.require(fits, field, "out_of_range", &message);
    }
}

/// Notes what is wrong with a reason.
pub fn check_reason(checks: &mut Checks, reason: Option<&str>) {
    checks.extend(reason.and_then(|reason| long_text_fault("reason", reason, REASON_MAX)));
}

/// The rank after the last one that is given; where that is the last that there is, the same, and of
/// those who share it the first who was named comes first.
pub fn rank_after(last: Option<i32>) -> i32 {
    last.unwrap_or(0).saturating_add(1).min(SEATS_MAX)
}

/// Notes a rank that is none.
pub fn check_rank(checks: &mut Checks, rank: Option<i32>) {
    let fits = rank.is_none_or(|rank| (1..=SEATS_MAX).contains(&rank));
    checks.require(fits, "rank", "out_of_range", "must be a number from 1 to 10000");
}

/// What can be said of a quota of which some fields are wrong or missing.
pub fn quota_faults(part: &QuotaPatch, _: &Wrong<'_>) -> Vec<FieldError> {
    let mut checks = Checks::new();
    let (alternates, share) = (part.alternates.value().copied(), part.women_share.value().copied());
    check_quota(&mut checks, part.seats, alternates, share);
    checks.into_faults()
}

/// The same of a nomination.
pub fn faults(part: &NominationPatch, _: &Wrong<'_>) -> Vec<FieldError> {
    let mut checks = Checks::new();
    check_rank(&mut checks, part.rank);
    checks.into_faults()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn kazakhstan() -> CountryCode {
        "KZ".parse().unwrap()
    }

    #[test]
    fn whoever_is_selected_is_let_go_by_their_invitation_or_registration_alone() {
        for wanted in [Move::Select, Move::Reserve, Move::Decline] {
            let error = check(NominationStatus::Selected, wanted).unwrap_err();
            assert_eq!(error.code, "nomination.state");
            assert!(error.detail.contains("withdraw the registration"), "{}", error.detail);
        }
        let error = check(NominationStatus::Reserve, Move::Reserve).unwrap_err();
        let expected = "This nomination is reserve; what can be done now: select, decline.";
        assert_eq!(error.detail, expected);
    }

    #[test]
    fn a_country_that_is_full_is_told_by_its_numbers() {
        let error = check_room(&kazakhstan(), Some(2), 2).unwrap_err();
        assert_eq!(error.code, "nomination.quota_full");
        assert!(error.detail.starts_with("Of the 2 seats of KZ 2 are taken"), "{}", error.detail);
        let error = check_room(&kazakhstan(), Some(0), 0).unwrap_err();
        assert!(error.detail.starts_with("KZ has no seats"), "{}", error.detail);
    }

    proptest! {
        #[test]
        fn who_is_let_in_never_makes_more_than_there_are_seats(seats in 0..50, taken in 0..60_i64) {
            if check_room(&kazakhstan(), Some(seats), taken).is_ok() {
                prop_assert!(taken < i64::from(seats));
                prop_assert!(check_taken(&kazakhstan(), seats, taken + 1).is_ok());
            } else {
                prop_assert!(check_taken(&kazakhstan(), seats, taken + 1).is_err());
            }
            prop_assert!(has_room(None, taken));
        }
    }
}
