//! From cells to figures: who counts as a participant, and where a claim and a count differ.

use std::collections::{BTreeMap, BTreeSet};

use super::types::{Counts, Figure};
use crate::countries::CountryCode;
use crate::organizations::types::OrganizationKind;
use crate::people::types::Gender;
use crate::registrations::types::{ParticipantRole, RegistrationStatus};

/// Registrations that have all of this in common.
#[derive(Clone, Debug)]
pub struct Cell {
    /// How far they are.
    pub status: RegistrationStatus,
    /// Their role.
    pub role: ParticipantRole,
    /// Their country on the day.
    pub country: Option<CountryCode>,
    /// Their gender.
    pub gender: Option<Gender>,
    /// The kind of their organization.
    pub kind: Option<OrganizationKind>,
    /// How many they are.
    pub people: i64,
}

impl Cell {
    /// Whether they have a seat.
    pub fn is_confirmed(&self) -> bool {
        self.status == RegistrationStatus::Confirmed
    }

    /// Whether a report means them when it says how many took part.
    pub fn took_part(&self) -> bool {
        use ParticipantRole::{Media, Observer, Organizer};
        self.is_confirmed() && !matches!(self.role, Observer | Media | Organizer)
    }
}

/// How many by a property.
pub fn by<'a>(
    cells: impl IntoIterator<Item = &'a Cell>,
    property: impl Fn(&Cell) -> Option<String>,
) -> Counts {
    let mut counts = BTreeMap::new();
    for cell in cells {
        let name = property(cell).unwrap_or_else(|| "unknown".to_owned());
        *counts.entry(name).or_insert(0) += cell.people;
    }
    counts
}

/// How many in all.
pub fn total<'a>(cells: impl IntoIterator<Item = &'a Cell>) -> i64 {
    cells.into_iter().map(|cell| cell.people).sum()
}

/// From how many countries.
pub fn countries<'a>(cells: impl IntoIterator<Item = &'a Cell>) -> i64 {
    let known: BTreeSet<_> = cells.into_iter().filter_map(|cell| cell.country.as_ref()).collect();
    i64::try_from(known.len()).unwrap_or(i64::MAX)
}

/// A claim beside a count.
pub fn figure(claimed: Option<i32>, counted: i64) -> Figure {
    let claimed = claimed.map(i64::from);
    let difference = claimed.map(|claimed| counted - claimed);
    Figure { claimed, counted, differs: difference.is_some_and(|by| by != 0), difference }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cell(role: ParticipantRole, country: Option<&str>, people: i64) -> Cell {
        Cell {
            status: RegistrationStatus::Confirmed,
            role,
            country: country.map(|code| code.parse().unwrap()),
            gender: None,
            kind: None,
            people,
        }
    }

    #[test]
    fn observers_are_counted_apart_and_an_unknown_country_is_none() {
        let cells = [
            cell(ParticipantRole::Delegate, Some("KG"), 5),
            cell(ParticipantRole::Delegate, None, 7),
            cell(ParticipantRole::Observer, Some("KR"), 2),
        ];
        let part: Vec<&Cell> = cells.iter().filter(|cell| cell.took_part()).collect();
        assert_eq!(total(part.iter().copied()), 12);
        assert_eq!(countries(part.iter().copied()), 1);
        let counts = by(&cells, |cell| cell.country.as_ref().map(ToString::to_string));
        assert_eq!(counts["unknown"], 7);
        assert_eq!(counts["KR"], 2);
    }

    #[test]
    fn a_difference_is_named_only_where_something_is_claimed() {
        let same = Figure { claimed: Some(12), counted: 12, differs: false, difference: Some(0) };
        assert_eq!(figure(Some(12), 12), same);
        assert_eq!(figure(Some(70), 68).difference, Some(-2));
        assert!(figure(Some(70), 68).differs);
        assert_eq!(figure(None, 3).difference, None);
        assert!(!figure(None, 3).differs);
    }
}
