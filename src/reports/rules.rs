//! From tallies to figures: who counts as a participant, and where a claim and a count differ.

use std::collections::{BTreeMap, BTreeSet};

use super::types::{Counts, Figure};
use crate::attendance::entity::tally::{self as present, Model as Present};
use crate::attendance::rules::absent_and_attended;
use crate::registrations::entity::tally::{Model as Tally, Property};
use crate::registrations::types::ParticipantRole;

/// What stands for those of whom something is not known.
pub const UNKNOWN: &str = "unknown";

/// The roles of those who are counted apart from those who take part.
pub const APART: [ParticipantRole; 3] =
    [ParticipantRole::Observer, ParticipantRole::Media, ParticipantRole::Organizer];

fn takes_part(role: &str) -> bool {
    APART.iter().all(|apart| apart.as_str() != role)
}

fn counted<'a>(
    tallies: impl IntoIterator<Item = &'a Tally>,
    name: impl Fn(&Tally) -> &str,
) -> Counts {
    let mut counts = BTreeMap::new();
    for tally in tallies {
        let name = Some(name(tally)).filter(|name| !name.is_empty()).unwrap_or(UNKNOWN);
        *counts.entry(name.to_owned()).or_insert(0) += tally.people;
    }
    counts
}

fn of(tallies: &[Tally], property: Property) -> impl Iterator<Item = &Tally> {
    tallies.iter().filter(move |tally| tally.property == property)
}

/// How many by a property.
pub fn by(tallies: &[Tally], property: Property) -> Counts {
    counted(of(tallies, property), |tally| &tally.value)
}

/// How many of the confirmed by role; their countries are counted by it.
pub fn by_role(tallies: &[Tally]) -> Counts {
    counted(of(tallies, Property::Country), |tally| &tally.detail)
}

/// How many of the confirmed came at all, and how many never did.
pub fn by_attendance(confirmed: i64, here: &[Present]) -> Counts {
    let (absent, attended) = absent_and_attended(confirmed, here);
    let both = [("attended", attended), ("absent", absent)].into_iter();
    both.filter(|(_, people)| *people != 0)
        .map(|(name, people)| (name.to_owned(), people))
        .collect()
}

/// How many in all that a property is counted of.
pub fn total(tallies: &[Tally], property: Property) -> i64 {
    of(tallies, property).map(|tally| tally.people).sum()
}

/// The confirmed whom a report means when it says how many took part.
fn taking_part(tallies: &[Tally]) -> impl Iterator<Item = &Tally> {
    of(tallies, Property::Country).filter(|tally| takes_part(&tally.detail))
}

/// How many took part.
pub fn participants(tallies: &[Tally]) -> i64 {
    taking_part(tallies).map(|tally| tally.people).sum()
}

/// How many of those who take part came at all.
pub fn came(here: &[Present]) -> i64 {
    let at_all = here.iter().filter(|it| it.property == present::Property::Attended);
    at_all.filter(|it| takes_part(&it.detail)).map(|it| it.people).sum()
}

/// From how many countries they came.
pub fn countries(tallies: &[Tally]) -> i64 {
    let known: BTreeSet<&str> = taking_part(tallies).map(|tally| tally.value.as_str()).collect();
    i64::try_from(known.iter().filter(|code| !code.is_empty()).count()).unwrap_or(i64::MAX)
}

/// How many took part, by country.
pub fn participants_by_country(tallies: &[Tally]) -> Counts {
    counted(taking_part(tallies), |tally| &tally.value)
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

    fn confirmed(role: ParticipantRole, country: &str, people: i64) -> Tally {
        Tally {
            event_id: uuid::Uuid::nil().into(),
            property: Property::Country,
            value: country.to_owned(),
            detail: role.to_string(),
            people,
        }
    }

    #[test]
    fn observers_are_counted_apart_and_an_unknown_country_is_none() {
        let tallies = [
            confirmed(ParticipantRole::Delegate, "KG", 5),
            confirmed(ParticipantRole::Delegate, "", 7),
            confirmed(ParticipantRole::Observer, "KR", 2),
        ];
        assert_eq!(participants(&tallies), 12);
        assert_eq!(countries(&tallies), 1);
        assert_eq!(total(&tallies, Property::Country), 14);
        assert_eq!(by(&tallies, Property::Country)["unknown"], 7);
        assert_eq!(by(&tallies, Property::Country)["KR"], 2);
        assert_eq!(by_role(&tallies)["delegate"], 12);
    }

    #[test]
    fn of_those_who_came_observers_are_counted_apart_too() {
        let came_as = |role: ParticipantRole, property, people| Present {
            event_id: uuid::Uuid::nil().into(),
            property,
            value: String::new(),
            detail: role.to_string(),
            people,
        };
        let here = [
            came_as(ParticipantRole::Delegate, present::Property::Attended, 3),
            came_as(ParticipantRole::Observer, present::Property::Attended, 2),
            came_as(ParticipantRole::Delegate, present::Property::Day, 3),
        ];
        assert_eq!(came(&here), 3);
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
