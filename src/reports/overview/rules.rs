//! What follows from the counts of events.

use std::collections::BTreeMap;

use super::types::OverviewCountry;
use crate::countries::CountryCode;
use crate::reports::types::Counts;

/// From where people came to some events, those countries first from where most did.
pub(super) fn countries<'a>(events: impl Iterator<Item = &'a Counts>) -> Vec<OverviewCountry> {
    let mut all: BTreeMap<CountryCode, (i64, i64)> = BTreeMap::new();
    for counts in events {
        let known = counts.iter().filter_map(|(code, people)| Some((code.parse().ok()?, *people)));
        for (country, people) in known {
            let (events, participants) = all.entry(country).or_default();
            *events += 1;
            *participants += people;
        }
    }
    let shown =
        |(country, (events, participants))| OverviewCountry { country, events, participants };
    let mut all: Vec<OverviewCountry> = all.into_iter().map(shown).collect();
    all.sort_by_key(|it| std::cmp::Reverse(it.participants));
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_countries_from_where_most_came_stand_first_and_unknown_ones_nowhere() {
        let counts = |all: &[(&str, i64)]| -> Counts {
            all.iter().map(|(code, people)| ((*code).to_owned(), *people)).collect()
        };
        let events = [counts(&[("KG", 2), ("UZ", 5)]), counts(&[("KG", 1), ("unknown", 9)])];
        let found = countries(events.iter());
        let said: Vec<(String, i64, i64)> =
            found.iter().map(|it| (it.country.to_string(), it.events, it.participants)).collect();
        assert_eq!(said, [("UZ".to_owned(), 1, 5), ("KG".to_owned(), 2, 3)]);
    }
}
