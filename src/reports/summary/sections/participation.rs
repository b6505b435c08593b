//! Who took part: what is claimed beside what is counted, and the counts in pictures.

use std::collections::BTreeSet;

use typesetting::{Block, Column, Run, Table};

use super::{chart, labelled, signed};
use crate::countries::CountryCode;
use crate::events::types::EventCountryRole;
use crate::reports::rules::UNKNOWN;
use crate::reports::summary::facts::Facts;
use crate::reports::types::Figure;
use crate::reports::wording::Wording as _;

/// How many organizations of observers are named.
const OBSERVERS: usize = 200;

pub(super) fn blocks(it: &Facts) -> Vec<Block> {
    let statistics = &it.statistics;
    let claimed = &statistics.claimed;
    let figures = [
        (it.say("statistics-participants"), claimed.participants),
        (it.say("statistics-countries"), claimed.countries),
    ];
    let is_claimed = figures.iter().any(|(_, figure)| figure.claimed.is_some());
    if statistics.confirmed == 0 && !is_claimed && claimed.note.is_none() {
        return Vec::new();
    }
    let mut all = vec![Block::list(counted(it))];
    if is_claimed {
        all.push(Block::heading(it.say("statistics-claims")));
        all.push(claims(it, &figures));
        if figures.iter().any(|(_, figure)| figure.differs) {
            all.push(Block::note(it.say("report-differs")));
        }
    }
    all.extend(claimed.note.as_ref().map(Block::note));
    all.extend(differing(it).into_iter().map(Block::note));
    let country = |value: &str| match value.parse::<CountryCode>() {
        Ok(code) => it.country(&code),
        Err(_) => it.say("statistics-unknown"),
    };
    let role = |value: &str| it.word("badge-role-", value);
    let gender = |value: &str| match value {
        UNKNOWN => it.say("statistics-unknown"),
        known => it.word("gender-", known),
    };
    let charts = [
        chart(it, it.say("report-by-country"), &it.by_country, country),
        chart(it, it.say("report-by-role"), &statistics.by_role, role),
        chart(it, it.say("report-by-gender"), &statistics.by_gender, gender),
    ];
    all.extend(charts.into_iter().flatten().map(Block::Chart));
    all
}

/// How many took part, from where, and who came beside them.
fn counted(it: &Facts) -> Vec<Vec<Run>> {
    let claimed = &it.statistics.claimed;
    let countries = it.countries(&counted_countries(it));
    let mut all =
        vec![labelled(&it.say("report-counted"), &claimed.participants.counted.to_string())];
    let came = it.came.map(|people| labelled(&it.say("statistics-attended"), &people.to_string()));
    all.extend(came);
    if !countries.is_empty() {
        let said = format!("{} ({})", claimed.countries.counted, countries.join(", "));
        all.push(labelled(&it.say("statistics-countries"), &said));
    }
    if !it.observers.is_empty() {
        all.push(labelled(&it.say("report-observers"), &observers(it)));
    }
    all
}

/// The organizations of observers, as many as can be read.
fn observers(it: &Facts) -> String {
    let mut names = it.in_order(it.observers.iter().cloned());
    let more = names.len().saturating_sub(OBSERVERS);
    names.truncate(OBSERVERS);
    let named = names.join("; ");
    if more == 0 {
        return named;
    }
    format!("{named}; {}", it.say_of("report-and-more", "count", more.to_string()))
}

/// The countries from which somebody came who took part.
fn counted_countries(it: &Facts) -> BTreeSet<CountryCode> {
    it.by_country.keys().filter_map(|code| code.parse().ok()).collect()
}

/// What is said of countries in one place and not in another: neither is corrected, both are told.
fn differing(it: &Facts) -> Vec<String> {
    let mut all = Vec::new();
    let entered: BTreeSet<&CountryCode> =
        it.parts.countries.iter().map(|entry| &entry.country).collect();
    let claimed = it.statistics.claimed.countries.claimed;
    if let Some(claimed) = claimed.filter(|_| !entered.is_empty())
        && usize::try_from(claimed) != Ok(entered.len())
    {
        let values = [("claimed", claimed.to_string()), ("entered", entered.len().to_string())];
        all.push(it.say_with("report-countries-entered", values));
    }
    let counted = counted_countries(it);
    let named: BTreeSet<&CountryCode> = it
        .parts
        .countries
        .iter()
        .filter(|entry| entry.role == EventCountryRole::Participant)
        .map(|entry| &entry.country)
        .collect();
    if named.is_empty() || counted.is_empty() {
        return all;
    }
    let absent = it.countries(named.iter().copied().filter(|code| !counted.contains(*code)));
    let unnamed = it.countries(counted.iter().filter(|code| !named.contains(code)));
    for (key, countries) in
        [("report-countries-absent", absent), ("report-countries-unnamed", unnamed)]
    {
        if !countries.is_empty() {
            all.push(it.say_of(key, "countries", countries.join(", ")));
        }
    }
    all
}

fn claims(it: &Facts, figures: &[(String, Figure)]) -> Block {
    let row = |(name, figure): &(String, Figure)| {
        let claimed = figure.claimed?;
        let by = signed(figure.difference.unwrap_or_default());
        let by = if figure.differs { Run::bold(by) } else { Run::plain(by) };
        let cells =
            [claimed.to_string(), figure.counted.to_string()].map(|it| vec![Run::plain(it)]);
        let [claimed, counted] = cells;
        Some(vec![vec![Run::plain(name)], claimed, counted, vec![by]])
    };
    let columns = vec![
        Column::words(it.say("report-figure"), 3),
        Column::numbers(it.say("statistics-claimed"), 2),
        Column::numbers(it.say("statistics-counted"), 2),
        Column::numbers(it.say("statistics-difference"), 2),
    ];
    Block::Table(Table::new(columns, figures.iter().filter_map(row).collect()))
}
