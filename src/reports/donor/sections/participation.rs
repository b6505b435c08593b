//! Who took part over all events: in all, and by one property at a time, with how many of them came
//! where they are not few.

use typesetting::{Block, Column, Group, Run, Table};

use crate::reports::across::turnout::{Turnout, counts};
use crate::reports::blocks::{chart, labelled, row};
use crate::reports::donor::facts::Facts;
use crate::reports::donor::rules::told_apart;
use crate::reports::wording::Wording as _;

pub(super) fn blocks(it: &Facts) -> Vec<Block> {
    if it.figures.participants == 0 {
        return Vec::new();
    }
    let turnouts = &it.turnouts;
    let country = |value: &str| it.country_of(value);
    let gender = |value: &str| it.choice_of("gender-", value);
    let kind = |value: &str| it.choice_of("organization-kind-", value);
    let of = |row: &Turnout| row.participants;
    let charts = [
        chart(it, it.say("report-by-country"), &counts(&turnouts.by_country, of), country),
        chart(it, it.say("report-donor-by-gender"), &counts(&turnouts.by_gender, of), gender),
        chart(
            it,
            it.say("report-donor-by-kind"),
            &counts(&turnouts.by_organization_kind, of),
            kind,
        ),
    ];
    let groups = vec![
        group(it.say("report-donor-country"), &turnouts.by_country, country),
        group(it.say("report-donor-gender"), &turnouts.by_gender, gender),
        group(it.say("report-donor-kind"), &turnouts.by_organization_kind, kind),
    ];
    let columns = vec![
        Column::words(it.say("report-label"), 6),
        Column::numbers(it.say("statistics-participants"), 2),
        Column::numbers(it.say("statistics-attended"), 2),
        Column::numbers(it.say("report-donor-people"), 2),
    ];
    let mut all = vec![Block::list(totals(it))];
    all.extend(charts.into_iter().flatten().map(Block::Chart));
    all.push(Block::Table(Table { columns, groups }));
    let properties = [&turnouts.by_country, &turnouts.by_gender, &turnouts.by_organization_kind];
    if properties.into_iter().any(|rows| is_any_hidden(rows)) {
        all.push(Block::note(it.say("report-donor-few-came")));
    }
    all
}

fn is_any_hidden(rows: &[Turnout]) -> bool {
    let told = told_apart(rows);
    rows.iter().any(|row| row.participants > 0 && !told.contains(row.value.as_str()))
}

fn totals(it: &Facts) -> Vec<Vec<Run>> {
    let figures = &it.figures;
    let counts = [
        (it.say("report-counted"), figures.participants),
        (it.say("statistics-attended"), figures.attended),
        (it.say("report-donor-people"), figures.people),
        (it.say("statistics-countries"), figures.countries),
        (it.say("report-donor-organizations"), figures.organizations),
    ];
    let mut all: Vec<Vec<Run>> =
        counts.iter().map(|(what, count)| labelled(what, &count.to_string())).collect();
    let women = figures.women_percent.map(|share| format!("{} %", it.number(share)));
    all.extend(women.map(|share| labelled(&it.say("report-donor-women"), &share)));
    all
}

/// Those of whom there are most first, and those of whom it is not known last.
fn group(heading: String, rows: &[Turnout], label: impl Fn(&str) -> String) -> Group {
    let told = told_apart(rows);
    let mut rows: Vec<&Turnout> = rows.iter().filter(|row| row.participants > 0).collect();
    rows.sort_by_key(|row| (row.value.is_empty(), std::cmp::Reverse(row.participants)));
    let cells = |of: &Turnout| {
        let is_told = told.contains(of.value.as_str());
        let came = if is_told { of.attended.to_string() } else { "–".to_owned() };
        row([label(&of.value), of.participants.to_string(), came, of.people.to_string()])
    };
    Group { heading: Some(heading), rows: rows.into_iter().map(cells).collect() }
}
