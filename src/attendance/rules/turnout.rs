//! From tallies to figures: who was expected, and who came.

use std::collections::BTreeMap;

use crate::attendance::entity::tally::{Model as Tally, Property};
use crate::attendance::types::RoleTurnout;
use crate::ids::PanelId;
use crate::registrations::entity::tally::{self as registered, Model as Registered};
use crate::registrations::types::ParticipantRole;

/// How a panel is named in the tallies.
pub fn panel_value(panel: PanelId) -> String {
    panel.0.simple().to_string()
}

/// How many are expected, and how many of them are here.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Turnout {
    /// How many are confirmed.
    pub expected: i64,
    /// How many of them are here.
    pub present: i64,
    /// The same for each role that somebody has.
    pub by_role: Vec<RoleTurnout>,
}

impl Turnout {
    /// What the tallies say of one value of a property.
    pub fn of(all: &[Registered], here: &[Tally], property: Property, value: &str) -> Self {
        let mut roles: BTreeMap<ParticipantRole, (i64, i64)> = BTreeMap::new();
        for tally in all.iter().filter(|it| it.property == registered::Property::Country) {
            if let Ok(role) = tally.detail.parse() {
                roles.entry(role).or_default().0 += tally.people;
            }
        }
        for tally in here.iter().filter(|it| it.property == property && it.value == value) {
            if let Ok(role) = tally.detail.parse() {
                roles.entry(role).or_default().1 += tally.people;
            }
        }
        let by_role = roles.into_iter();
        let by_role: Vec<_> = by_role
            .map(|(role, (expected, present))| RoleTurnout { role, expected, present })
            .collect();
        Self {
            expected: by_role.iter().map(|it| it.expected).sum(),
            present: by_role.iter().map(|it| it.present).sum(),
            by_role,
        }
    }
}

/// How many of so many confirmed never came, and how many did.
pub fn absent_and_attended(confirmed: i64, here: &[Tally]) -> (i64, i64) {
    let attended = here.iter().filter(|it| it.property == Property::Attended);
    let attended: i64 = attended.map(|it| it.people).sum();
    // Both are read one after the other, and somebody may come in between.
    ((confirmed - attended).max(0), attended)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tally(property: Property, value: &str, role: &str, people: i64) -> Tally {
        let event_id = uuid::Uuid::nil().into();
        let (value, detail) = (value.to_owned(), role.to_owned());
        Tally { event_id, property, value, detail, people }
    }

    fn confirmed(role: &str, country: &str, people: i64) -> Registered {
        Registered {
            event_id: uuid::Uuid::nil().into(),
            property: registered::Property::Country,
            value: country.to_owned(),
            detail: role.to_owned(),
            people,
        }
    }

    #[test]
    fn a_day_has_its_own_people_and_each_role_its_own_count() {
        let all = [
            confirmed("delegate", "KG", 3),
            confirmed("delegate", "", 1),
            confirmed("media", "KG", 1),
        ];
        let here = [
            tally(Property::Day, "2026-05-25", "delegate", 2),
            tally(Property::Day, "2026-05-26", "media", 1),
            tally(Property::Attended, "", "delegate", 2),
            tally(Property::Attended, "", "media", 1),
        ];
        let first = Turnout::of(&all, &here, Property::Day, "2026-05-25");
        assert_eq!((first.expected, first.present), (5, 2));
        let delegates = RoleTurnout { role: ParticipantRole::Delegate, expected: 4, present: 2 };
        let media = RoleTurnout { role: ParticipantRole::Media, expected: 1, present: 0 };
        assert_eq!(first.by_role, [delegates, media]);
        assert_eq!(Turnout::of(&all, &here, Property::Day, "2026-05-27").present, 0);
        assert_eq!(absent_and_attended(5, &here), (2, 3));
    }
}
